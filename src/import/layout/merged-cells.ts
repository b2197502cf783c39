// Repeats the text of a merged cell in each row that it covers, because it holds for all of them. Pure.
import { readRatingWord } from '../notation/rating-words.ts'
import { type Grid, gridCell } from '../table/grid.ts'
import { fieldByTitle, isGroupColumn } from '../table/grid-columns.ts'
import { isNumbered } from '../table/hypothesis-heading.ts'

const isHeading = (text: string) => fieldByTitle(text) !== undefined || isGroupColumn(text) || isNumbered(text)

/** Headings are not repeated: they are read as they stand. A rating is repeated to the right too. */
export function fillMergedCells(grid: Grid): Grid {
  const { merges = [], rows } = grid
  if (merges.length === 0) return grid
  const at = new Map(rows.map(({ row }, index) => [row, index]))
  const filled = rows.map(({ cells }) => [...cells])
  for (const { row, column, toRow, toColumn } of merges) {
    const from = rows[at.get(row) ?? -1]
    const text = from ? gridCell(from, column - 1) : ''
    if (text.trim() === '' || isHeading(text)) continue
    const lastColumn = readRatingWord(text) ? toColumn : column
    for (let below = row; below <= Math.min(toRow, row + rows.length * 2); below += 1) {
      const cells = filled[at.get(below) ?? -1]
      if (!cells) continue
      for (let right = column; right <= lastColumn; right += 1) {
        while (cells.length < right) cells.push('')
        if (cells[right - 1]?.trim() === '') cells[right - 1] = text
      }
    }
  }
  return { ...grid, rows: rows.map((row, index) => ({ ...row, cells: filled[index] ?? row.cells })) }
}
