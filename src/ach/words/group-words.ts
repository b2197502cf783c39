// Sentences about a group's figures for pages, reports and files: who has the least evidence against it, agreement, the second round.
// Computes nothing.

import type { GroupAnalysis } from '../group/group-analysis.ts'
import type { Distribution } from '../group/group-table.ts'
import { changedCount, type SecondRound } from '../group/second-round.ts'
import { formatCount } from '../model/format-count.ts'
import { EXTREME_RATINGS, RATINGS } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import type { Untested } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { agreementHeading } from './agreement-words.ts'
import { countNoun, formatFigure, hypothesisNames, NOT_TESTED, ratedHead, startSentence, TIE_WORDS } from './phrases.ts'

/**
 * "In the ratings of 5 people, Coup has the least evidence against it": people with a rating from CC to II. Hypotheses that no one rated take
 * no part, and no hypothesis leads as long as there are any.
 */
export function leastInconsistentHeading(
  view: View,
  { scores, ranking, verdict }: Pick<GroupAnalysis, 'scores' | 'ranking' | 'verdict'>,
): string {
  if (ranking.raters.length === 0) return 'Nothing is rated yet'
  return `In the ratings of ${countNoun(ranking.raters.length, 'person', 'people')}, ${leadersClause(view, scores.leaders, verdict.grounds.allUntested)}`
}

/**
 * "Coup has the least evidence against it", "Coup and Jihadi are tied for the lead", "Coup has the lowest score, but Jihadi is not tested". With
 * hypotheses in `untested`, no hypothesis leads. Without leaders, too little is rated.
 */
export function leadersClause(view: View, leaders: readonly string[], untested: readonly Pick<Untested, 'id' | 'rated'>[]): string {
  if (leaders.length === 0) return 'too little is rated to say what leads'
  const names = hypothesisNames(view, leaders)
  const several = leaders.length > 1
  if (untested.length > 0) {
    const unrated = untested.filter(({ rated }) => !rated)
    const ids = (unrated.length > 0 ? unrated : untested).map(({ id }) => id)
    const who = ids.join() === leaders.join() ? (several ? 'they' : 'it') : hypothesisNames(view, ids)
    const tested = unrated.length > 0 ? NOT_TESTED : 'not tested enough'
    return `${names} ${several ? 'share' : 'has'} the lowest score, but ${who} ${ids.length > 1 ? 'are' : 'is'} ${tested}`
  }
  return several ? `${names} ${TIE_WORDS.leaders} for the lead` : `${names} has the least evidence against it`
}

/** The headings of the table of a group's scores. */
export const groupScoreHeads = (method: Method): readonly string[] => [
  ...['Hypothesis', 'Rank', 'Score', 'Worst case', ratedHead(method)],
  ...['Alone in first place', 'Tied for first place'],
]

/** "The second round changed 3 of 40 ratings". */
export function secondRoundHeading({ changed, moves }: Pick<SecondRound, 'changed' | 'moves'>): string {
  if (changed === null) return 'No cell was rated in both rounds'
  return `The second round changed ${changedCount(moves) || 'none'} of ${countNoun(moves.compared, 'rating')}`
}

const countOrNone = (n: number): string => (n === 0 ? 'none' : formatCount(n))

/** Which way the ratings moved; only how many were new if none moved. */
export function movesWords({ moves }: Pick<SecondRound, 'moves'>): string {
  const { towardsContradiction, towardsConsistency, applicability, filled, compared } = moves
  const added = `${filled === 0 ? 'no cell' : countNoun(filled, 'cell')} ${filled < 2 ? 'was' : 'were'} rated only in the second round.`
  if (compared === 0 || changedCount(moves) === 0) return startSentence(added)
  const first = towardsContradiction === 0 ? 'No rating' : countNoun(towardsContradiction, 'rating')
  return `${first} moved towards ${EXTREME_RATINGS[1]}, ${countOrNone(towardsConsistency)} towards ${EXTREME_RATINGS[0]} and ${countOrNone(applicability)} to or from NA; ${added}`
}

/** A caution that belongs only where ratings changed; empty otherwise. */
export const changeCaution = ({ moves }: Pick<SecondRound, 'moves'>): string =>
  changedCount(moves) === 0 ? '' : 'A change is not necessarily an improvement: people also move because others did.'

/** Agreement over all cells, in two sentences. */
export function agreementSentences({ agreement }: Pick<GroupAnalysis, 'agreement'>): string {
  const { cells, meanCns } = agreement
  const mean =
    meanCns === null ? '' : `; the mean agreement on ${cells === 1 ? 'it' : 'them'} is ${formatFigure(meanCns)} (full agreement is 1)`
  return `${agreementHeading(agreement)}. ${countNoun(cells, 'cell')} ${cells === 1 ? 'was' : 'were'} rated by two or more people${mean}.`
}

/** "CC 3, II 1, not rated 2": the ratings of one cell, in the order of the scale. */
export const distributionWords = (distribution: Distribution): string =>
  [
    ...RATINGS.flatMap((rating) => (distribution[rating] > 0 ? [`${rating} ${distribution[rating]}`] : [])),
    ...(distribution.blank > 0 ? [`not rated ${distribution.blank}`] : []),
  ].join(', ')
