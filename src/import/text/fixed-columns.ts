// Reads tables whose columns are aligned with spaces, as in chats, e-mails and terminals. Pure.
import { isRatingText } from '../notation/read-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { fieldByTitle } from '../table/grid-columns.ts'
import { isNumbered } from '../table/hypothesis-heading.ts'

interface Piece {
  readonly at: number
  readonly text: string
}
interface Line {
  readonly number: number
  readonly pieces: readonly Piece[]
}

const MOST_LINE = 2000
const MOST_LINES = 5000

const piecesOf = (line: string): Piece[] =>
  line.length > MOST_LINE ? [] : [...line.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: text }) => ({ at: index, text }))

/** Returns the grid of a text with aligned columns; null if it has none. */
export function fixedColumns(text: string): Grid | null {
  const all = text.split('\n')
  if (all.length > MOST_LINES) return null
  const lines = all
    .map((line, at): Line => ({ number: at + 1, pieces: piecesOf(line.replace(/\t/g, '    ').replace(/^\s*>\s?/, '')) }))
    .filter(({ pieces }) => pieces.length > 0 && !pieces.every(({ text: piece }) => /^[-=_─━ ]{3,}$/.test(piece)))
  const head = lines.find(({ pieces }) => pieces.length > 1 && isHead(pieces))
  if (!head) return null
  // A heading over the evidence may be missing.
  const start = head.pieces[0]?.at ?? 0
  const shifted = start > 0 && lines.some(({ number, pieces }) => number > head.number && (pieces[0]?.at ?? 0) < start && pieces.length > 1)
  const columns = [...(shifted ? [0] : []), ...head.pieces.map(({ at }) => at)]
  const rows = lines.map(({ number, pieces }): GridRow => ({ row: number, cells: cellsOf(pieces, columns) }))
  const rated = rows.filter(({ row, cells }) => row > head.number && cells.slice(1).some(isRatingText))
  return rated.length > 0 ? { rows, from1904: false } : null
}

const isHead = (pieces: readonly Piece[]): boolean => {
  const known = pieces.filter(({ text }) => fieldByTitle(text) !== undefined || isNumbered(text)).length
  return known > 1 || (known > 0 && pieces.length > 2)
}

/** Pieces in as many columns stand in order; others belong to the heading that begins nearest. */
function cellsOf(pieces: readonly Piece[], columns: readonly number[]): string[] {
  if (pieces.length === columns.length) return pieces.map(({ text }) => text)
  const cells = columns.map(() => '')
  for (const { at, text } of pieces) {
    const nearest = columns.reduce((best, start, index) => (Math.abs(start - at) <= Math.abs((columns[best] ?? 0) - at) ? index : best), 0)
    cells[nearest] = [cells[nearest] ?? '', text].filter((one) => one !== '').join(' ')
  }
  return cells
}
