// The members of a group and their ratings in each round, from what a view shows.

import { hasReached, showsSecondRound } from '../model/exercise.ts'
import type { Rating } from '../model/rating.ts'
import { type Cells, firstRoundOf } from '../model/workbook.ts'
import type { RunView } from './run-view.ts'
import type { RaterView, View } from './view.ts'

/** The ratings of one person. Callers pass people only, never reference raters. */
export interface RaterCells {
  readonly id: string
  readonly ratings: Cells<Rating>
}

/** The fewest raters that make a group. */
export const MIN_GROUP = 2

/**
 * The members of the group, in the workbook's order. In an exercise, all participants whose ratings may be seen, including those who rated
 * nothing; elsewhere, every person who rated a cell. Never a reference rater.
 */
export const groupMembers = ({ raters, run }: Pick<View, 'raters' | 'run'>): RaterView[] =>
  [...raters.values()].filter((rater) => rater.kind === 'person' && (run ? rater.participation !== null : hasRated(rater)))

/** True if the rater has a rating, NA included. */
export const hasRated = ({ ratings }: Pick<RaterView, 'ratings'>): boolean => [...ratings.values()].some((row) => row.size > 0)

/** The ratings of both rounds: the same people, in the same order. */
export interface Rounds {
  readonly before: readonly RaterCells[]
  readonly after: readonly RaterCells[]
}

/** True if the rater has a rating (NA included) in both rounds. */
export function isInBothRounds(rater: Pick<RaterView, 'ratings' | 'participation' | 'earlier'>): boolean {
  const first = firstRoundOf(rater)
  return first !== null && hasRated({ ratings: first }) && hasRated(rater)
}

/**
 * The raters who took part in both rounds, with their ratings. Returns null for an exercise without a second round, while the second round
 * may not be seen (the facilitator sees it from its start), and if no rater took part in both. In an ordinary workbook, rounds exist only if
 * they were imported with a document.
 */
export function bothRounds({ run, raters }: Pick<View, 'run' | 'raters'>): Rounds | null {
  if (run && !showsRounds(run)) return null
  const both = groupMembers({ run, raters }).filter(isInBothRounds)
  if (both.length === 0) return null
  return {
    before: both.map((rater) => ({ id: rater.id, ratings: firstRoundOf(rater) ?? new Map() })),
    after: both.map(({ id, ratings }) => ({ id, ratings })),
  }
}

/** The ratings of one round; `round` is null where there are no rounds. */
export interface RoundRatings {
  readonly round: 1 | 2 | null
  readonly ratings: RaterCells['ratings']
}

/**
 * A rater's ratings by round. A rater of both rounds has both, if `rounds` (from `bothRounds`) is not null, else the first. Any other rater
 * has one: the second for those who joined after the first round, the first for those who rated nothing.
 */
export function ratingsByRound(rater: RaterView, rounds: Rounds | null): readonly RoundRatings[] {
  const { ratings, participation: part } = rater
  const first = firstRoundOf(rater)
  if (first === null) return [{ round: part ? 2 : null, ratings }]
  if (isInBothRounds(rater))
    return rounds
      ? [
          { round: 1, ratings: first },
          { round: 2, ratings },
        ]
      : [{ round: 1, ratings }]
  return hasRated(rater) ? [{ round: 2, ratings }] : [{ round: 1, ratings: first }]
}

function showsRounds(run: RunView): boolean {
  if (!run.options.stages.includes('discuss')) return false
  return run.looks === 'room' || run.looks === 'desk' ? run.revealed && hasReached(run, 'discuss') : showsSecondRound(run)
}
