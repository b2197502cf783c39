// Who belongs to the group whose figures are shown together, and what its two rounds were. Must not show what the view does not.

import { hasReached, showsSecondRound } from '../model/exercise.ts'
import type { Rating } from '../model/rating.ts'
import { type Cells, firstRoundOf } from '../model/workbook.ts'
import type { RunView } from './run-view.ts'
import type { RaterView, View } from './view.ts'

/** The ratings of one person. Who belongs to a group is for the caller to say: people, and no reference reading. */
export interface RaterCells {
  readonly id: string
  readonly ratings: Cells<Rating>
}

/** So many raters make a group. */
export const MIN_GROUP = 2

/**
 * The people of a group, in the workbook's order. In a run of an exercise all who take part and may be seen, those who rated nothing too;
 * elsewhere everybody who rated a cell. Never a reference reading.
 */
export const groupMembers = ({ raters, run }: Pick<View, 'raters' | 'run'>): RaterView[] =>
  [...raters.values()].filter((rater) => rater.kind === 'person' && (run ? rater.participation !== null : hasRated(rater)))

const hasRated = ({ ratings }: Pick<RaterView, 'ratings'>): boolean => [...ratings.values()].some((row) => row.size > 0)

/** The two rounds of a run, the same people in both, in the same order. */
export interface Rounds {
  readonly before: readonly RaterCells[]
  readonly after: readonly RaterCells[]
}

/** True for somebody in a round: with a rating in it, NA too. Whoever came after the first round is not in it. */
export function isInBothRounds(rater: Pick<RaterView, 'ratings' | 'participation' | 'earlier'>): boolean {
  const first = firstRoundOf(rater)
  return first !== null && hasRated({ ratings: first }) && hasRated(rater)
}

/**
 * The people of before and after, wherever they are compared. Null in a run without a second round, while the second round may not
 * be seen (whoever leads sees it from its beginning on), and where nobody is in both: in an ordinary workbook, unless a document brought first
 * rounds along.
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

/** Ratings of one round; null where there are no rounds. */
export interface RoundRatings {
  readonly round: 1 | 2 | null
  readonly ratings: RaterCells['ratings']
}

/**
 * What a rater gave, by round: both rounds of whoever is in both, `rounds` being what `bothRounds` says; else the one round that they are in,
 * the first for who rated nothing. Who came after the first round is in the second.
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
