// Sensitivity analysis (Heuer's step 6): which hypothesis would lead without each item, and with each source, cluster or kind left out, neutral or mirrored.
// Must not put anything into words. Formulas: docs/method.md.

import { contradiction } from '../model/rating.ts'
import { type LeaderResult, leadersOf, leadersOfScores, leadOf, marginOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { HANDLINGS, type Handling, handleRating } from './what-if.ts'

/** The effect of leaving out one item. */
export interface ItemLoss {
  readonly id: string
  /** which hypothesis would lead without it, in the table's order, ties included */
  readonly leadersWithout: readonly string[]
  /** the margin of the current first leader without it; negative if it is overtaken, null with fewer than two hypotheses */
  readonly marginWithout: number | null
  /** whether leaving it out changes the set of leaders, ties included */
  readonly linchpin: boolean
  /** w·(v of the runner-up − v of the leader), −4 to 4; positive if the item supports the lead, 0 with fewer than two hypotheses */
  readonly influence: number
}

/** Leaves out each active item in turn, in the workbook's order, in one pass over the cells. Blank and NA cells add nothing. */
export function leaveOneOut(table: RatingTable): ItemLoss[] {
  const scores = scoresInForce(table)
  const lead = leadOf(scores)
  const leaders = leadersOf(scores).map((at) => table.hypotheses[at] ?? '')
  const remaining = new Float64Array(scores.length)
  return table.rows.map(({ id, weight, v }) => {
    for (let at = 0; at < remaining.length; at++) remaining[at] = (scores[at] ?? 0) - weight * (v[at] ?? 0)
    const without = leadersOf(remaining).map((at) => table.hypotheses[at] ?? '')
    const linchpin = !sameLeaders(without, leaders)
    return {
      id,
      leadersWithout: linchpin ? without : leaders,
      marginWithout: lead && marginOf(remaining, lead.leader),
      linchpin,
      influence: lead && lead.runnerUp >= 0 ? weight * ((v[lead.runnerUp] ?? 0) - (v[lead.leader] ?? 0)) : 0,
    }
  })
}

export type ItemGroupKind = 'source' | 'cluster' | 'kind'

/** Active items that share a source, a cluster or a kind. */
export interface ItemGroup {
  /** the id of the source or cluster; the kind itself */
  readonly id: string
  /** ids of its active items, in the workbook's order; may be empty for a source or cluster */
  readonly items: readonly string[]
}

/**
 * Returns the active sources or clusters in the workbook's order, even without active items, or the kinds in order of their first item. Items
 * without one, or with a parked source or cluster, belong to no group.
 */
export function itemGroups(view: View, table: RatingTable, kind: ItemGroupKind): ItemGroup[] {
  const groups = new Map<string, string[]>()
  if (kind !== 'kind') {
    const list = kind === 'source' ? view.sources : view.clusters
    for (const one of list.values()) if (!one.parked) groups.set(one.id, [])
  } else for (const { item } of table.rows) if (item.kind !== null) groups.set(item.kind, [])
  for (const { id, item } of table.rows) groups.get(item[kind] ?? '')?.push(id)
  return [...groups].map(([id, items]) => ({ id, items }))
}

/** The result of each handling of a group; margins are those of the current first leader. */
export interface ItemGroupSensitivity extends ItemGroup {
  readonly without: LeaderResult
  /** the same as `without`, because N counts nothing; only coverage and the Bayesian view may differ */
  readonly neutral: LeaderResult
  /** I↔C and II↔CC, as if the source said the opposite of the truth; null for clusters and kinds */
  readonly mirrored: LeaderResult | null
  /** the handlings that change the set of leaders */
  readonly changes: readonly Handling[]
}

/** Computes every group of that kind in one pass over the cells. Must stay in step with `tableUnder`; a test compares them. */
export function itemGroupSensitivity(view: View, table: RatingTable, kind: ItemGroupKind): ItemGroupSensitivity[] {
  const scores = scoresInForce(table)
  const now = leadersOfScores(table, scores)
  const leader = leadOf(scores)?.leader
  const groups = itemGroups(view, table, kind).map((group) => ({ ...group, without: [...scores], mirrored: [...scores] }))
  const byId = new Map(groups.map((group) => [group.id, group]))
  for (const { item, weight, v, ratings } of table.rows) {
    const group = byId.get(item[kind] ?? '')
    if (!group) continue
    for (let at = 0; at < scores.length; at++) {
      const own = v[at] ?? 0
      group.without[at] = (group.without[at] ?? 0) - weight * own
      group.mirrored[at] = (group.mirrored[at] ?? 0) + weight * (contradiction(handleRating(ratings[at] ?? null, 'mirrored')) - own)
    }
  }
  return groups.map(({ id, items, ...remaining }) => {
    const without = leadersOfScores(table, remaining.without, leader)
    const mirrored = kind === 'source' ? leadersOfScores(table, remaining.mirrored, leader) : null
    const outcomes = { without, neutral: without, mirrored }
    const changes = HANDLINGS.filter((how) => {
      const outcome = outcomes[how]
      return outcome !== null && !sameLeaders(outcome.leaders, now.leaders)
    })
    return { id, items, ...outcomes, changes }
  })
}
