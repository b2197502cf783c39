// Combines the preferences of several raters: Borda counts, Copeland scores and the Kemeny order. None is the ranking by evidence.

import type { Preferences } from './preferences.ts'

/**
 * Borda counts: for each rater one point for every object that an object is preferred to, and half a point for every object that it ties
 * with (3, 2, 1, 0 for four objects in order). All counts add up to m·n·(n − 1)/2 for m raters with complete preferences; pass only those.
 * Source: Borda 1781.
 */
export const bordaCounts = (raters: readonly Preferences[], objects: number): number[] =>
  Array.from({ length: objects }, (_, at) =>
    raters.reduce(
      (sum, preferences) =>
        sum + (preferences[at] ?? []).reduce<number>((points, one) => points + (one === 1 ? 1 : one === 0 ? 0.5 : 0), 0),
      0,
    ),
  )

/**
 * Copeland scores, from how many raters prefer one object to another: one point for every object that more raters rank below than above it,
 * half a point where they are as many, or none. Works with incomplete preferences. Source: Copeland 1951.
 */
export const copelandScores = (counts: readonly (readonly number[])[]): number[] =>
  counts.map((row, one) =>
    row.reduce((sum, preferring, other) => {
      if (one === other) return sum
      const against = counts[other]?.[one] ?? 0
      return sum + (preferring > against ? 1 : preferring === against ? 0.5 : 0)
    }, 0),
  )

/** The orders that overrule the fewest pairwise preferences of the raters. */
export interface KemenyOrder {
  /** what all these orders share, as sets of indexes: those of one set come before those of the next. With one order, single indexes */
  readonly shared: readonly (readonly number[])[]
  /** number of such orders */
  readonly equallyGood: number
  /** number of preferences (one rater, two objects) that each of them overrules; ties cost nothing either way */
  readonly against: number
}

/** The most objects for which `kemenyOrder` computes an order. */
export const MOST_IN_ORDER = 8

/**
 * The exact Kemeny orders, from how many raters prefer one object to another, by dynamic programming over subsets: the best order of a set is
 * its best first object followed by the best order of the rest. Returns null if no rater prefers anything, and for more than eight objects.
 * Source: Kemeny 1959, Young 1988; on pairwise counts, so that a rater without an opinion on a pair does not count for it.
 */
export function kemenyOrder(counts: readonly (readonly number[])[]): KemenyOrder | null {
  const objects = counts.length
  if (objects === 0 || objects > MOST_IN_ORDER || !counts.some((row) => row.some((one) => one > 0))) return null
  const indexes = Array.from({ length: objects }, (_, at) => at)
  // by subset (bit mask of objects): the fewest overruled preferences within it, and the number of orders that achieve it
  const best: { against: number; orders: number }[] = [{ against: 0, orders: 1 }]
  for (let set = 1; set < 1 << objects; set++) {
    const members = indexes.filter((at) => set & (1 << at))
    let least = { against: Number.POSITIVE_INFINITY, orders: 0 }
    for (const first of members) {
      const rest = best[set & ~(1 << first)]
      if (!rest) continue
      const against = rest.against + members.reduce((sum, other) => sum + (counts[other]?.[first] ?? 0), 0)
      if (against < least.against) least = { against, orders: rest.orders }
      else if (against === least.against) least = { against, orders: least.orders + rest.orders }
    }
    best.push(least)
  }
  const all = (1 << objects) - 1
  const { against, orders } = best[all] ?? { against: 0, orders: 0 }
  return { shared: sharedSets(counts, best, against), equallyGood: orders, against }
}

/** Cuts the objects where every best order has the same objects before the cut. */
function sharedSets(counts: readonly (readonly number[])[], best: readonly { readonly against: number }[], least: number): number[][] {
  const objects = counts.length
  const all = (1 << objects) - 1
  const indexes = counts.map((_, at) => at)
  /** sets that come first in some best order, by size */
  const starts = new Map<number, number[]>()
  for (let set = 1; set <= all; set++) {
    const members = indexes.filter((at) => set & (1 << at))
    const others = indexes.filter((at) => !(set & (1 << at)))
    const across = members.reduce((sum, one) => others.reduce((so, other) => so + (counts[other]?.[one] ?? 0), sum), 0)
    if ((best[set]?.against ?? 0) + (best[all & ~set]?.against ?? 0) + across > least) continue
    starts.set(members.length, [...(starts.get(members.length) ?? []), set])
  }
  const sets: number[][] = []
  let done = 0
  for (let size = 1; size <= objects; size++) {
    const [set, ...more] = starts.get(size) ?? []
    if (set === undefined || more.length > 0) continue
    sets.push(indexes.filter((at) => set & ~done & (1 << at)))
    done = set
  }
  return sets
}
