// Compares work inside one process: leave-one-out with scoring once, export to .xlsx with exceljs writing the same cells without formulas
// or styles, and import with exceljs, which checks nothing.
import ExcelJS from 'exceljs'
import { leaveOneOut } from '../ach/analysis/sensitivity.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { LARGE } from '../tests/support/large-workbook.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { readSpreadsheet } from '../xlsx/read/read-sheets.ts'
import { compare, timeOf } from './figures.ts'
import { benchView, type MatrixSize } from './workbooks.ts'

/** Both run several times a round, each time on a new view: results are cached by view. */
const TIMES = 10

export async function compareLeaveOneOut(document: string): Promise<void> {
  const view = benchView(document, 'me')
  const measure = (work: (fresh: View) => unknown) => async () => [
    (await timeOf(() => {
      for (let count = 0; count < TIMES; count += 1) work({ ...view })
    })) / TIMES,
  ]
  await compare(
    [{ what: `leave-one-out, ${LARGE.name}, against one scoring`, goal: 'goal ≤ 2' }],
    measure((fresh) => leaveOneOut(ratingTable(fresh, raterIn(fresh, 'me')))),
    measure((fresh) => scoresOf(fresh, 'me')),
  )
}

export async function compareExport({ name }: MatrixSize, document: string, rater: string): Promise<void> {
  const view = benchView(document, rater)
  const sheets = plainCells(await loadBook(await makeXlsx(view, [rater])))
  await compare(
    [{ what: `export .xlsx, ${name}` }],
    async () => [await timeOf(() => makeXlsx(view, [rater]))],
    async () => [await timeOf(() => writePlain(sheets))],
  )
}

export async function compareImport({ name }: MatrixSize, document: string, rater: string): Promise<void> {
  const file = await makeXlsx(benchView(document, rater), [rater])
  await compare(
    [{ what: `read .xlsx, ${name}` }],
    async () => [await timeOf(() => readSpreadsheet(file))],
    async () => [await timeOf(() => loadBook(file))],
  )
}

const loadBook = (file: Uint8Array): Promise<ExcelJS.Workbook> => new ExcelJS.Workbook().xlsx.load(new Uint8Array(file).buffer)

type Plain = string | number | boolean | null

function plainCells(book: ExcelJS.Workbook): Map<string, Plain[][]> {
  const sheets = new Map<string, Plain[][]>()
  for (const sheet of book.worksheets) {
    const rows: Plain[][] = []
    sheet.eachRow((row) => {
      const cells: Plain[] = []
      row.eachCell({ includeEmpty: true }, ({ result, value }) => {
        const content = result ?? value
        if (typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean') cells.push(content)
        else cells.push(content ? String(content) : null)
      })
      rows.push(cells)
    })
    sheets.set(sheet.name, rows)
  }
  return sheets
}

async function writePlain(sheets: ReadonlyMap<string, readonly Plain[][]>): Promise<void> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of sheets) book.addWorksheet(name).addRows(rows.map((cells) => [...cells]))
  await book.xlsx.writeBuffer()
}
