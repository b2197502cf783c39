// How far a room is with its second round, for whoever leads it. Must not say that somebody improved: people also move because others did.

import { activeMatrix, type Matrix } from '../group/group-table.ts'
import { changedCount, countMoves, type Moves } from '../group/second-round.ts'
import type { Rounds } from '../view/group-members.ts'

export interface SecondRoundProgress {
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
export function secondRoundProgress(matrix: Matrix, { before, after }: Rounds): SecondRoundProgress {
  const inUse = activeMatrix(matrix)
  const first = new Map(before.map((rater) => [rater.id, rater]))
  const by = new Map<string, number>()
  const cells = new Set<string>()
  const moves = { compared: 0, towardsContradiction: 0, towardsConsistency: 0, applicability: 0, filled: 0, cleared: 0 }
  for (const now of after) {
    const was = first.get(now.id)
    if (!was) continue
    const own = countMoves(inUse, was, now, ({ evidence, hypothesis }) => cells.add(`${evidence} ${hypothesis}`))
    for (const kind of Object.keys(moves) as (keyof Moves)[]) moves[kind] += own[kind]
    const touched = changedCount(own) + own.filled + own.cleared
    if (touched > 0) by.set(now.id, touched)
  }
  return { people: before.length, by, moves, cells: cells.size }
}
