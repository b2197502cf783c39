// The group's sheets, for a file with several raters: consensus, agreement, ratings, both rounds, probabilities.
import { analyzeGroup } from '../../../ach/group/group-analysis.ts'
import { bothRounds, groupMembers, MIN_GROUP } from '../../../ach/view/group-members.ts'
import type { View } from '../../../ach/view/view.ts'
import type { SheetPlan } from '../../write/sheet-plan.ts'
import type { Layout } from '../layout.ts'
import { agreementSheet } from './agreement.ts'
import { consensusSheet } from './consensus.ts'
import { probabilitiesSheet } from './probabilities.ts'
import { ratingsSheet, roundsSheet } from './ratings.ts'

/** With more raters than this, their ratings are listed in one long table instead of a sheet each. */
export const MAX_RATER_SHEETS = 30
/** Names of the group sheets. An import ignores them. */
export const GROUP_SHEETS = ['Consensus', 'Agreement', 'Ratings', 'Rounds', 'Probabilities'] as const

/** Returns no sheets if fewer than two people have rated. `sheets` maps a rater id to the sheet with that rater's matrix. */
export function groupSheets(view: View, layout: Layout, sheets: ReadonlyMap<string, string>): SheetPlan[] {
  const group = groupMembers(view)
  if (group.length < MIN_GROUP) return []
  const rounds = bothRounds(view)
  const analysis = analyzeGroup(view, group)
  const names = new Map(group.map(({ id, name }) => [id, name]))
  const probabilities = probabilitiesSheet(view, group)
  const raters = [...view.raters.values()]
  return [
    consensusSheet(view, layout, group, analysis),
    agreementSheet(view, group, analysis, rounds, sheets),
    ...(raters.some(({ id }) => !sheets.has(id)) ? [ratingsSheet(view, raters, rounds)] : []),
    ...(rounds ? [roundsSheet(view, rounds, names)] : []),
    ...(probabilities ? [probabilities] : []),
  ]
}
