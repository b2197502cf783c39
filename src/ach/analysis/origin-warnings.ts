// Computes warnings about the origin of the evidence (clusters, a single source or author) and about weights changed after rating. They change
// no score, rank or verdict. Separate from warnings.ts because they need sources, clusters and the log.
import type { LoggedChange } from '../log/change.ts'
import { weightOf } from '../model/weight.ts'
import type { Evidence, Level } from '../model/workbook.ts'
import { ratingRange } from '../scoring/diagnosticity.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { Warning } from '../scoring/score.ts'
import type { View } from '../view/view.ts'

/** With fewer items than this, a single source or author is no warning. */
export const CHANNEL_ITEMS = 3

/**
 * Returns, in reading order: `double-counted` (ids of clusters with several items that the ranking counts), `one-source` (the source that
 * every active item names, from 3 items), `one-author` (no ids; the workbook states whose account it restates). Empty with fewer than two
 * active hypotheses. Throws `Refused('unknown')` for a rater not in the view.
 */
export function originWarnings(view: View, raterId: string): Warning[] {
  const table = ratingTable(view, raterIn(view, raterId))
  if (table.hypotheses.length < 2) return []
  const warnings: Warning[] = []
  const add = (code: Warning['code'], ids: readonly string[]) => {
    if (ids.length > 0) warnings.push({ code, ids })
  }
  add('double-counted', doubleCounted(view, table))
  add('one-source', onlySource(view, table))
  if (view.reference?.author && table.rows.length >= CHANNEL_ITEMS) warnings.push({ code: 'one-author', ids: [] })
  return warnings
}

/** Clusters with two or more active items whose v differs between hypotheses: one origin, counted more than once. */
function doubleCounted(view: View, { rows }: RatingTable): string[] {
  const counts = new Map<string, number>()
  for (const { item, ratings } of rows)
    if (item.cluster !== null && ratingRange(ratings) > 0) counts.set(item.cluster, (counts.get(item.cluster) ?? 0) + 1)
  return [...view.clusters.values()].filter(({ id, parked }) => !parked && (counts.get(id) ?? 0) > 1).map(({ id }) => id)
}

function onlySource(view: View, { rows }: RatingTable): string[] {
  const [first] = rows
  const source = first?.item.source ?? null
  if (source === null || rows.length < CHANNEL_ITEMS || !view.sources.has(source)) return []
  return rows.every(({ item }) => item.source === source) ? [source] : []
}

/**
 * Returns `weights-after-rating` with the ids of active items whose weight differs from when this rater first rated one of their cells: bias
 * enters weights more than ratings (Lehner 2008). Empty in method count, where weights have no effect. Weights that were changed back, and
 * levels that give the same weight, are not included. `log` must run from the workbook's first change to this view.
 */
export function lateWeightWarnings(view: View, raterId: string, log: Iterable<LoggedChange>): Warning[] {
  const late = new LateWeightTracker(raterId)
  for (const logged of log) late.add(logged)
  return late.warnings(view)
}

/** Same as `lateWeightWarnings` for a growing log. */
export class LateWeightTracker {
  private readonly now = new Map<string, { credibility: Level | null; relevance: Level | null }>()
  private readonly whenRated = new Map<string, number>()

  private readonly raterId: string

  constructor(raterId: string) {
    this.raterId = raterId
  }

  /** Takes the next change of the log. */
  add({ change }: LoggedChange): void {
    const { now, whenRated } = this
    if (change.type === 'added' && change.what === 'evidence') now.set(change.id, change.fields)
    else if (change.type === 'changed' && change.what === 'evidence') {
      const { credibility, relevance } = { ...(now.get(change.id) ?? { credibility: null, relevance: null }), ...change.after }
      now.set(change.id, { credibility, relevance })
    } else if (change.type === 'rated' && change.rater === this.raterId && change.after !== null && !whenRated.has(change.evidence)) {
      const levels = now.get(change.evidence)
      if (levels) whenRated.set(change.evidence, weightOf(levels, 'weighted'))
    }
  }

  /** Returns the warnings for the view after the last added change. Throws `Refused('unknown')` for a rater not in the view. */
  warnings(view: View): Warning[] {
    raterIn(view, this.raterId)
    if (view.method === 'count') return []
    const { whenRated } = this
    const late = ({ id, parked, ...levels }: Evidence) => !parked && whenRated.has(id) && whenRated.get(id) !== weightOf(levels, 'weighted')
    const ids = [...view.evidence.values()].filter(late).map((item) => item.id)
    return ids.length > 0 ? [{ code: 'weights-after-rating', ids }] : []
  }
}
