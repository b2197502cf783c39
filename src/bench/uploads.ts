// (d) Bringing a file in on the running server: from the upload until the page that looks at it is whole, and what others notice of it
// meanwhile; the same for files that mean harm.
import ExcelJS from 'exceljs'
import { paths } from '../paths.ts'
import { HAZARDS } from '../xlsx/hazards.test-support.ts'
import { line, median, ms, percentile } from './figures.ts'
import { load } from './load.ts'
import type { Process } from './processes.ts'
import { ROUNDS } from './ratings.ts'
import { LARGE } from './workbooks.ts'

/** Those that cost most to find out, each in its way. */
const BOMBS = ['300 MB of blanks that are kept secret', '23 MB of empty rows', '23 MB of blanks']

export async function benchUploads(ours: Process, workbook: string): Promise<void> {
  const id = workbook.split('/').at(-1) ?? ''
  const answer = await fetch(`${ours.address}${paths.export(id, 'xlsx')}`)
  const exported = new Uint8Array(await answer.arrayBuffer())
  await benchUpload(ours, `import .xlsx, ${LARGE.name}, to the preview`, exported, 'goal < 3000 ms')
  await benchUpload(ours, `import .xlsx, ${LARGE.name}, all cells changed`, await changed(exported), 'goal < 3000 ms')
  for (const { name, bytes } of HAZARDS) if (BOMBS.includes(name)) await benchUpload(ours, `upload of ${name}`, bytes(), 'goal < 3000 ms')
}

/** Each round is an upload and its pages, while somebody else asks for the ready page all the time. */
async function benchUpload(ours: Process, what: string, file: Uint8Array, goal: string): Promise<void> {
  const times: number[] = []
  const others: number[][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    let over = false
    const meanwhile = load(ours.address, () => ({ method: 'GET', path: paths.ready() }), { connections: 1, over: () => over })
    const began = performance.now()
    try {
      await lookedAt(ours.address, file)
    } finally {
      over = true
    }
    times.push(performance.now() - began)
    others.push([...(await meanwhile).each])
  }
  line(what, ms(median(times)), '', '', goal)
  const each = others.flat()
  line('  others meanwhile, p50', ms(percentile(each, 50)), '', '')
  line('  others meanwhile, p99', ms(percentile(each, 99)), '', '', 'goal < 50 ms')
  // who asks without a pause hides a long wait among thousands of short ones
  line('  others meanwhile, longest wait', ms(median(others.map((round) => Math.max(...round)))), '', '')
}

/** Uploads and follows to where the file can be looked at, or was refused. */
async function lookedAt(address: string, file: Uint8Array): Promise<void> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(file)], 'workbook.xlsx'))
  let answer = await fetch(`${address}${paths.imports()}`, { method: 'POST', body: form, redirect: 'manual' })
  for (;;) {
    const page = await answer.text()
    const place = answer.headers.get('location')
    const reading = answer.ok && page.includes('data-reading')
    if (!place && !reading) {
      if (answer.ok || answer.status === 422) return
      throw new Error(`${answer.url} answered ${answer.status}: ${page.slice(0, 300)}`)
    }
    answer = await fetch(place ? new URL(place, address) : answer.url, { redirect: 'manual' })
  }
}

/** The file with another rating in each cell of its matrix, as somebody would send it back. */
async function changed(file: Uint8Array): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(file).buffer)
  const columns: number[] = []
  book.getWorksheet('Matrix')?.eachRow((row) => {
    if (row.getCell(1).text === 'ID')
      row.eachCell((cell, column) => {
        if (/^H\d+\b/.test(cell.text)) columns.push(column)
      })
    else if (/^E\d+$/.test(row.getCell(1).text))
      for (const column of columns) row.getCell(column).value = row.getCell(column).text === 'CC' ? 'II' : 'CC'
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
