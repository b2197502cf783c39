// Warnings about where the evidence comes from, and about weights that came after the ratings. They change no score, rank or verdict.
// Apart from warnings.ts because they need more than a table: sources, clusters and the log.
import type { LoggedChange } from '../log/change.ts'
import { weightOf } from '../model/weight.ts'
import type { Evidence, Level } from '../model/workbook.ts'
import { ratingRange } from '../scoring/diagnosticity.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { Warning } from '../scoring/score.ts'
import type { View } from '../view/view.ts'

/** Fewer items than these say nothing about where everything comes from. */
export const CHANNEL_ITEMS = 3

/**
 * In the order in which they are read: `double-counted` (ids of clusters of which the ranking counts several items), `one-source` (the
 * source that every active item names, from 3 items), `one-author` (no ids: the workbook states whose account it restates). Empty with
 * fewer than two active hypotheses. Refused 'unknown' for a rater not in the view.
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

/** Clusters with at least two active items whose v differs between hypotheses: one origin, counted more than once. */
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
 * `weights-after-rating`: ids of active items whose weight is not what it was when this rater first rated one of their cells: bias sits
 * in weights more than in ratings (Lehner 2008). Only in method weighted, since nothing hangs on weights otherwise. A weight that was
 * put back is not named, nor are levels that make the same weight. `log` is the workbook's, from its first change up to this view.
 */
export function lateWeightWarnings(view: View, raterId: string, log: Iterable<LoggedChange>): Warning[] {
  const late = new LateWeightTracker(raterId)
  for (const logged of log) late.add(logged)
  return late.warnings(view)
}

/** The same for a log that grows. */
export class LateWeightTracker {
  private readonly now = new Map<string, { credibility: Level | null; relevance: Level | null }>()
  private readonly whenRated = new Map<string, number>()

  private readonly raterId: string

  constructor(raterId: string) {
    this.raterId = raterId
  }

  /** The next change of the log. */
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

  /** As the view stands after the last change that was added. */
  warnings(view: View): Warning[] {
    raterIn(view, this.raterId)
    if (view.method === 'count') return []
    const { whenRated } = this
    const late = ({ id, parked, ...levels }: Evidence) => !parked && whenRated.has(id) && whenRated.get(id) !== weightOf(levels, 'weighted')
    const ids = [...view.evidence.values()].filter(late).map((item) => item.id)
    return ids.length > 0 ? [{ code: 'weights-after-rating', ids }] : []
  }
}
