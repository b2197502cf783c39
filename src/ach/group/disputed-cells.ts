// Finds the cells that a group should discuss first: those where its ratings differ by enough to change a score. Does not say who is right.

import { contradiction } from '../model/rating.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { type Consensus, cellConsensus } from './consensus.ts'
import type { Distribution, GroupTable } from './group-table.ts'

/** A cell on which raters disagree. */
export interface DisputedCell extends CellAt {
  /** whether they disagree on how inconsistent the item is, or only on whether it applies */
  readonly over: 'contradiction' | 'NA'
  /** (1 − Cns) × weight × (v of the most inconsistent rating − v of the most consistent), 0 to 4; 0 for a dispute over NA alone */
  readonly size: number
  readonly distribution: Distribution
  readonly consensus: Consensus
}

/** The default number of cells. */
export const MOST_DISCUSSED = 5

/**
 * At most `most` cells: the largest `size` first, then cells disputed only over NA. Equal sizes (within 1e-9) and disputes over NA keep the
 * workbook's order. Leaves out cells whose differences cannot change a score (all blank or NA, CC against N). Blanks are ignored. The
 * weight is that of the method in force. Formula: a choice of this project.
 */
export function disputedCells({ hypotheses, rows }: GroupTable, most: number = MOST_DISCUSSED): DisputedCell[] {
  const found: DisputedCell[] = []
  for (const { id: evidence, weight, cells } of rows)
    for (const [at, hypothesis] of hypotheses.entries()) {
      const distribution = cells[at]
      if (!distribution) continue
      const consensus = cellConsensus(distribution)
      const [best, worst] = consensus.range ?? []
      const difference = contradiction(worst) - contradiction(best)
      if (difference === 0 && !consensus.naDispute) continue
      const size = (1 - (consensus.cns ?? 1)) * weight * difference
      found.push({ evidence, hypothesis, over: difference > 0 ? 'contradiction' : 'NA', size, distribution, consensus })
    }
  return found.sort((a, b) => (Math.abs(b.size - a.size) <= TOLERANCE ? 0 : b.size - a.size)).slice(0, most)
}
