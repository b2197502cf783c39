// Names what was typed above the headings of a table in a returned file, where only title and question are read.
import { shortLabel } from '../../forms/ids.ts'
import { AS_EXPORTED, ID_HEADING } from '../sheets/layout.ts'
import { isTyped, type ReturnedTable, type SheetCells } from './returned-cells.ts'

/** Problems of cells other than ratings. */
export const ROW_PROBLEMS = {
  computed: (typed: string) =>
    `“${shortLabel(typed)}” was typed over a formula. It is not imported, because this figure is always calculated.`,
  twoTexts: (id: string, sheet: string) => `${id} was also changed on the ${sheet} sheet, which is read instead of this cell.`,
  remark: (typed: string) => `“${shortLabel(typed)}” belongs to no item. It is not read.`,
} as const

/** Names what was typed above the headings of a table, except texts of the export. `isMatrix`: title and question, then labels and figures. */
export function nameTextsAbove({ sheet, head, columns }: ReturnedTable, cells: SheetCells, isMatrix: boolean): void {
  const first = columns.get(ID_HEADING) ?? 1
  let texts = 0
  for (const [row, all] of sheet.rows) {
    if (row >= head) return
    const begins = isTyped(all.get(first))
    if (begins) texts += 1
    const isText = !isMatrix || (begins && texts <= 2)
    const computed = [...all.values()].some(({ formula }) => formula)
    for (const [column, cell] of all) {
      if (!isTyped(cell) || column === (isText ? first : first + 1)) continue
      const value = String(cell.value)
      if (isMatrix && column === first && value.includes(AS_EXPORTED)) continue
      if (computed) cells.problem(row, column, ROW_PROBLEMS.computed(value))
      else if (isText || !FIGURE.test(value)) cells.problem(row, column, ROW_PROBLEMS.remark(value))
    }
  }
}
/** A score, a rank or a share; a file may hold only their values. */
export const FIGURE = /^(?:[\d.,]+|–|\d+ \/ \d+)$/
