// Kendall's W: how far several rankings agree. Independent of what is ranked.

/** One rater's ranks of the objects, in the same order for all raters. 1 is first; ties share a rank and the next is skipped (1, 1, 3, 4). */
export type Ranks = readonly number[]

/** Gives ties the mean of the ranks that they take up: 1, 1, 3, 4 becomes 1.5, 1.5, 3, 4. */
export const meanRanks = (ranks: Ranks): number[] => ranks.map((rank) => rank + (ranks.filter((other) => other === rank).length - 1) / 2)

/**
 * Kendall's W, corrected for ties: W = 12·S / (m²·(n³ − n) − m·Σ(t³ − t)), with m raters, n objects, S the sum of squared deviations of
 * the rank sums from their mean, and t the size of each tie of each rater. Returns 0 (the ranks cancel out) to 1 (all rankings are equal).
 * Returns null for fewer than two raters or two objects, and if every rater ties all objects. Source: Kendall 1948; checked against the R
 * package irr.
 */
export function kendallsW(raters: readonly Ranks[]): number | null {
  const m = raters.length
  const n = raters[0]?.length ?? 0
  if (m < 2 || n < 2) return null
  const sums = Array.from({ length: n }, () => 0)
  let ties = 0
  for (const ranks of raters) {
    for (const [at, rank] of meanRanks(ranks).entries()) sums[at] = (sums[at] ?? 0) + rank
    // each of the t objects in a tie adds t² − 1; together they add t³ − t
    for (const rank of ranks) ties += ranks.filter((other) => other === rank).length ** 2 - 1
  }
  const most = m * m * (n ** 3 - n) - m * ties
  if (most === 0) return null
  const mean = (m * (n + 1)) / 2
  return (12 * sums.reduce((sum, one) => sum + (one - mean) ** 2, 0)) / most
}
