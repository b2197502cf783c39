// A picture of rows: words, numbers and bars in columns, each row as high as its longest text.

import { LINE, STRONG_LINE } from '../../src/ach/words/palette.ts'
import { at, HEAD, type Piece, paragraph, ruler, type Style, stackPieces } from './marks.ts'

/** A column; the widths of all columns, with `GAP` between them, add up to the width of the picture. */
export interface PictureColumn {
  readonly head: string
  readonly width: number
  /** a column of numbers, aligned to the end */
  readonly num?: boolean
}

/** Words in a cell. */
export interface PictureWords {
  readonly text: string
  readonly bold?: boolean
  /** a user's text */
  readonly typed?: boolean
  /** smaller words below */
  readonly more?: string
  /** lines; default: 3 */
  readonly most?: number
}

/** A cell with words, or drawn by a function of the column's width. */
export type PictureCell = string | PictureWords | ((width: number) => Piece)

export const GAP = 16
const PADDING = 6
/** height of a line of text, for cells with one bar */
export const BAR_HEIGHT = 22

export function tablePiece(columns: readonly PictureColumn[], rows: readonly (readonly PictureCell[])[]): Piece {
  const width = columns.reduce((sum, column) => sum + column.width, 0) + GAP * (columns.length - 1)
  const heads = columns.map(({ head, num, width }) => paragraph(head, { ...HEAD, width, anchor: num ? 'end' : 'start', most: 3 }))
  const top = Math.max(...heads.map(({ height }) => height))
  const head: Piece = {
    height: top + PADDING,
    marks: `${acrossColumns(
      columns,
      heads.map((piece) => at(0, top - piece.height, piece.marks)),
    )}${ruler(0, top + PADDING, width, top + PADDING, { colour: STRONG_LINE })}`,
  }
  return stackPieces([head, ...rows.map((cells, index) => rowPiece(columns, cells, width, index === rows.length - 1))], 0)
}

function rowPiece(columns: readonly PictureColumn[], cells: readonly PictureCell[], width: number, last: boolean): Piece {
  const pieces = columns.map((column, index) => cellPiece(column, cells[index] ?? ''))
  const inside = Math.max(...pieces.map(({ height }) => height))
  const height = inside + 2 * PADDING
  const marks = acrossColumns(
    columns,
    pieces.map((piece) => at(0, PADDING + (inside - piece.height) / 2, piece.marks)),
  )
  return { height, marks: `${marks}${last ? '' : ruler(0, height, width, height, { colour: LINE })}` }
}

function cellPiece({ width, num }: PictureColumn, cell: PictureCell): Piece {
  if (typeof cell === 'function') return cell(width)
  const { text, bold, typed, more, most = 3 } = typeof cell === 'string' ? { text: cell } : cell
  const style = { width, typed: typed ?? false, anchor: num ? 'end' : 'start' } as const
  const first = paragraph(text, { ...style, size: 13.5, bold, most })
  return more ? stackPieces([first, paragraph(more, { ...style, ...SMALLER, typed: false, most: 2 })], 1) : first
}

const SMALLER: Style = { size: 11.5, colour: HEAD.colour ?? LINE }

function acrossColumns(columns: readonly PictureColumn[], marks: readonly string[]): string {
  let x = 0
  return columns
    .map(({ width }, index) => {
      const moved = at(x, 0, marks[index] ?? '')
      x += width + GAP
      return moved
    })
    .join('')
}
