// One order out of many: Borda counts and Kemeny's order. Neither is the ranking by evidence; they only say where the raters meet.
import { meanRanks, type Ranks } from './kendalls-w.ts'

/**
 * Borda counts: for each thing n − its place, summed over the raters, so 3, 2, 1, 0 with four. Ties share the mean of the places that
 * they take up. Together m·n·(n − 1)/2. Source: Borda 1781.
 */
export function bordaCounts(raters: readonly Ranks[], things: number): number[] {
  const counts = Array.from({ length: things }, () => 0)
  for (const ranks of raters) for (const [at, place] of meanRanks(ranks).entries()) counts[at] = (counts[at] ?? 0) + things - place
  return counts
}

/** The order that goes against the fewest of the raters' preferences between two. */
export interface KemenyOrder {
  /** places in the list of things, first to last; where several orders are equally good, the first of them by that list */
  readonly order: readonly number[]
  /** how many orders are equally good, this one included */
  readonly equallyGood: number
  /** preferences of one rater between two things that this order turns round; a tie prefers neither, and costs nothing either way */
  readonly against: number
}

/** More things than these have no Kemeny order here. */
export const MOST_IN_ORDER = 8

/**
 * Exact: of all orders none is left out; the best order of a set is the best choice of its first followed by the best order of the rest.
 * Null with no rater, no thing, or more than eight. Source: Kemeny 1959, Young 1988.
 */
export function kemenyOrder(raters: readonly Ranks[], things: number): KemenyOrder | null {
  if (raters.length === 0 || things === 0 || things > MOST_IN_ORDER) return null
  const places = Array.from({ length: things }, (_, at) => at)
  const prefer = (one: number, other: number) => raters.filter((ranks) => (ranks[one] ?? 0) < (ranks[other] ?? 0)).length
  const preferring = places.map((one) => places.map((other) => prefer(one, other)))
  // by set of things, a bit each: the fewest preferences turned round within it, how many orders do that, and the first thing of one
  const best: { against: number; orders: number; first: number }[] = [{ against: 0, orders: 1, first: -1 }]
  for (let set = 1; set < 1 << things; set++) {
    const inside = places.filter((at) => set & (1 << at))
    let least = { against: Number.POSITIVE_INFINITY, orders: 0, first: -1 }
    for (const first of inside) {
      const rest = best[set & ~(1 << first)]
      if (!rest) continue
      const against = rest.against + inside.reduce((sum, other) => sum + (preferring[other]?.[first] ?? 0), 0)
      if (against < least.against) least = { against, orders: rest.orders, first }
      else if (against === least.against) least = { ...least, orders: least.orders + rest.orders }
    }
    best.push(least)
  }
  const whole = best[(1 << things) - 1]
  const order: number[] = []
  for (let set = (1 << things) - 1; set > 0; set &= ~(1 << (order.at(-1) ?? 0))) order.push(best[set]?.first ?? 0)
  return { order, equallyGood: whole?.orders ?? 0, against: whole?.against ?? 0 }
}
