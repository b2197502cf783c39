// What pages, reports and files say of a group's figures, in sentences. Words only; a hypothesis is never more than "least contradicted".

import type { GroupAnalysis } from '../group/group-analysis.ts'
import type { Distribution } from '../group/group-table.ts'
import { changedCount, type SecondRound } from '../group/second-round.ts'
import { RATINGS } from '../model/rating.ts'
import type { View } from '../view/view.ts'
import { agreementHeading } from './agreement-words.ts'
import { countNoun, itemName, joinPhrases } from './phrases.ts'

/** Who is least contradicted. A hypothesis under which nobody rated anything has the lowest score for no reason, which is said. */
export function leastInconsistentHeading(view: View, { scores, raters }: Pick<GroupAnalysis, 'scores' | 'raters'>): string {
  if (scores.hypotheses.every(({ rated }) => rated === 0)) return 'Nothing is rated yet'
  const untested = new Set(scores.hypotheses.filter(({ rated }) => rated === 0).map(({ id }) => id))
  const names = scores.leaders.map((id) => `${itemName(view, id)}${untested.has(id) ? ' (not tested)' : ''}`)
  return `Least contradicted by the ratings of ${raters.length}: ${joinPhrases(names)}`
}

/** "The second round changed 3 of 40 ratings". */
export const secondRoundHeading = ({ changed, moves }: Pick<SecondRound, 'changed' | 'moves'>): string =>
  changed === null
    ? 'Nothing was rated in both rounds'
    : `The second round changed ${changedCount(moves)} of ${countNoun(moves.compared, 'rating')}`

/** Where the ratings went. */
export const movesWords = ({ moves }: Pick<SecondRound, 'moves'>): string =>
  `${moves.towardsContradiction} went towards II, ${moves.towardsConsistency} towards CC, ${moves.applicability} to or from NA; ${moves.filled} were rated in the second round only.`

/** Agreement over all cells, in two sentences. */
export function agreementSentences({ agreement }: Pick<GroupAnalysis, 'agreement'>): string {
  const { cells, meanCns } = agreement
  const mean = meanCns === null ? '' : `; the mean agreement of such a cell is ${meanCns.toFixed(2)} of 1`
  return `${agreementHeading(agreement)}. ${countNoun(cells, 'cell')} ${cells === 1 ? 'was' : 'were'} rated by two or more${mean}.`
}

/** "CC 3, II 1, not rated 2": what was said of a cell, in the order of the scale. */
export const distributionWords = (distribution: Distribution): string =>
  [
    ...RATINGS.flatMap((rating) => (distribution[rating] > 0 ? [`${rating} ${distribution[rating]}`] : [])),
    ...(distribution.blank > 0 ? [`not rated ${distribution.blank}`] : []),
  ].join(', ')
