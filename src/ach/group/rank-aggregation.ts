// Combines several rankings into one: Borda counts and the Kemeny order. Neither is the ranking by evidence.

import { meanRanks, type Ranks } from './kendalls-w.ts'

/**
 * Borda counts: n − rank for each object, summed over the raters (3, 2, 1, 0 points for four objects). Ties share the mean of the ranks that
 * they take up. All counts add up to m·n·(n − 1)/2 for m raters. Source: Borda 1781.
 */
export function bordaCounts(raters: readonly Ranks[], objects: number): number[] {
  const counts = Array.from({ length: objects }, () => 0)
  for (const ranks of raters) for (const [at, rank] of meanRanks(ranks).entries()) counts[at] = (counts[at] ?? 0) + objects - rank
  return counts
}

/** The order that overrules the fewest pairwise preferences of the raters. */
export interface KemenyOrder {
  /** indexes of the objects, first to last; among equally good orders the lexicographically first */
  readonly order: readonly number[]
  /** number of equally good orders, including this one */
  readonly equallyGood: number
  /** number of preferences (one rater, two objects) that this order overrules; ties cost nothing either way */
  readonly against: number
}

/** The most objects for which `kemenyOrder` computes an order. */
export const MOST_IN_ORDER = 8

/**
 * The exact Kemeny order, by dynamic programming over subsets: the best order of a set is its best first object followed by the best order
 * of the rest. Returns null without raters, without objects, or for more than eight objects. Source: Kemeny 1959, Young 1988.
 */
export function kemenyOrder(raters: readonly Ranks[], objects: number): KemenyOrder | null {
  if (raters.length === 0 || objects === 0 || objects > MOST_IN_ORDER) return null
  const indexes = Array.from({ length: objects }, (_, at) => at)
  const prefer = (one: number, other: number) => raters.filter((ranks) => (ranks[one] ?? 0) < (ranks[other] ?? 0)).length
  const preferring = indexes.map((one) => indexes.map((other) => prefer(one, other)))
  // by subset (bit mask of objects): the fewest overruled preferences, the number of orders that achieve it, the first object of one
  const best: { against: number; orders: number; first: number }[] = [{ against: 0, orders: 1, first: -1 }]
  for (let set = 1; set < 1 << objects; set++) {
    const members = indexes.filter((at) => set & (1 << at))
    let least = { against: Number.POSITIVE_INFINITY, orders: 0, first: -1 }
    for (const first of members) {
      const rest = best[set & ~(1 << first)]
      if (!rest) continue
      const against = rest.against + members.reduce((sum, other) => sum + (preferring[other]?.[first] ?? 0), 0)
      if (against < least.against) least = { against, orders: rest.orders, first }
      else if (against === least.against) least = { ...least, orders: least.orders + rest.orders }
    }
    best.push(least)
  }
  const whole = best[(1 << objects) - 1]
  const order: number[] = []
  for (let set = (1 << objects) - 1; set > 0; set &= ~(1 << (order.at(-1) ?? 0))) order.push(best[set]?.first ?? 0)
  return { order, equallyGood: whole?.orders ?? 0, against: whole?.against ?? 0 }
}
