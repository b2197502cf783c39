// Sentences about the sensitivity analysis, shared by pages and files: which hypothesis would lead without an item or source, the smallest
// change that changes the leader, robustness, break-even prior. Computes nothing. "Would lead" means: would have the lowest score.

import { exclusivityOf } from '../analysis/exclusivity.ts'
import type { Flip } from '../analysis/flip-distance.ts'
import type { BayesianView } from '../analysis/posterior.ts'
import type { ItemGroupSensitivity } from '../analysis/sensitivity.ts'
import type { SmallestSourceSets } from '../analysis/source-sets.ts'
import { isBlank, type RatingChange, type WouldChange } from '../analysis/would-change.ts'
import { RATING_WORDS } from '../model/rating.ts'
import type { Scores, Verdict } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import { nameInSentence } from './name-in-sentence.ts'
import {
  cellPhrase,
  countNoun,
  formatFinePercent,
  formatScore,
  hypothesisName,
  hypothesisNames,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'

/**
 * "Coup would lead", "the lowest score would be shared by Coup and Grievance": after something is left out, made neutral or reversed. A tie
 * names the hypotheses last, so that the list does not run on from a name before it. With the verdict 'untested' a hypothesis is not said
 * to lead.
 */
export const leadClause = (view: View, leaders: readonly string[], verdict?: Verdict): Phrase[] =>
  leaders.length === 0
    ? ['nothing would be left to compare']
    : leaders.length === 1
      ? [...namePhrases(view, leaders), verdict === 'untested' ? ' would have the lowest score' : ' would lead']
      : ['the lowest score would be shared by ', ...namePhrases(view, leaders)]
export const leadClauseText = (view: View, leaders: readonly string[], verdict?: Verdict): string =>
  leadClause(view, leaders, verdict).map(phraseText).join('')

/** Which hypotheses lead, and whether they have been tested. */
export type Standing = Pick<Scores, 'leaders' | 'verdict'>

/** The cells of which one step would end the lead, in items that tell the hypotheses apart and in others. */
type OneStep = Pick<Scores['grounds'], 'cells' | 'alikeCells'>
type Grounded = Standing & { readonly grounds?: OneStep }

/** What a change would alter: "the leader", "the tie"; "which hypothesis has the lowest score" where a leader was barely tested. */
export function changedResult({ leaders, verdict }: Standing): string {
  if (verdict === 'untested') return leaders.length > 1 ? 'which hypotheses have the lowest score' : 'which hypothesis has the lowest score'
  return leaders.length > 1 ? 'the tie' : 'the leader'
}

/** What depends on items, sources and steps: "the lead", "the tie", or as `changedResult` where a leader was barely tested. */
export const leadNoun = (standing: Standing): string =>
  standing.verdict !== 'untested' && standing.leaders.length === 1 ? 'the lead' : changedResult(standing)

/** "Coup would still lead", "Coup and Jihadi would still be tied", "the lowest score would stay with Coup": where nothing changes. */
export function unchangedClause(view: View, { leaders, verdict }: Standing): Phrase[] {
  if (verdict === 'untested') return ['the lowest score would stay with ', ...namePhrases(view, leaders)]
  return [...namePhrases(view, leaders), leaders.length > 1 ? ` would still be ${TIE_WORDS.names}` : ' would still lead']
}

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
        `if ${sourcesOfSet(view, one.sources)} were ${allOf(one.sources.length)}left out, ${leadClauseText(view, one.leadersWithout, scores.verdict)}`,
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
  return [`${flipOpening(scores, flip)}: for example, `, ...listPhrases(cells, 'and', most), '.']
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

/** The prior at which the two hypotheses with the highest posteriors would become equally probable, or that they already are. */
export function breakEvenSentence(view: View, { breakEven, hypotheses }: Pick<BayesianView, 'breakEven' | 'hypotheses'>): string {
  if (!breakEven) return NO_BREAK_EVEN
  const first = mostProbable({ hypotheses })
  if (first.length > 1) return `${hypothesisNames(view, first)} are equally probable.`
  const [leader, runnerUp] = [hypothesisName(view, breakEven.leader), hypothesisName(view, breakEven.runnerUp)]
  return `${leader} and ${runnerUp} would become equally probable if ${leader} started at ${formatFinePercent(breakEven.prior)} before the evidence, with the others in the same proportions. The lower that figure, the more the evidence favours ${leader}.`
}

/** The ids of the hypotheses with the highest posterior. */
export function mostProbable({ hypotheses }: Pick<BayesianView, 'hypotheses'>): string[] {
  const most = Math.max(...hypotheses.map(({ posterior }) => posterior ?? 0))
  return hypotheses.filter(({ posterior }) => posterior !== null && posterior >= most - TOLERANCE).map(({ id }) => id)
}

/** Why the highest probability is not that of the hypotheses with the lowest score; starts with a space, empty where they are the same. */
export const otherOrderSentence = (view: View, leaders: readonly string[], first: readonly string[]): string =>
  first.length === 0 || (first.length === leaders.length && first.every((id) => leaders.includes(id)))
    ? ''
    : ` The highest figure is not for ${hypothesisNames(view, leaders)}, because the scores count only evidence against a hypothesis and the Bayesian view also counts evidence for it.`

/** " Coup has no probability, because no item is rated for it: …": starts with a space; empty if every hypothesis has a posterior. */
export function unratedPosteriors(view: View, { hypotheses }: Pick<BayesianView, 'hypotheses'>): string {
  const unrated = hypotheses.filter(({ posterior }) => posterior === null).map(({ id }) => id)
  if (unrated.length === 0) return ''
  const one = unrated.length === 1
  return ` ${hypothesisNames(view, unrated)} ${one ? 'has' : 'have'} no probability, because no item is rated for ${one ? 'it' : 'them'}; the other figures add up to the share that the rated hypotheses had at the start.`
}

/** "If every blank cell were rated anything from II to CC, the probability of Coup could range from 2.3% to 87.0%." Empty without blank cells. */
export function posteriorRangeSentence(view: View, { hypotheses }: Pick<BayesianView, 'hypotheses'>, leader: string | undefined): string {
  const one = hypotheses.find(({ id }) => id === leader) ?? hypotheses[0]
  if (!one?.range) return ''
  return `If every blank cell were rated anything from II to CC, the probability of ${hypothesisName(view, one.id)} could range from ${formatFinePercent(one.range.low)} to ${formatFinePercent(one.range.high)}.`
}

/**
 * "A different rating in any one of 9 cells (2 of them blank) could change the leader; one step is enough for 4 ratings. Some of the smallest changes:". Ends in "For example:"
 * if a change that is not listed is smaller than one that is. `scores` are the current ones.
 */
export function wouldChangeOpening(found: WouldChange, scores: Grounded): string {
  const { cells, changes, nearest } = found
  const list = changes.length > 0 && changes.length < cells ? (nearest ? ' Some of the smallest changes:' : ' For example:') : ''
  return `${wouldChangeFinding(found, scores)}${list}`
}

/** The same without an announcement of the changes. */
export function wouldChangeFinding({ cells, blanks, changes }: WouldChange, scores: Grounded): string {
  const what = changedResult(scores)
  const blanksToo = scores.verdict === 'untested' ? 'Rating what is not tested yet could.' : 'Nor would filling a blank cell.'
  if (cells === 0) return `No change of a single rating, however large, would change ${what}. ${blanksToo}`
  const blank = blanks === 0 ? '' : ` (${blanks === cells ? (cells === 1 ? 'now blank' : 'all of them blank') : `${blanks} of them blank`})`
  const which = cells === 1 ? `one cell${blank}` : `any one of ${countNoun(cells, 'cell')}${blank}`
  const least = Math.min(...changes.map(({ steps }) => steps))
  const far = least > 1 && least < Infinity ? ` if it is ${numberWord(least).toLowerCase()} or more steps away` : ''
  const near = oneStepClause(cells, scores.grounds)
  return `A different rating in ${which} could change ${what}${far}${near}.`
}

/** "; one step is enough for 15 ratings", which is the number in the verdict. */
function oneStepClause(cells: number, grounds: OneStep | undefined): string {
  const [near, alike] = [grounds?.cells.length ?? 0, grounds?.alikeCells.length ?? 0]
  if (near === 0 || near + alike >= cells) return ''
  const more = alike === 0 ? '' : `, and for ${alike} more in items that are rated the same for every hypothesis`
  return `; one step is enough for ${countNoun(near, 'rating')}${more}`
}

/** "If E7 for Coup were rated I instead of C, the lowest score would be shared by Coup and Economic grievance, at 3.00." */
export function wouldChangeSentence(change: RatingChange, hypotheses: readonly string[], view: View, verdict?: Verdict): readonly Phrase[] {
  const { evidence, hypothesis, from, to } = change
  const now = isBlank(change) ? ' (blank)' : ''
  const instead = isBlank(change) ? '' : ` instead of ${from}`
  return [
    'If ',
    cellPhrase(view, evidence, hypothesis),
    `${now} were rated ${to}${instead}, `,
    ...resultClause(change, hypotheses, view, verdict),
    '.',
  ]
}

/** "Coup would lead, 3.41 to 5.00", "the lowest score would be shared by Coup and Jihadi, at 3.00". */
function resultClause({ leaders, scores }: RatingChange, hypotheses: readonly string[], view: View, verdict?: Verdict): Phrase[] {
  const score = (id: string) => scores[hypotheses.indexOf(id)] ?? 0
  const format = (id: string) => formatScore(score(id), view.method)
  const [first = ''] = leaders
  if (leaders.length > 1) return [`${leadClauseText(view, leaders)}, at ${format(first)}`]
  const [next] = hypotheses.filter((id) => id !== first).toSorted((a, b) => score(a) - score(b))
  return [`${leadClauseText(view, leaders, verdict)}${next ? `, ${format(first)} to ${format(next)}` : ''}`]
}
