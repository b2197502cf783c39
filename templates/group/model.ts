// Everything that the page about a group says, computed once, before any markup.
import { type GroupFigures, groupFigures } from '../../src/ach/group-figures.ts'
import { type BrierScores, brierScores } from '../../src/ach/pooled.ts'
import type { View } from '../../src/ach/view.ts'
import type { When } from '../../src/ach/workbook.ts'

export interface Group extends GroupFigures {
  /** id of the workbook */
  readonly id: string
  readonly view: View
  /** what turned out true: as the address supposes, else as it is kept; null while nobody says so, and for what is parked */
  readonly cameTrue: string | null
  readonly brier: Readonly<Record<When, BrierScores | null>>
}

/** Null where fewer than two people have rated, as far as whoever looks may see. `cameTrue`: any text; only the id of a hypothesis counts. */
export function groupModel(id: string, view: View, cameTrue: string | undefined): Group | null {
  const figures = groupFigures(view)
  if (!figures) return null
  const known = figures.pools.now.hypotheses.find((one) => one === (cameTrue ?? view.cameTrue)) ?? null
  const brier = (when: When) => (known === null ? null : brierScores(figures.pools[when], known))
  return { id, view, ...figures, cameTrue: known, brier: { before: brier('before'), now: brier('now') } }
}

/** The query of the page that says what turned out true. */
export const CAME_TRUE = 'true'
