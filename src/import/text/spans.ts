// Places cells that span rows and columns, as in HTML and wiki tables, into a grid. Pure.
import type { Grid, GridRow, LineAround } from '../table/grid.ts'
import type { Merge } from '../table/spreadsheet.ts'

export interface SpanCell {
  readonly text: string
  readonly rows: number
  readonly columns: number
  /** colour of an empty cell */
  readonly fill: string | null
}
export interface SpanRow {
  /** line of the text */
  readonly line: number
  readonly cells: readonly SpanCell[]
}

/** More than any table of evidence has; a cell can claim to span any number. */
const MOST = 200

export const spanOf = (written: string | undefined): number =>
  Math.min(MOST, Math.max(1, /^\d{1,4}$/.test(written ?? '') ? Number(written) : 1))

export function gridOfSpans(rows: readonly SpanRow[], around: readonly LineAround[]): Grid {
  const merges: Merge[] = []
  /** column index → rows that a cell above still fills */
  let open = new Map<number, number>()
  const placed = rows.map(({ cells }, at): GridRow => {
    const texts: string[] = []
    const fills = new Map<number, string>()
    const next = new Map([...open].flatMap(([column, left]) => (left > 1 ? [[column, left - 1] as const] : [])))
    let column = 0
    for (const { text, rows: down, columns: right, fill } of cells) {
      while (open.has(column)) column += 1
      if (column > MOST) break
      while (texts.length < column) texts.push('')
      texts[column] = text
      if (fill !== null && text.trim() === '') fills.set(column, fill)
      if (down > 1 || right > 1) merges.push({ row: at + 1, column: column + 1, toRow: at + down, toColumn: column + right })
      for (let over = 0; over < right; over += 1) if (down > 1) next.set(column + over, down - 1)
      column += right
    }
    open = next
    // Rows are numbered within the table, so that the merged areas fit.
    return { row: at + 1, cells: texts, ...(fills.size > 0 ? { fills } : {}) }
  })
  const filled = placed.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return { rows: filled, from1904: false, ...(merges.length > 0 ? { merges } : {}), ...(around.length > 0 ? { around } : {}) }
}
