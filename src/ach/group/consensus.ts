// Consensus of a group on one cell: median, spread, and the agreement measure of Tastle and Wierman. Not a vote.

import { COUNTED_RATINGS, type CountedRating } from '../model/rating.ts'
import type { Distribution } from './group-table.ts'

/** A span of ratings, the more consistent end first; both ends may be equal. */
export type Span = readonly [CountedRating, CountedRating]

/** The consensus of the raters who rated a cell from CC to II. Median, spans and `cns` are null if no one did. */
export interface Consensus {
  /** number of ratings from CC to II; the distribution also counts NA and blank */
  readonly rated: number
  readonly median: CountedRating | null
  /** the two middle ratings, between which the median lies; equal for an odd number of raters */
  readonly middle: Span | null
  /** the middle half of the ratings: lower and upper quartile */
  readonly half: Span | null
  /** the most consistent and the most inconsistent rating */
  readonly range: Span | null
  /** 0 to 1; 1 if all ratings are equal, so a single rating is 1 */
  readonly cns: number | null
  /** true if some raters chose NA and others rated the cell; blanks are ignored */
  readonly naDispute: boolean
}

/** The number of raters per rating, in the order CC C N I II. */
export const ratingCounts = (distribution: Distribution): number[] => COUNTED_RATINGS.map((rating) => distribution[rating])

/**
 * Treats the ratings as the ordinal scale CC C N I II with equal steps.
 * - Median: for an even number of raters, halfway between the two middle ratings; if that falls between two ratings, the one nearer to N.
 *   So C and N give N, C and I give N, CC and N give C. The median is always a rating of the scale, is symmetric, and is never further from
 *   N than half of the raters went. It may be a rating that no one gave; see `middle`.
 * - Middle half: drops a quarter of the ratings, rounded down, at each end. At least half of the ratings lie within it, and both ends are
 *   ratings that were given.
 */
export function cellConsensus(distribution: Distribution): Consensus {
  const counts = ratingCounts(distribution)
  const rated = counts.reduce((sum, count) => sum + count, 0)
  const naDispute = distribution.NA > 0 && rated > 0
  if (rated === 0) return { rated, median: null, middle: null, half: null, range: null, cns: null, naDispute }
  const span = (dropped: number): Span => [ratingAtRank(counts, dropped), ratingAtRank(counts, rated - 1 - dropped)]
  const middle = span(Math.floor((rated - 1) / 2))
  return {
    rated,
    median: halfway(middle),
    middle,
    half: span(Math.floor(rated / 4)),
    range: span(0),
    cns: consensusMeasure(counts),
    naDispute,
  }
}

/**
 * Cns = 1 + Σ p·log2(1 − |x − μ| / d) over the positions x of an ordinal scale, where d is the distance from the first to the last
 * position. Returns 0 to 1: 0 if half of the ratings are at either end, 1 if all are at one position, null without ratings. `counts` is the
 * number of ratings per position, for at least two positions. Source: Tastle & Wierman 2007; checked against the R package agrmt.
 */
export function consensusMeasure(counts: readonly number[]): number | null {
  let n = 0
  let sum = 0
  for (const [place, count] of counts.entries()) {
    n += count
    sum += count * place
  }
  if (n === 0) return null
  const mean = sum / n
  const width = counts.length - 1
  let agreement = 1
  for (const [place, count] of counts.entries()) if (count > 0) agreement += (count / n) * Math.log2(1 - Math.abs(place - mean) / width)
  return Math.min(1, Math.max(0, agreement))
}

/** The rating at that rank (from 0) if all ratings are sorted from CC to II. */
function ratingAtRank(counts: readonly number[], rank: number): CountedRating {
  let before = 0
  for (const [at, rating] of COUNTED_RATINGS.entries()) {
    before += counts[at] ?? 0
    if (rank < before) return rating
  }
  return 'II'
}

const NEUTRAL = COUNTED_RATINGS.indexOf('N')

function halfway([one, other]: Span): CountedRating {
  const place = (COUNTED_RATINGS.indexOf(one) + COUNTED_RATINGS.indexOf(other)) / 2
  return COUNTED_RATINGS[place < NEUTRAL ? Math.ceil(place) : Math.floor(place)] ?? 'N'
}
