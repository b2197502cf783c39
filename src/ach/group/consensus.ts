// How far a group agrees on one cell: middle rating, spread, and the agreement of Tastle & Wierman. Must not vote: there is no "winner".

import { COUNTED_RATINGS, type CountedRating } from '../model/rating.ts'
import type { Distribution } from './group-table.ts'

/** From the more consistent rating to the more inconsistent one; both may be the same. */
export type Span = readonly [CountedRating, CountedRating]

/** What those who rated a cell from CC to II said together. Everything is null where nobody did. */
export interface Consensus {
  /** how many rated it from CC to II; NA and blank are counted in the distribution */
  readonly rated: number
  readonly median: CountedRating | null
  /** the two ratings in the middle, between which the median lies; the same one twice with an odd number of raters */
  readonly middle: Span | null
  /** the middle half: lower and upper quartile */
  readonly half: Span | null
  /** the most consistent and the most inconsistent rating given */
  readonly range: Span | null
  /** 0 … 1, 1 where all say the same; a single rating is 1, as there is nobody to differ */
  readonly cns: number | null
  /** some say that it does not apply, some rated it; blanks have no part in it */
  readonly naDispute: boolean
}

/** How many gave each rating from CC to II, in the order of the track. */
export const ratingCounts = (distribution: Distribution): number[] => COUNTED_RATINGS.map((rating) => distribution[rating])

/**
 * The ratings lie on the track CC C N I II, a step apart.
 * - Median: with an even number, halfway between the two in the middle; where that falls between two ratings, the one nearer to N. So C
 *   and N give N, C and I give N, CC and N give C: always a rating of the scale, the same from either end, and never further from N than
 *   half of the raters went. It can be one that nobody gave; `middle` tells.
 * - Middle half: a quarter of the ratings, rounded down, is left off at each end; the first and the last of the rest. At least half of
 *   the ratings lie within it, ratings that were given at both ends.
 */
export function cellConsensus(distribution: Distribution): Consensus {
  const counts = ratingCounts(distribution)
  const rated = counts.reduce((sum, count) => sum + count, 0)
  const naDispute = distribution.NA > 0 && rated > 0
  if (rated === 0) return { rated, median: null, middle: null, half: null, range: null, cns: null, naDispute }
  const from = (left: number): Span => [ratingAtRank(counts, left), ratingAtRank(counts, rated - 1 - left)]
  const middle = from(Math.floor((rated - 1) / 2))
  return {
    rated,
    median: halfway(middle),
    middle,
    half: from(Math.floor(rated / 4)),
    range: from(0),
    cns: consensusMeasure(counts),
    naDispute,
  }
}

/**
 * Cns = 1 + Σ p·log2(1 − |x − μ| / d) over places 1, 2 … on an ordered scale, d the distance from the first to the last: 0 where one
 * half is at either end, 1 where all are at one place. `counts` says how many are at each place, two places or more. Null where there
 * is nobody. Source: Tastle & Wierman 2007; the R package agrmt.
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

/** The rating at that place (from 0) of all ratings in the order of the track. */
function ratingAtRank(counts: readonly number[], place: number): CountedRating {
  let before = 0
  for (const [at, rating] of COUNTED_RATINGS.entries()) {
    before += counts[at] ?? 0
    if (place < before) return rating
  }
  return 'II'
}

const NEUTRAL = COUNTED_RATINGS.indexOf('N')

function halfway([one, other]: Span): CountedRating {
  const place = (COUNTED_RATINGS.indexOf(one) + COUNTED_RATINGS.indexOf(other)) / 2
  return COUNTED_RATINGS[place < NEUTRAL ? Math.ceil(place) : Math.floor(place)] ?? 'N'
}
