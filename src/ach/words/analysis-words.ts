// Sentences about the sensitivity analysis, shared by pages and files: which hypothesis would lead without an item or source, the smallest
// change that changes the leader, robustness, break-even prior. Computes nothing. "Would lead" means: would have the lowest score.

import { exclusivityOf } from '../analysis/exclusivity.ts'
import type { Flip } from '../analysis/flip-distance.ts'
import type { BreakEven } from '../analysis/posterior.ts'
import type { HypothesisRobustness } from '../analysis/robustness.ts'
import type { ItemGroupSensitivity } from '../analysis/sensitivity.ts'
import type { SmallestSourceSets } from '../analysis/source-sets.ts'
import { isBlank, type RatingChange, type WouldChange } from '../analysis/would-change.ts'
import { RATING_WORDS } from '../model/rating.ts'
import type { Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { nameInSentence } from './name-in-sentence.ts'
import {
  cellPhrase,
  countNoun,
  drawShareText,
  formatFinePercent,
  formatScore,
  hypothesisNames,
  itemName,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
} from './phrases.ts'

/**
 * "Coup would lead", "the lowest score would be shared by Coup and Grievance": after something is left out, made neutral or reversed. A tie
 * names the hypotheses last, so that the list does not run on from a name before it.
 */
export const leadClause = (view: View, leaders: readonly string[]): Phrase[] =>
  leaders.length === 1
    ? [...namePhrases(view, leaders), ' would lead']
    : ['the lowest score would be shared by ', ...namePhrases(view, leaders)]
export const leadClauseText = (view: View, leaders: readonly string[]): string => leadClause(view, leaders).map(phraseText).join('')

/** Which hypotheses lead, and whether they have been tested. */
export type Standing = Pick<Scores, 'leaders' | 'verdict'>

/** What depends on items, sources and steps: "the lead", "the tie", or "the lowest score" of a hypothesis that was barely tested. */
export const leadNoun = ({ leaders, verdict }: Standing): string =>
  leaders.length > 1 ? 'the tie' : verdict === 'untested' ? 'the lowest score' : 'the lead'

/** What a change would alter: "the leader", "the tie"; "which hypothesis has the lowest score" where the leader was barely tested. */
export const changedResult = ({ leaders, verdict }: Standing): string =>
  leaders.length > 1 ? 'the tie' : verdict === 'untested' ? 'which hypothesis has the lowest score' : 'the leader'

/** The fewest sources whose loss changes the leader; names the first four sets. `sources` are all sources of the workbook. */
export function sourceSetsSentence(
  view: View,
  scores: Standing,
  sources: readonly ItemGroupSensitivity[],
  sets: SmallestSourceSets,
): string {
  const result = changedResult(scores)
  if (sources.every((one) => one.items.length === 0)) return 'No item names a source.'
  if (sets.found === 'too-many') return sets.sentence
  if (sets.found === 'none') return `Leaving out sources would not change ${result}, even if all of them were left out.`
  const named = sets.sets
    .slice(0, MAX_NAMED)
    .map(
      (one) =>
        `if ${sourcesOfSet(view, one.sources)} were ${allOf(one.sources.length)}left out, ${leadClauseText(view, one.leadersWithout)}`,
    )
  const size = numberWord(sets.size).toLowerCase()
  const others = sets.sets.length - MAX_NAMED
  const what = sets.size === 1 ? countNoun(others, 'other source') : `${countNoun(others, 'other set')} of ${size} sources`
  const more = others > 0 ? `; leaving out ${what} would change it too` : ''
  const enough = sets.size === 1 ? 'Leaving out one source is' : `Leaving out ${size} sources together is`
  return `${enough} enough to change ${result}: ${named.join('; ')}${more}.`
}

const allOf = (n: number): string => (n === 1 ? '' : n === 2 ? 'both ' : 'all ')

/** "A, B and C": names every source of the set, because only losing all of them has the effect. */
export const sourcesOfSet = (view: View, ids: readonly string[]): string =>
  listPhrases(
    ids.map((id) => nameInSentence(view.sources.get(id)?.name ?? id)),
    'and',
    ids.length,
  )
    .map(phraseText)
    .join('')

const noFlip = (scores: Standing): string => `No change of the rated cells, however large, would change ${changedResult(scores)}.`
const flipOpening = (scores: Standing, { steps }: Flip): string =>
  steps === 1
    ? `Changing one rating by one step is enough to change ${changedResult(scores)}`
    : `Ratings must move at least ${numberWord(steps).toLowerCase()} steps in all to change ${changedResult(scores)}`

/** The smallest change of ratings that changes the leader: one sentence, then one for each cell of an example. */
export function flipSentences(view: View, scores: Standing, flip: Flip | null): string[] {
  if (!flip) return [noFlip(scores)]
  return [
    `${flipOpening(scores, flip)}. For example:`,
    ...flip.cells.map(
      ({ evidence, hypothesis, from, to }) =>
        `${cellPhrase(view, evidence, hypothesis).text}: ${RATING_WORDS[to]} (${to}) instead of ${RATING_WORDS[from]} (${from}).`,
    ),
  ]
}

/** The same in one sentence, with links to the cells of the example; names at most `most` cells and counts the rest. */
export function nearestChange(view: View, scores: Standing, flip: Flip | null, most = MAX_NAMED): Phrase[] {
  if (!flip) return [noFlip(scores)]
  const cells = flip.cells.map(({ evidence, hypothesis, from, to }): Phrase => {
    const cell = cellPhrase(view, evidence, hypothesis)
    return { ...cell, text: `${cell.text} from ${RATING_WORDS[from]} to ${RATING_WORDS[to]}` }
  })
  return [`${flipOpening(scores, flip)}, for example `, ...listPhrases(cells, 'and', most), '.']
}

/** Why the Bayesian figures do not apply, according to the answers given; empty if they apply or the question is open. */
export function failedConditions(view: View): Phrase[] {
  const { state, overlapping } = exclusivityOf(view)
  const [first] = overlapping
  if (first) {
    const more = overlapping.length > 1 ? `, and so can ${countNoun(overlapping.length - 1, 'other pair')}.` : '.'
    return ['That does not hold here: ', ...namePhrases(view, first.ids), ' can both be true', more]
  }
  return state === 'incomplete' ? ['That does not hold here: the answer could be none of them.'] : []
}

export const NO_BREAK_EVEN = 'No other hypothesis could become equally probable.'

/** The prior at which the two hypotheses with the highest posteriors would become equally probable. */
export function breakEvenSentence(view: View, breakEven: BreakEven | null): string {
  if (!breakEven) return NO_BREAK_EVEN
  const [leader, runnerUp] = [itemName(view, breakEven.leader), itemName(view, breakEven.runnerUp)]
  return `${leader} and ${runnerUp} would become equally probable if ${leader} started at ${formatFinePercent(breakEven.prior)} before the evidence, with the others in the same proportions.`
}

/**
 * "If each rating could be one step off, Coup would have the lowest score, alone or tied, in 91% of draws": how often each of the first four
 * leaders has it, the most frequent first, without a full stop.
 */
export function robustnessFinding(view: View, leaders: readonly HypothesisRobustness[]): string {
  const byShare = new Map<string, string[]>()
  for (const { id, leadsAlone, leadsTied } of leaders
    .toSorted((a, b) => b.leadsAlone + b.leadsTied - a.leadsAlone - a.leadsTied)
    .slice(0, MAX_NAMED)) {
    const share = drawShareText(leadsAlone + leadsTied)
    byShare.set(share, [...(byShare.get(share) ?? []), id])
  }
  const findings = [...byShare].map(([share, ids], at) =>
    at === 0
      ? `${hypothesisNames(view, ids)} would have the lowest score, alone or tied, in ${share} of draws`
      : `${hypothesisNames(view, ids)} in ${share}`,
  )
  return `If each rating could be one step off, ${findings.join('; ')}`
}

/**
 * "A different rating in any one of 9 cells (2 of them blank) could change the leader. The smallest changes are:". Ends in "For example:"
 * if a change that is not listed is smaller than one that is. `scores` are the current ones.
 */
export function wouldChangeOpening({ cells, blanks, changes, nearest }: WouldChange, scores: Standing): string {
  const what = changedResult(scores)
  if (cells === 0) return `No change of a single rating, however large, would change ${what}. Nor would filling a blank cell.`
  const blank = blanks === 0 ? '' : ` (${blanks === cells ? (cells === 1 ? 'now blank' : 'all of them blank') : `${blanks} of them blank`})`
  const which = cells === 1 ? `one cell${blank}` : `any one of ${countNoun(cells, 'cell')}${blank}`
  const least = Math.min(...changes.map(({ steps }) => steps))
  const far = least > 1 && least < Infinity ? ` if it is ${numberWord(least).toLowerCase()} or more steps away` : ''
  const list =
    changes.length < cells ? (nearest ? ` The smallest ${changes.length === 1 ? 'change is' : 'changes are'}:` : ' For example:') : ''
  return `A different rating in ${which} could change ${what}${far}.${list}`
}

/** "If E7 for Coup were rated I instead of C, the lowest score would be shared by Coup and Economic grievance, at 3.00." */
export function wouldChangeSentence(change: RatingChange, hypotheses: readonly string[], view: View): readonly Phrase[] {
  const { evidence, hypothesis, from, to } = change
  const now = isBlank(change) ? ' (blank)' : ''
  const instead = isBlank(change) ? '' : ` instead of ${from}`
  return [
    'If ',
    cellPhrase(view, evidence, hypothesis),
    `${now} were rated ${to}${instead}, `,
    ...resultClause(change, hypotheses, view),
    '.',
  ]
}

/** "Coup would lead, 3.41 to 5.00", "the lowest score would be shared by Coup and Jihadi, at 3.00". */
function resultClause({ leaders, scores }: RatingChange, hypotheses: readonly string[], view: View): Phrase[] {
  const score = (id: string) => scores[hypotheses.indexOf(id)] ?? 0
  const format = (id: string) => formatScore(score(id), view.method)
  const [first = ''] = leaders
  if (leaders.length > 1) return [`${leadClauseText(view, leaders)}, at ${format(first)}`]
  const [next] = hypotheses.filter((id) => id !== first).toSorted((a, b) => score(a) - score(b))
  return [`${leadClauseText(view, leaders)}${next ? `, ${format(first)} to ${format(next)}` : ''}`]
}
