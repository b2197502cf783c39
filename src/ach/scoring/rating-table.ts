// The active part of a matrix as one rater filled it, laid out for arithmetic. Must not know what a score is.
import { contradiction, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { weightOf } from '../model/weight.ts'
import type { Evidence } from '../model/workbook.ts'
import type { RaterView, View } from '../view/view.ts'

/** One item that is not parked. */
export interface RatingRow {
  /** id of the item of evidence */
  readonly id: string
  /** the item itself: its source, cluster, kind and levels */
  readonly item: Evidence
  /** the weight in force: 0.5 … 2, and 1 in method count */
  readonly weight: number
  /** the weight of credibility and relevance, whatever the method */
  readonly ownWeight: number
  /** one entry per hypothesis of the table; null is blank */
  readonly ratings: readonly (Rating | null)[]
  /** the inconsistency v of each of them, looked up once: 0, 1 or 2 */
  readonly v: readonly number[]
}

/** Parked hypotheses and items are absent; both lists are in the workbook's order. */
export interface RatingTable {
  readonly hypotheses: readonly string[]
  readonly rows: readonly RatingRow[]
}

/** The rater of that id. Refused 'unknown' where this view has none. */
export function raterIn(view: View, raterId: string): RaterView {
  const rater = view.raters.get(raterId)
  if (!rater) throw new Refused('unknown', `There is no rater ${raterId} in this workbook.`)
  return rater
}

/** Views never change, so each table is laid out once. */
const known = new WeakMap<View, WeakMap<RaterView, RatingTable>>()

/** The table of one rater, who must be of this view. Blank is null; NA stays a rating and contradicts nothing. */
export function ratingTable(view: View, rater: RaterView): RatingTable {
  const ofView = known.get(view) ?? new WeakMap<RaterView, RatingTable>()
  known.set(view, ofView)
  const table = ofView.get(rater) ?? laidOut(view, rater)
  ofView.set(rater, table)
  return table
}

function laidOut(view: View, rater: RaterView): RatingTable {
  const hypotheses: string[] = []
  for (const hypothesis of view.hypotheses.values()) if (!hypothesis.parked) hypotheses.push(hypothesis.id)
  const rows: RatingRow[] = []
  for (const item of view.evidence.values()) {
    if (item.parked) continue
    const given = rater.ratings.get(item.id)
    const ratings = hypotheses.map((id) => given?.get(id) ?? null)
    rows.push({
      id: item.id,
      item,
      weight: weightOf(item, view.method),
      ownWeight: weightOf(item, 'weighted'),
      ratings,
      v: ratings.map(contradiction),
    })
  }
  return { hypotheses, rows }
}
