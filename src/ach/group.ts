// Who belongs to the group whose figures are shown together, and what its two rounds were. Must not show what the view does not.
import { hasReached, showsSecondRound } from './exercise.ts'
import type { RaterCells } from './group-table.ts'
import type { RaterView, View } from './view.ts'

/** So many raters make a group. */
export const FEWEST = 2

/**
 * The people of a group, in the workbook's order. In a run of an exercise all who take part and may be seen, those who rated nothing too;
 * elsewhere everybody who rated a cell. Never a reference reading.
 */
export const groupOf = ({ raters, run }: Pick<View, 'raters' | 'run'>): RaterView[] =>
  [...raters.values()].filter((rater) => rater.kind === 'person' && (run ? rater.part !== null : hasRated(rater)))

const hasRated = ({ ratings }: Pick<RaterView, 'ratings'>): boolean => [...ratings.values()].some((row) => row.size > 0)

/** The two rounds of a run, the same people in both, in the same order. */
export interface Rounds {
  readonly before: readonly RaterCells[]
  readonly after: readonly RaterCells[]
}

/** True for somebody in a round: with a rating in it, NA too. Whoever came after the first round is not in it. */
export const isInBothRounds = ({ ratings, part }: Pick<RaterView, 'ratings' | 'part'>): boolean =>
  part?.first != null && hasRated({ ratings: part.first }) && hasRated({ ratings })

/**
 * The people of before and after, wherever they are compared. Null for an ordinary workbook, in a run without a second round, while the
 * second round may not be seen (whoever leads sees it from its beginning on), and where nobody is in both.
 */
export function roundsOf({ run, raters }: Pick<View, 'run' | 'raters'>): Rounds | null {
  if (!run?.options.stages.includes('discuss')) return null
  const leads = run.looks === 'room' || run.looks === 'desk'
  if (!(leads ? run.revealed && hasReached(run, 'discuss') : showsSecondRound(run))) return null
  const both = groupOf({ run, raters }).filter(isInBothRounds)
  if (both.length === 0) return null
  return {
    before: both.map(({ id, part }) => ({ id, ratings: part?.first ?? new Map() })),
    after: both.map(({ id, ratings }) => ({ id, ratings })),
  }
}
