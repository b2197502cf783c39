// Reads the ratings and reasons of a table's rows, each rater's apart. Knows the items and hypotheses by their ids only. Pure.
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

/** What a column holds that may be ratings. */
const UNCLEAR_CELLS = {
  number: 'a number. Nothing says that the numbers go from 2 for CC to −2 for II; they are left blank.',
  dash: 'a single dash, which may mean inconsistent or nothing; they are left blank.',
} as const

/** Said of a row or a cell. */
export const RATING_PROBLEMS = {
  noRater: 'It names no rater; its ratings are left out.',
  unreadable: (typed: string) => `“${shortLabel(typed)}” is not a rating. Use CC, C, N, I, II or NA, or leave it empty; it is left blank.`,
  unclear: (cells: number, word: keyof typeof UNCLEAR_CELLS) => `${countNoun(cells, 'cell holds', 'cells hold')} ${UNCLEAR_CELLS[word]}`,
} as const

export interface RatedTable {
  readonly body: readonly GridRow[]
  readonly columns: readonly Meaning[]
  readonly numbers: boolean
  readonly raters: GridRaters
  /** by row */
  readonly items: ReadonlyMap<number, string>
  /** by column, from 0 */
  readonly hypotheses: ReadonlyMap<number, GridHypothesis>
}

/** The raters of a document, with what they rated and wrote, and how many cells that are. */
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
      ratings: Object.fromEntries([...(found.get(id)?.ratings ?? [])].map(([item, given]) => [item, Object.fromEntries(given)])),
      firstRound: {},
      rationales: Object.fromEntries(found.get(id)?.rationales ?? []),
      notes: {},
      estimates: { before: {}, now: {} },
    })),
  }
}
