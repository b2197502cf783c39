// Sentences about the sensitivity analysis, shared by pages and files: who would lead without an item or source, the smallest change that
// changes the leader, robustness, break-even prior. Computes nothing. "Would lead" means: would have the lowest score.

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
import {
  countNoun,
  drawShareText,
  formatFinePercent,
  formatScore,
  itemName,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'

/** "Coup would lead", "Coup and Grievance would tie": after something is left out, made neutral or mirrored. */
export const leadClause = (view: View, leaders: readonly string[]): Phrase[] => [
  ...namePhrases(view, leaders),
  leaders.length === 1 ? ' would lead' : ` ${TIE_WORDS.top}`,
]
export const leadClauseText = (view: View, leaders: readonly string[]): string => leadClause(view, leaders).map(phraseText).join('')

/** What depends on items, sources and steps: "the lead", "the tie", or "the lowest score" of a hypothesis that was barely tested. */
export const leadNoun = ({ leaders, verdict }: Pick<Scores, 'leaders' | 'verdict'>): string =>
  leaders.length > 1 ? 'the tie' : verdict === 'untested' ? 'the lowest score' : 'the lead'

/** The fewest sources whose loss changes who leads; names the first four sets. `sources` are all sources of the workbook. */
export function sourceSetsSentence(view: View, sources: readonly ItemGroupSensitivity[], sets: SmallestSourceSets): string {
  if (sources.every((one) => one.items.length === 0)) return 'No item names a source.'
  if (sets.found === 'too-many') return sets.sentence
  if (sets.found === 'none') return 'No combination of sources would change who leads, not even dropping all of them.'
  const named = sets.sets
    .slice(0, MAX_NAMED)
    .map((one) => `without ${sourcesOfSet(view, one.sources)}, ${leadClauseText(view, one.leadersWithout)}`)
  const size = numberWord(sets.size).toLowerCase()
  const others = sets.sets.length - MAX_NAMED
  const what = sets.size === 1 ? countNoun(others, 'other source') : `${countNoun(others, 'other set')} of ${size} sources`
  const more = others > 0 ? `; dropping ${what} would change it too` : ''
  const enough = sets.size === 1 ? 'Dropping one source is' : `Dropping ${size} sources together is`
  return `${enough} enough to change who leads: ${named.join('; ')}${more}.`
}

/** "A, B and C": names every source of the set, because only losing all of them has the effect. */
export const sourcesOfSet = (view: View, ids: readonly string[]): string =>
  listPhrases(
    ids.map((id) => view.sources.get(id)?.name ?? id),
    'and',
    ids.length,
  )
    .map(phraseText)
    .join('')

const NO_FLIP = 'No change of the rated cells, however large, would change who leads.'
const flipOpening = ({ steps }: Flip): string =>
  steps === 1
    ? 'Changing one rating by one step is enough to change who leads'
    : `It takes at least ${numberWord(steps).toLowerCase()} one-step changes to change who leads`

/** The smallest change of ratings that changes who leads: one sentence, then one for each cell of an example. */
export function flipSentences(view: View, flip: Flip | null): string[] {
  if (!flip) return [NO_FLIP]
  return [
    `${flipOpening(flip)}. For example:`,
    ...flip.cells.map(
      ({ evidence, hypothesis, from, to }) =>
        `${evidence} against ${itemName(view, hypothesis)}: ${RATING_WORDS[to]} (${to}) instead of ${RATING_WORDS[from]} (${from}).`,
    ),
  ]
}

/** The same in one sentence, with links to the cells of the example; names at most `most` cells and counts the rest. */
export function nearestChange(view: View, flip: Flip | null, most = MAX_NAMED): Phrase[] {
  if (!flip) return [NO_FLIP]
  const cells = flip.cells.map(
    ({ evidence, hypothesis, from, to }): Phrase => ({
      text: `${evidence} against ${itemName(view, hypothesis)} from ${RATING_WORDS[from]} to ${RATING_WORDS[to]}`,
      evidence,
      hypothesis,
    }),
  )
  return [`${flipOpening(flip)}, for example `, ...listPhrases(cells, 'and', most), '.']
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

/** How often a hypothesis has the lowest score in the draws, without a full stop. `first` is the first hypothesis of rank 1. */
export const robustnessFinding = (view: View, first: HypothesisRobustness): string =>
  `If each rating could be one step off, ${itemName(view, first.id)} would have the lowest score, alone or tied, in ${drawShareText(first.leadsAlone + first.leadsTied)}`

/**
 * "A different rating in any one of 9 cells (2 of them blank) could change who leads. The smallest changes are:". Ends in "For example:"
 * if a change that is not listed is smaller than one that is. `leaders` are the current ones.
 */
export function wouldChangeOpening({ cells, blanks, changes, nearest }: WouldChange, leaders: readonly string[]): string {
  const what = leaders.length > 1 ? 'the tie' : 'who leads'
  if (cells === 0) return `No change of a single rating, however large, would change ${what}. Nor would filling a blank cell.`
  const blank = blanks === 0 ? '' : ` (${blanks === cells ? (cells === 1 ? 'now blank' : 'all blank now') : `${blanks} of them blank`})`
  const which = cells === 1 ? `one cell${blank}` : `any one of ${countNoun(cells, 'cell')}${blank}`
  const least = Math.min(...changes.map(({ steps }) => steps))
  const far = least > 1 && least < Infinity ? ` if it is ${numberWord(least).toLowerCase()} or more steps away` : ''
  const list =
    changes.length < cells ? (nearest ? ` The smallest ${changes.length === 1 ? 'change is' : 'changes are'}:` : ' For example:') : ''
  return `A different rating in ${which} could change ${what}${far}.${list}`
}

/** "If E7 were rated I instead of C for Coup, Coup and Economic grievance would tie at 3.00." */
export function wouldChangeSentence(change: RatingChange, hypotheses: readonly string[], view: View): readonly Phrase[] {
  const { evidence, hypothesis, from, to } = change
  const cell: Phrase = { text: evidence, evidence, hypothesis }
  const now = isBlank(change) ? ', now blank, were rated' : ' were rated'
  const instead = isBlank(change) ? '' : ` instead of ${from}`
  return ['If ', cell, `${now} ${to}${instead} for ${itemName(view, hypothesis)}, `, ...resultClause(change, hypotheses, view), '.']
}

/** "Coup would lead, 3.41 to 5.00", "Coup and Jihadi would tie at 3.00". */
function resultClause({ leaders, scores }: RatingChange, hypotheses: readonly string[], view: View): Phrase[] {
  const score = (id: string) => scores[hypotheses.indexOf(id)] ?? 0
  const format = (id: string) => formatScore(score(id), view.method)
  const [first = ''] = leaders
  if (leaders.length > 1) return [`${leadClauseText(view, leaders)} at ${format(first)}`]
  const [next] = hypotheses.filter((id) => id !== first).toSorted((a, b) => score(a) - score(b))
  return [`${leadClauseText(view, leaders)}${next ? `, ${format(first)} to ${format(next)}` : ''}`]
}
