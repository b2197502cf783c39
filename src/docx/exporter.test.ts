import { expect, test } from 'vitest'
import { createWordExporter } from './exporter.ts'
import { houseTemplate } from './house-template.test-support.ts'
import { makeDocx } from './make-docx.ts'
import { reportOfCase } from './reports.test-support.ts'
import { readTemplate } from './template.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#A6400A"/></svg>'
const { report } = reportOfCase('tokyo-1995')
const job = { report, damage: null, pictures: [{ part: 'bottom', title: 'A', how: 'B', description: 'C', svg: SVG }] } as const

test('the exporter returns the same bytes as in the same thread, in the styles of its template', async () => {
  for (const template of [null, readTemplate(houseTemplate())]) {
    const { docx, close } = createWordExporter(template)
    try {
      const files = await Promise.all([docx(job), docx({ ...job, damage: 'Damaged.' })])
      const expected = await Promise.all([makeDocx(job, template), makeDocx({ ...job, damage: 'Damaged.' }, template)])
      expect(files.map((file, at) => Buffer.from(file).equals(expected[at] ?? Buffer.alloc(0)))).toEqual([true, true])
    } finally {
      await close()
    }
  }
})

test('an export whose client has gone is dropped, and the next one is made', async () => {
  const { docx, close } = createWordExporter()
  try {
    const gone = docx(job, AbortSignal.abort())
    await expect(gone).rejects.toBeDefined()
    expect((await docx(job)).length).toBeGreaterThan(5000)
  } finally {
    await close()
  }
})
