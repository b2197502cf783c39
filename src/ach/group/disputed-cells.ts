// The cells that a group should talk about first: where it is divided, and the score would notice. Must not say who is right.

import { contradiction } from '../model/rating.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { type Consensus, cellConsensus } from './consensus.ts'
import type { Distribution, GroupTable } from './group-table.ts'

/** A cell on which raters differ. */
export interface DisputedCell extends CellAt {
  /** how much the ratings contradict, or only whether the item applies at all */
  readonly over: 'contradiction' | 'NA'
  /** (1 − Cns) × w × (v of the worst rating given − v of the best), 0 … 4; 0 for a dispute over NA alone */
  readonly size: number
  readonly distribution: Distribution
  readonly consensus: Consensus
}

/** So many cells are named unless asked otherwise. */
export const MOST_DISCUSSED = 5

/**
 * The largest size first, w being the weight in force; then the cells where the only dispute is over NA. The workbook's order among equals
 * (within 1e-9) and among disputes over NA. Cells on which nobody differs in a way that a score could notice (all blank or NA, CC against
 * N) are none. Raters who left the cell blank have no part in it. A choice of this project.
 */
export function disputedCells({ hypotheses, rows }: GroupTable, most: number = MOST_DISCUSSED): DisputedCell[] {
  const found: DisputedCell[] = []
  for (const { id: evidence, weight, cells } of rows)
    for (const [at, hypothesis] of hypotheses.entries()) {
      const distribution = cells[at]
      if (!distribution) continue
      const consensus = cellConsensus(distribution)
      const [best, worst] = consensus.range ?? []
      const apart = contradiction(worst) - contradiction(best)
      if (apart === 0 && !consensus.naDispute) continue
      const size = (1 - (consensus.cns ?? 1)) * weight * apart
      found.push({ evidence, hypothesis, over: apart > 0 ? 'contradiction' : 'NA', size, distribution, consensus })
    }
  return found.sort((a, b) => (Math.abs(b.size - a.size) <= TOLERANCE ? 0 : b.size - a.size)).slice(0, most)
}
