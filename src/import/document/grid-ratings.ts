// Reads the ratings, notes and reasons of a table for each rater. Pure.
import type { Document } from '../../ach/document/document.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { noteText, reasonText } from '../../ach/model/workbook.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { isColourText } from '../notation/colours.ts'
import type { Notation } from '../notation/notation.ts'
import { type GridRow, gridCell } from '../table/grid.ts'
import type { Meaning } from '../table/grid-columns.ts'
import type { GridProblems } from '../table/grid-problems.ts'
import type { GridHypothesis } from './grid-hypotheses.ts'
import type { GridRater, GridRaters } from './grid-raters.ts'
import { ratedText } from './rated-cells.ts'

/** Cells that may or may not be ratings. */
const UNCLEAR_CELLS = {
  number: ['a number', 'Nothing shows that the numbers are ratings.'],
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
  readonly rows: readonly GridRow[]
  readonly columns: readonly Meaning[]
  readonly notation: Notation
  readonly raters: GridRaters
  /** item ids by row number */
  readonly items: ReadonlyMap<number, string>
  /** hypotheses by column index, from 0 */
  readonly hypotheses: ReadonlyMap<number, GridHypothesis>
}

export interface RatingsRead {
  readonly raters: Document['raters']
  /** numbers of rated cells and of cells with a note */
  readonly cells: number
  readonly notes: number
  /** rows of evidence without a rating */
  readonly unrated: readonly GridRow[]
}

class RaterDraft {
  readonly ratings: Record<string, Record<string, Rating>> = {}
  readonly notes: Record<string, Record<string, string>> = {}
  readonly rationales: Record<string, string> = {}

  constructor(readonly rater: GridRater) {}

  document(): Document['raters'][number] {
    const { id, name } = this.rater
    const { ratings, rationales, notes } = this
    const rest = {
      kind: 'person',
      note: null,
      shown: false,
      firstRound: {},
      ratedAgain: {},
      estimates: { before: {}, now: {} },
      confidence: null,
    } as const
    return { id, name, ...rest, ratings, rationales, notes }
  }
}

/** Returns the raters with their ratings, notes and reasons. */
export function readGridRatings(table: RatedTable, problems: GridProblems): RatingsRead {
  const { rows, columns, hypotheses, raters, items, notation } = table
  const whyAt = columns.indexOf('why')
  const unclear = new Map<string, { at: number; word: keyof typeof UNCLEAR_CELLS; times: number }>()
  const drafts = new Map(raters.all.map((rater) => [rater.id, new RaterDraft(rater)]))
  const unrated: GridRow[] = []
  const rated = new Set<string>()
  let cells = 0
  let notes = 0
  for (const row of rows) {
    const item = items.get(row.row)
    if (item === undefined) continue
    const draft = drafts.get(raters.of(row)?.id ?? '')
    if (!draft) {
      if ([...hypotheses.keys(), whyAt].some((at) => gridCell(row, at).trim() !== '')) problems.add(row.row, null, RATING_PROBLEMS.noRater)
      continue
    }
    const ratings: Record<string, Rating> = {}
    const said: Record<string, string> = {}
    for (const [at, { id }] of hypotheses) {
      const text = ratedText(row, at)
      const { rating, note, left } = notation.read(text)
      if (left === 'number' || left === 'dash') {
        const before = unclear.get(`${left} ${at}`)
        unclear.set(`${left} ${at}`, { at, word: left, times: (before?.times ?? 0) + 1 })
      } else if (rating) ratings[id] = rating
      else if (rating === undefined && !isColourText(text)) problems.add(row.row, at, RATING_PROBLEMS.unreadable(text))
      const remark = [note, row.comments?.get(at)?.trim()].filter((one) => one).join('\n')
      const read = noteText.safeParse(remark)
      if (!read.success) problems.add(row.row, at, `${read.error.issues[0]?.message} It is left out.`)
      else if (read.data !== '') said[id] = read.data
    }
    cells += Object.keys(ratings).length
    notes += Object.keys(said).length
    if (Object.keys(ratings).length > 0) {
      draft.ratings[item] = ratings
      rated.add(item)
    } else unrated.push(row)
    if (Object.keys(said).length > 0) draft.notes[item] = said
    const why = reasonText.safeParse(gridCell(row, whyAt).trim())
    if (!why.success) problems.add(row.row, whyAt, `${why.error.issues[0]?.message} It is left out.`)
    else if (why.data !== '') draft.rationales[item] = why.data
  }
  for (const { at, word, times } of unclear.values()) problems.add(null, at, RATING_PROBLEMS.unclear(times, word))
  return {
    cells,
    notes,
    unrated: unrated.filter((row) => !rated.has(items.get(row.row) ?? '')),
    raters: [...drafts.values()].map((draft) => draft.document()),
  }
}
