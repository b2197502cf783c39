// Tables for tests of the analysis, and a second, naive way to compute. Must not be used by the product.

import { type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { type Table, tableOf } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'

export function tableIn(view: View, rater = 'me'): Table {
  const found = view.raters.get(rater)
  if (!found) throw new Error(`no ${rater}`)
  return tableOf(view, found)
}
export const tableFrom = (plain: Plain): Table => tableIn(viewOfMatrix(plain))
export const table = (...rows: string[]): Table => tableFrom({ rows: rows.map((one) => row(one)) })

/** The table with other ratings. */
export const withRatings = ({ hypotheses, rows }: Table, ratings: readonly (readonly (Rating | null)[])[]): Table => ({
  hypotheses,
  rows: rows.map((one, at) => ({ ...one, ratings: ratings[at] ?? [], v: (ratings[at] ?? []).map(contradiction) })),
})

/** Every way to rate the counted cells of the table anew: 5 to the power of their number. */
export function* everyRating(table: Table): Generator<(Rating | null)[][]> {
  const cells = table.rows.flatMap(({ ratings }, row) => ratings.flatMap((rating, at) => (isCounted(rating) ? [{ row, at }] : [])))
  const now = table.rows.map(({ ratings }) => [...ratings])
  function* from(place: number): Generator<(Rating | null)[][]> {
    const cell = cells[place]
    if (!cell) yield now
    else
      for (const rating of COUNTED) {
        const row = now[cell.row]
        if (row) row[cell.at] = rating
        yield* from(place + 1)
      }
  }
  yield* from(0)
}
