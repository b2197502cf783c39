// How far a room is with its second round, for whoever leads it. Must not say that somebody improved: people also move because others did.
import type { Rounds } from './group.ts'
import type { Matrix } from './group-table.ts'
import { changedOf, type Moves, secondRound } from './second-round.ts'

export interface Rerated {
  /** of both rounds */
  readonly people: number
  /** by id, how many ratings somebody has changed, filled in or emptied since the first round; those alone who have any */
  readonly by: ReadonlyMap<string, number>
  /** of all together */
  readonly moves: Moves
  /** cells of the matrix in which at least one rating is another one now; no cell that was only filled in or emptied */
  readonly cells: number
}

/** Whoever rated the same again cannot be told from somebody who did not rate again: both count as not changed. Parked ones are left out. */
export function reratedSoFar(matrix: Matrix, { before, after }: Rounds): Rerated {
  const { raters, moves, cells } = secondRound(matrix, before, after)
  const first = new Map(before.map((rater) => [rater.id, rater]))
  const by = new Map<string, number>()
  for (const now of after) {
    const was = first.get(now.id)
    const own = was && secondRound(matrix, [was], [now]).moves
    const touched = own ? changedOf(own) + own.filled + own.cleared : 0
    if (touched > 0) by.set(now.id, touched)
  }
  return { people: raters, by, moves, cells: cells.filter((cell) => changedOf(cell.moves) > 0).length }
}
