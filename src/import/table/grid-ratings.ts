// Reads the ratings and reasons of a table for each rater. Pure.
import type { Document } from '../../ach/document/document.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { reasonText } from '../../ach/model/workbook.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type GridRow, gridCell } from './grid.ts'
import type { Meaning } from './grid-columns.ts'
import type { GridHypothesis } from './grid-hypotheses.ts'
import type { GridProblems } from './grid-problems.ts'
import type { GridRaters } from './grid-raters.ts'
import { ratedCells } from './mapping.ts'
import { ratingReader } from './rating-words.ts'

/** Cells that may or may not be ratings. */
const UNCLEAR_CELLS = {
  number: ['a number', 'Nothing shows that the numbers are ratings from 2 (CC) to −2 (II).'],
  dash: ['a single dash', 'It may mean inconsistent or not rated.'],
} as const

/** Problems of one row or cell. */
export const RATING_PROBLEMS = {
  noRater: 'This row names no rater. Its ratings are left out.',
  unreadable: (typed: string) =>
    `“${shortLabel(typed)}” is not a rating. Use CC, C, N, I, II or NA, or leave the cell empty. It is left blank.`,
  unclear: (cells: number, word: keyof typeof UNCLEAR_CELLS) =>
    `${countNoun(cells, 'cell', 'cells')} with ${UNCLEAR_CELLS[word][0]} ${cells === 1 ? 'is' : 'are'} left blank. ${UNCLEAR_CELLS[word][1]}`,
} as const

export interface RatedTable {
  readonly body: readonly GridRow[]
  readonly columns: readonly Meaning[]
  readonly numbers: boolean
  readonly raters: GridRaters
  /** item ids by row number */
  readonly items: ReadonlyMap<number, string>
  /** hypotheses by column index, from 0 */
  readonly hypotheses: ReadonlyMap<number, GridHypothesis>
}

/** Returns the raters with their ratings and reasons, and the number of rated cells. */
export function readGridRatings(table: RatedTable, problems: GridProblems): { raters: Document['raters']; cells: number } {
  const { body, columns, hypotheses, raters, items } = table
  const read = ratingReader(ratedCells(body, columns), table.numbers)
  const whyAt = columns.indexOf('why')
  const unclear = new Map<string, { at: number; word: keyof typeof UNCLEAR_CELLS; times: number }>()
  const found = new Map(
    raters.all.map(({ id }) => [id, { ratings: new Map<string, Map<string, Rating>>(), rationales: new Map<string, string>() }]),
  )
  let cells = 0
  for (const row of body) {
    const item = items.get(row.row)
    if (item === undefined) continue
    const rater = raters.of(row)
    const of = found.get(rater?.id ?? '')
    if (!of) {
      if ([...hypotheses.keys(), whyAt].some((at) => gridCell(row, at).trim() !== '')) problems.add(row.row, null, RATING_PROBLEMS.noRater)
      continue
    }
    const ratings = new Map<string, Rating>()
    for (const [at, { id }] of hypotheses) {
      const text = gridCell(row, at)
      const rating = read(text)
      if (rating === 'number' || rating === 'dash') {
        const before = unclear.get(`${rating} ${at}`)
        unclear.set(`${rating} ${at}`, { at, word: rating, times: (before?.times ?? 0) + 1 })
      } else if (rating) ratings.set(id, rating)
      else if (rating === undefined) problems.add(row.row, at, RATING_PROBLEMS.unreadable(text.trim()))
    }
    cells += ratings.size
    if (ratings.size > 0) of.ratings.set(item, ratings)
    const why = reasonText.safeParse(gridCell(row, whyAt).trim())
    if (!why.success) problems.add(row.row, whyAt, `${why.error.issues[0]?.message} It is left out.`)
    else if (why.data !== '') of.rationales.set(item, why.data)
  }
  for (const { at, word, times } of unclear.values()) problems.add(null, at, RATING_PROBLEMS.unclear(times, word))
  return {
    cells,
    raters: raters.all.map(({ id, name }) => ({
      id,
      name,
      kind: 'person',
      note: null,
      shown: false,
      ratings: Object.fromEntries([...(found.get(id)?.ratings ?? [])].map(([item, row]) => [item, Object.fromEntries(row)])),
      firstRound: {},
      ratedAgain: {},
      rationales: Object.fromEntries(found.get(id)?.rationales ?? []),
      notes: {},
      estimates: { before: {}, now: {} },
      confidence: null,
    })),
  }
}
