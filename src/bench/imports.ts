// (d) Reading an .xlsx that was exported here: with all the checks, against exceljs, which trusts what it reads.
import ExcelJS from 'exceljs'
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { viewFor } from '../ach/view/view.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { readSpreadsheet } from '../xlsx/read/read-sheets.ts'
import { line, median, ms } from './figures.ts'
import { ROUNDS } from './ratings.ts'

export async function benchImport(name: string, documentText: string, rater: string): Promise<void> {
  const read = parseDocument(documentText)
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { changes, people } = changesOf(read.document, null)
  const file = await makeXlsx(viewFor(applyChanges(NO_WORKBOOK, changes), { rater, names: people, unveiled: true }), [rater])
  const buffer = new Uint8Array(file).buffer
  const mine: number[] = []
  const other: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await timed(() => readSpreadsheet(file)))
    other.push(await timed(() => new ExcelJS.Workbook().xlsx.load(buffer)))
  }
  line(`read .xlsx, ${name}`, ms(median(mine)), ms(median(other)), median(mine.map((time, round) => time / (other[round] ?? 0))).toFixed(2))
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
