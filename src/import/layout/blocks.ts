// Splits a sheet or a text that holds several matrices, below each other or next to each other. Pure.
import { isTellingRating } from '../notation/read-cell.ts'
import { type Grid, type GridRow, gridCell } from '../table/grid.ts'
import { fieldByTitle } from '../table/grid-columns.ts'
import { headingPoints } from '../table/header-rows.ts'

export interface NamedGrid {
  readonly name: string
  readonly grid: Grid
}

const isFilled = (text: string) => text.trim() !== ''
const filledIn = ({ cells }: GridRow) => cells.filter(isFilled)
const isRated = ({ cells }: GridRow) => cells.slice(1).some(isTellingRating)
const sameTexts = (one: GridRow, other: GridRow) => filledIn(one).join('\n').toLowerCase() === filledIn(other).join('\n').toLowerCase()

/** More matrices than anyone puts on a sheet. */
const MOST_BLOCKS = 50

export function blocksIn({ name, grid }: NamedGrid): NamedGrid[] {
  if (grid.listed) return [{ name, grid }]
  const below = splitBelow(grid)
  const blocks = below.flatMap(splitAcross)
  if (blocks.length < 2 || blocks.length > MOST_BLOCKS) return [{ name, grid }]
  return blocks.map((block, at) => ({ name: titleOf(block) ?? `${name}, table ${at + 1}`, grid: block }))
}

/** The lone text above the headings of a block. */
function titleOf({ rows }: Grid): string | null {
  const head = rows.findIndex((row) => headingPoints(row) > 0)
  const [title] = rows.slice(0, Math.max(0, head)).flatMap((row) => (filledIn(row).length === 1 ? filledIn(row) : []))
  return title === undefined ? null : title.trim().slice(0, 100)
}

/** A second row of headings begins a new block, unless it only repeats the first one without a gap, as on each printed page. */
function splitBelow(grid: Grid): Grid[] {
  const { rows } = grid
  const starts: number[] = []
  let head: GridRow | null = null
  let rated = false
  rows.forEach((row, at) => {
    if (headingPoints(row) === 0 || filledIn(row).length < 3 || isRated(row)) {
      rated ||= isRated(row)
      return
    }
    if (head !== null && !rated) return
    const start = startOf(rows, at)
    const gap = (rows[start]?.row ?? 0) - (rows[start - 1]?.row ?? 0) > 1
    if (head !== null && sameTexts(head, row) && start === at && !gap) return
    starts.push(head === null ? 0 : start)
    head = row
    rated = false
  })
  if (starts.length < 2 || !rated) return [grid]
  const parts = starts.map((start, at) => rows.slice(start, starts[at + 1] ?? rows.length))
  return parts.map((part) => ({ ...grid, rows: part }))
}

/** The titles above the headings at this index belong to them. */
function startOf(rows: readonly GridRow[], at: number): number {
  let start = at
  while (start > 0) {
    const [before, here] = [rows[start - 1], rows[start]]
    if (!before || !here || here.row - before.row > 1 || filledIn(before).length !== 1) break
    start -= 1
  }
  return start
}

/** Two headings for the evidence, with an empty column before the second, make two blocks next to each other. */
function splitAcross(grid: Grid): Grid[] {
  const head = grid.rows.find((row) => headingPoints(row) > 0)
  if (!head) return [grid]
  const starts = head.cells.flatMap((cell, at) => (fieldByTitle(cell) === 'statement' ? [at] : []))
  const second = starts.find(
    (at) => at > (starts[0] ?? 0) + 1 && grid.rows.every((row) => !isFilled(gridCell(row, at - 1)) || row.row < head.row),
  )
  if (second === undefined) return [grid]
  const part = (from: number, to: number): Grid => ({
    ...grid,
    rows: grid.rows
      .map((row) => ({ ...row, cells: row.cells.map((cell, at) => (at >= from && at < to ? cell : '')) }))
      .filter((row) => filledIn(row).length > 0),
  })
  return [part(0, second), part(second, Number.POSITIVE_INFINITY)]
}
