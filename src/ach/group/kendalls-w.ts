// How alike several people rank: Kendall's W. Must not know what is ranked.

/** The ranks that one person gives, in one order of things for all; 1 is first, ties share a rank and the next is skipped (1, 1, 3, 4). */
export type Ranks = readonly number[]

/** As `Ranks`, but ties share the mean of the places that they take up: 1, 1, 3, 4 becomes 1.5, 1.5, 3, 4. */
export const meanRanks = (ranks: Ranks): number[] => ranks.map((rank) => rank + (ranks.filter((other) => other === rank).length - 1) / 2)

/**
 * Kendall's W, corrected for ties: 12·S / (m²·(n³ − n) − m·Σ(t³ − t)), with m raters, n things, S the sum of squared deviations of the
 * rank sums from their mean, and t the size of each tie of each rater. 1 where all rank alike, 0 where their ranks cancel out. Null with
 * fewer than two raters or two things, and where every rater ties everything. Source: Kendall 1948; the R package irr.
 */
export function kendallsW(raters: readonly Ranks[]): number | null {
  const m = raters.length
  const n = raters[0]?.length ?? 0
  if (m < 2 || n < 2) return null
  const sums = Array.from({ length: n }, () => 0)
  let ties = 0
  for (const ranks of raters) {
    for (const [at, place] of meanRanks(ranks).entries()) sums[at] = (sums[at] ?? 0) + place
    // each of the t things of a tie brings t² − 1, together t³ − t
    for (const rank of ranks) ties += ranks.filter((other) => other === rank).length ** 2 - 1
  }
  const most = m * m * (n ** 3 - n) - m * ties
  if (most === 0) return null
  const mean = (m * (n + 1)) / 2
  return (12 * sums.reduce((sum, one) => sum + (one - mean) ** 2, 0)) / most
}
