// Test support: builds rating tables, and enumerates every rating of a table for naive comparisons. Tests only.

import { type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { comparedTable, type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'

/** The table that is compared: without hypotheses that nothing is rated for. */
export function tableIn(view: View, rater = 'me'): RatingTable {
  const found = view.raters.get(rater)
  if (!found) throw new Error(`no ${rater}`)
  return comparedTable(view, found)
}
export const tableFrom = (plain: Plain): RatingTable => tableIn(viewOfMatrix(plain))
/** All hypotheses, also those that nothing is rated for. */
export function table(...rows: string[]): RatingTable {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)) })
  return ratingTable(view, raterIn(view, 'me'))
}

/** Returns the table with other ratings. */
export const withRatings = ({ hypotheses, rows }: RatingTable, ratings: readonly (readonly (Rating | null)[])[]): RatingTable => ({
  hypotheses,
  rows: rows.map((one, at) => ({ ...one, ratings: ratings[at] ?? [], v: (ratings[at] ?? []).map(contradiction) })),
})

/** Yields every way to rate the cells that are rated CC to II now: 5 to the power of their number. Reuses one array. */
export function* everyRating(table: RatingTable): Generator<(Rating | null)[][]> {
  const cells = table.rows.flatMap(({ ratings }, row) => ratings.flatMap((rating, at) => (isCounted(rating) ? [{ row, at }] : [])))
  const now = table.rows.map(({ ratings }) => [...ratings])
  function* from(place: number): Generator<(Rating | null)[][]> {
    const cell = cells[place]
    if (!cell) yield now
    else
      for (const rating of COUNTED_RATINGS) {
        const row = now[cell.row]
        if (row) row[cell.at] = rating
        yield* from(place + 1)
      }
  }
  yield* from(0)
}
