// Recognises and turns a table with hypotheses in rows and evidence in columns. Pure.
import { ratingNumber, readRatingWord } from '../notation/rating-words.ts'
import { isTellingRating } from '../notation/read-cell.ts'
import { type Grid, type GridRow, gridCell, type LineAround, widthOf } from '../table/grid.ts'
import { fieldByTitle, isHypothesisWord } from '../table/grid-columns.ts'
import { isNumbered } from '../table/hypothesis-heading.ts'
import { cellName } from '../table/spreadsheet.ts'

const MOST_ROWS = 30
const CODE = /^\s*[A-Za-z]{1,6}[-.]?\d{1,4}\s*(?:[:：.)–—-]|$)/
const ITEM = /^\s*(?:E|EV|Ev|Evidence|Item)[\s.-]?\d{1,4}\s*(?:[:：.)–—-]|$)/

const isFilled = (text: string) => text.trim() !== ''
const filledIn = ({ cells }: GridRow) => cells.filter(isFilled)
const isRated = (row: GridRow) => row.cells.slice(1).some(isTellingRating) || holdsFigures(row)

/** The numbers of a scale may be positive in all rows. */
function holdsFigures(row: GridRow): boolean {
  const figures = filledIn(row).slice(1)
  const numbers = figures.filter((text) => ratingNumber(text) !== undefined).length
  return numbers > 1 && figures.every((text) => ratingNumber(text) !== undefined || readRatingWord(text) === 'NA')
}

/** True if rows begin with H1, H2 … and hold ratings, or if a first column is headed as hypotheses with ratings to its right. */
export function isTransposed({ rows }: Grid): boolean {
  const first = rows.slice(0, MOST_ROWS)
  // a text column to the right of another one: the first holds ids
  if (first.some(({ cells }) => cells.findIndex((cell) => fieldByTitle(cell) === 'statement') > 0)) return false
  if (first.some((row) => !isRated(row) && row.cells.slice(1).filter(isNumbered).length > 1)) return false
  const rated = first.filter(isRated)
  if (rated.length === 0) return false
  const names = rated.map((row) => row.cells.find(isFilled) ?? '')
  if (names.filter(isNumbered).length >= 2 && names.filter(isNumbered).length * 2 > rated.length) return true
  const heads = first.slice(0, first.indexOf(rated[0] as GridRow)).filter((row) => filledIn(row).length > 1)
  const items = heads.some(({ cells }) => cells.slice(1).filter((cell) => ITEM.test(cell)).length > 1)
  if (items && !names.some((name) => ITEM.test(name))) return true
  const headed = heads.some((row) => isHypothesisWord((row.cells[0] ?? '').trim()) && filledIn(row).length >= 3)
  return headed && rated.every((row) => isFilled(gridCell(row, 0)))
}

/** Exchanges rows and columns. Titles above the table and remarks below it become lines around it. */
export function turnGrid(grid: Grid): Grid {
  const { rows } = grid
  const firstRated = rows.findIndex(isRated)
  const lastRated = rows.findLastIndex(isRated)
  let head = Math.max(
    0,
    rows.slice(0, Math.max(1, firstRated)).findIndex((row) => filledIn(row).length > 1),
  )
  if (firstRated <= 0) head = 0
  const inside = rows.filter((row, at) => at >= head && (at <= lastRated || filledIn(row).length > 1))
  const around: LineAround[] = rows.filter((row) => !inside.includes(row)).map((row) => ({ row: row.row, text: filledIn(row).join(' | ') }))
  const turned: GridRow[] = []
  for (let column = 0; column < widthOf(grid); column += 1) {
    const cells = inside.map((row) => gridCell(row, column))
    if (!cells.some(isFilled) && !inside.some((row) => row.fills?.has(column))) continue
    const of = (kind: 'comments' | 'fills') =>
      new Map(inside.flatMap((row, at) => (row[kind]?.has(column) ? [[at, row[kind]?.get(column) ?? ''] as const] : [])))
    const [comments, fills] = [of('comments'), of('fills')]
    turned.push({
      ...{ row: column + 1, place: `column ${cellName(1, column + 1).slice(0, -1)}`, cells },
      ...(comments.size > 0 ? { comments } : {}),
      ...(fills.size > 0 ? { fills } : {}),
    })
  }
  return {
    ...{ rows: withHeadings(turned, firstRated - head), from1904: grid.from1904, turned: inside.map(({ row }) => row) },
    around: [...(grid.around ?? []), ...around],
  }
}

/** Names the columns that the heading rows became: the texts of the evidence, and their ids if these have a row. `many`: heading rows. */
function withHeadings(rows: readonly GridRow[], many: number): GridRow[] {
  const [head, ...body] = rows
  if (!head) return []
  const cells = [...head.cells]
  const codes = (at: number) => body.length > 1 && body.every((row) => CODE.test(gridCell(row, at)) && gridCell(row, at).length < 12)
  for (let at = 0; at < Math.max(1, many); at += 1) {
    if (isFilled(cells[at] ?? '') && !isHypothesisWord(cells[at] ?? '') && fieldByTitle(cells[at] ?? '') !== undefined) continue
    if (many > 1 && codes(at)) cells[at] = 'ID'
    else if (!cells.slice(0, at).includes('Evidence')) cells[at] = 'Evidence'
  }
  return [{ ...head, cells }, ...body]
}
