// Progress of the second round, for the desk. Must not call a change an improvement: people also follow others.

import { activeMatrix, type Matrix } from '../group/group-table.ts'
import { changedCount, countMoves, type Moves } from '../group/second-round.ts'
import type { Rounds } from '../view/group-members.ts'

export interface SecondRoundProgress {
  /** number of participants who are in both rounds */
  readonly people: number
  /** number of ratings changed, filled in or cleared since the first round, by participant id; only those with any */
  readonly by: ReadonlyMap<string, number>
  /** summed over all participants */
  readonly moves: Moves
  /** cells with at least one changed rating; filling in or clearing alone does not count */
  readonly cells: number
}

/** A rating confirmed in the second round counts as unchanged, like one not touched. Parked items and hypotheses are left out. */
export function secondRoundProgress(matrix: Matrix, { before, after }: Rounds): SecondRoundProgress {
  const active = activeMatrix(matrix)
  const first = new Map(before.map((rater) => [rater.id, rater]))
  const by = new Map<string, number>()
  const cells = new Set<string>()
  const moves = { compared: 0, towardsContradiction: 0, towardsConsistency: 0, applicability: 0, filled: 0, cleared: 0 }
  for (const now of after) {
    const was = first.get(now.id)
    if (!was) continue
    const own = countMoves(active, was, now, ({ evidence, hypothesis }) => cells.add(`${evidence} ${hypothesis}`))
    for (const kind of Object.keys(moves) as (keyof Moves)[]) moves[kind] += own[kind]
    const touched = changedCount(own) + own.filled + own.cleared
    if (touched > 0) by.set(now.id, touched)
  }
  return { people: before.length, by, moves, cells: cells.size }
}
