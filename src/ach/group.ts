// Who belongs to the group whose figures are shown together, and what its two rounds were. Must not show what the view does not.
import { hasReached } from './exercise.ts'
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

const hasRated = ({ ratings }: RaterView): boolean => [...ratings.values()].some((row) => row.size > 0)

/** The two rounds of a run, the same people in both. */
export interface Rounds {
  readonly before: readonly RaterCells[]
  readonly after: readonly RaterCells[]
}

/**
 * Null for an ordinary workbook, before there was a second round to rate in, and where nobody was there in the first. Whoever came later
 * is in neither round.
 */
export function roundsOf({ run }: Pick<View, 'run'>, group: readonly RaterView[]): Rounds | null {
  if (!run?.revealed || !run.options.stages.includes('discuss') || !hasReached(run, 'discuss')) return null
  const both = group.flatMap(({ id, ratings, part }) => (part?.first ? [{ id, first: part.first, ratings }] : []))
  if (both.length === 0) return null
  return { before: both.map(({ id, first }) => ({ id, ratings: first })), after: both.map(({ id, ratings }) => ({ id, ratings })) }
}
