// (c) Export to .xlsx, against exceljs writing the same cells without formulas or styles.
import ExcelJS from 'exceljs'
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { viewFor } from '../ach/view/view.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { line, median, ms } from './figures.ts'
import { ROUNDS } from './ratings.ts'

type Row = readonly (string | number | boolean | null)[]

export async function benchExport(name: string, documentText: string, rater: string): Promise<void> {
  const read = parseDocument(documentText)
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { changes, people } = changesOf(read.document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater, names: people, unveiled: true })
  const sheets = await plainCells(await makeXlsx(view, [rater]))
  const mine: number[] = []
  const other: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await timed(() => makeXlsx(view, [rater])))
    other.push(await timed(() => writePlain(sheets)))
  }
  line(`export .xlsx, ${name}`, ms(median(mine)), ms(median(other)), (median(mine) / median(other)).toFixed(1))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function plainCells(file: Uint8Array): Promise<Map<string, Row[]>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)
  const sheets = new Map<string, Row[]>()
  for (const sheet of book.worksheets) {
    const rows: Row[] = []
    sheet.eachRow((row) => {
      const cells: (string | number | boolean | null)[] = []
      row.eachCell({ includeEmpty: true }, ({ result, value }) => {
        const plain = result ?? value
        cells.push(
          typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : plain ? String(plain) : null,
        )
      })
      rows.push(cells)
    })
    sheets.set(sheet.name, rows)
  }
  return sheets
}

async function writePlain(sheets: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of sheets) book.addWorksheet(name).addRows(rows.map((row) => [...row]))
  await book.xlsx.writeBuffer()
}
