// Asks whether empty cells below filled ones were merged with them, as in tables saved as text, and repeats these. Pure.
import { joinPhrases } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type Answers, askQuestion, type Question } from '../questions/question.ts'
import { type GridRow, gridCell, rowPlace } from '../table/grid.ts'
import type { Meaning } from '../table/grid-columns.ts'
import type { RowRead } from '../table/row-roles.ts'

/** Columns whose cells people merge over several rows. */
const MERGED: readonly Meaning[] = ['kind', 'cluster', 'source', 'credibility', 'relevance', 'date']

/** Merged cells that were saved as text leave empty cells below the first: asks whether that one holds for them. */
export function repeatQuestion(
  roles: readonly RowRead[],
  columns: readonly Meaning[],
  titles: readonly string[],
  answers: Answers,
): { question: Question; columns: readonly number[] } | null {
  const rows = roles.flatMap(({ role, row }) => (role === 'evidence' ? [row] : []))
  const found = columns.flatMap((meaning, at) =>
    MERGED.includes(meaning) && looksMerged(rows.map((row) => gridCell(row, at).trim())) ? [at] : [],
  )
  if (found.length === 0) return null
  const empty = rows.filter((row) => found.some((at) => gridCell(row, at).trim() === ''))
  const question = askQuestion(
    {
      id: 'repeat',
      sentence: `${joinPhrases(found.map((at) => `“${shortLabel(titles[at] ?? '')}”`))} ${found.length === 1 ? 'has' : 'have'} empty cells below filled ones. Does the cell above hold for them?`,
      options: [
        { value: 'yes', words: 'yes: repeat it' },
        { value: 'no', words: 'no: they are empty' },
      ],
      usual: 'no',
      places: empty.map(rowPlace),
    },
    answers,
  )
  return { question, columns: found }
}

/** The first row is filled, values change from group to group, and a third of the cells or more are empty. */
function looksMerged(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const changes = filled.every((cell, at) => cell !== filled[at - 1])
  return (
    cells[0] !== '' && filled.length > 1 && changes && filled.length < cells.length && (cells.length - filled.length) * 3 >= cells.length
  )
}

/** Repeats the filled cell above in each empty cell of these columns. */
export const repeatCells = (rows: readonly GridRow[], columns: readonly number[]): GridRow[] => {
  const last = new Map<number, string>()
  return rows.map((row) => {
    const cells = [...row.cells]
    for (const at of columns) {
      const text = gridCell(row, at)
      if (text.trim() !== '') last.set(at, text)
      else {
        while (cells.length <= at) cells.push('')
        cells[at] = last.get(at) ?? ''
      }
    }
    return { ...row, cells }
  })
}
