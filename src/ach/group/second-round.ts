// Compares two rounds of ratings: how many changed, in which direction, and agreement before and after. A change is not an improvement by
// itself: people also move because others did.

import { isCounted, type Rating, stepOf } from '../model/rating.ts'
import type { CellAt } from '../scoring/score.ts'
import type { RaterCells } from '../view/group-members.ts'
import { type Agreement, groupAgreement } from './agreement.ts'
import { activeMatrix, type Distribution, type Matrix, tableOfGroup } from './group-table.ts'

/** Numbers of ratings (one rater, one cell) by how they changed. */
export interface Moves {
  /** rated in both rounds, NA included */
  readonly compared: number
  /** of these, rated from CC to II both times and moved towards II … */
  readonly towardsContradiction: number
  /** … or towards CC */
  readonly towardsConsistency: number
  /** of these, NA in exactly one round */
  readonly applicability: number
  /** rated in the second round only; not compared */
  readonly filled: number
  /** rated in the first round only; not compared */
  readonly cleared: number
}

/** One cell in both rounds, over the raters who took part in both. */
export interface CellRounds extends CellAt {
  readonly before: Distribution
  readonly after: Distribution
  readonly moves: Moves
}

/** Two rounds compared; only raters who took part in both count. */
export interface SecondRound {
  readonly raters: number
  readonly moves: Moves
  /** changed / compared ratings, 0 to 1; null if none can be compared */
  readonly changed: number | null
  readonly agreement: { readonly before: Agreement; readonly after: Agreement }
  /** active cells in the workbook's order, row by row */
  readonly cells: readonly CellRounds[]
}

/** The number of compared ratings that changed. */
export const changedCount = (moves: Moves): number => moves.towardsContradiction + moves.towardsConsistency + moves.applicability

/**
 * Matches raters by id. Leaves parked hypotheses and items out of both rounds. Agreement is computed for the same raters before and after,
 * each time over the cells that at least two of them had rated. Idea: the Delphi method; the figures are a choice of this project.
 */
export function compareRounds(matrix: Matrix, before: readonly RaterCells[], after: readonly RaterCells[]): SecondRound {
  const beforeById = new Map(before.map((rater) => [rater.id, rater]))
  const both = after.flatMap((now) => {
    const first = beforeById.get(now.id)
    return first ? [{ first, now }] : []
  })
  const tables = {
    before: tableOfGroup(
      matrix,
      both.map(({ first }) => first),
    ),
    after: tableOfGroup(
      matrix,
      both.map(({ now }) => now),
    ),
  }
  const { hypotheses, items } = activeMatrix(matrix)
  const all = noMoves()
  const cells: CellRounds[] = []
  for (const [row, { id: evidence }] of items.entries())
    for (const [at, hypothesis] of hypotheses.entries()) {
      const [was, is] = [tables.before.rows[row]?.cells[at], tables.after.rows[row]?.cells[at]]
      if (!was || !is) continue
      const moves = noMoves()
      for (const { first, now } of both) {
        const kinds = kindsOf(first.ratings.get(evidence)?.get(hypothesis), now.ratings.get(evidence)?.get(hypothesis))
        for (const kind of kinds) {
          moves[kind]++
          all[kind]++
        }
      }
      cells.push({ evidence, hypothesis, before: was, after: is, moves })
    }
  return {
    raters: both.length,
    moves: all,
    changed: all.compared === 0 ? null : changedCount(all) / all.compared,
    agreement: { before: groupAgreement(tables.before), after: groupAgreement(tables.after) },
    cells,
  }
}

/** How the ratings of one rater changed, over the active cells; calls `moved` for each cell whose rating changed. */
export function countMoves(
  { hypotheses, items }: Pick<ReturnType<typeof activeMatrix>, 'hypotheses' | 'items'>,
  before: RaterCells,
  after: RaterCells,
  moved: (cell: CellAt) => void,
): Moves {
  const moves = noMoves()
  for (const { id: evidence } of items) {
    const [was, is] = [before.ratings.get(evidence), after.ratings.get(evidence)]
    if (was === is) {
      for (const hypothesis of hypotheses) if (was?.has(hypothesis)) moves.compared++
      continue
    }
    for (const hypothesis of hypotheses) {
      const kinds = kindsOf(was?.get(hypothesis), is?.get(hypothesis))
      for (const kind of kinds) moves[kind]++
      if (kinds.length > 1) moved({ evidence, hypothesis })
    }
  }
  return moves
}

type Kind = keyof Moves

const noMoves = (): Record<Kind, number> => ({
  compared: 0,
  towardsContradiction: 0,
  towardsConsistency: 0,
  applicability: 0,
  filled: 0,
  cleared: 0,
})

const NONE: readonly Kind[] = []
const FILLED: readonly Kind[] = ['filled']
const CLEARED: readonly Kind[] = ['cleared']
const SAME: readonly Kind[] = ['compared']

function kindsOf(was: Rating | undefined, is: Rating | undefined): readonly Kind[] {
  if (was === undefined) return is === undefined ? NONE : FILLED
  if (is === undefined) return CLEARED
  if (was === is) return SAME
  if (!isCounted(was) || !isCounted(is)) return ['compared', 'applicability']
  return ['compared', stepOf(is) < stepOf(was) ? 'towardsContradiction' : 'towardsConsistency']
}
