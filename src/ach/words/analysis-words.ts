// What comes of the analysis as sentences, for pages and files alike. Words only, true of the figures they are given; a hypothesis is never
// more than "least contradicted" or "first", because what was hardly tested can be first and cannot be said to lead.

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
  hypothesisNames,
  itemName,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'

/** "Coup comes first", "Coup and Grievance are equal at the top": after something was left out or taken otherwise. */
export const leadClause = (view: View, leaders: readonly string[]): Phrase[] => [
  ...namePhrases(view, leaders),
  leaders.length === 1 ? ' comes first' : ` ${TIE_WORDS.top}`,
]
export const leadClauseText = (view: View, leaders: readonly string[]): string => leadClause(view, leaders).map(phraseText).join('')

/** What items, sources and steps hold up: "the lead", "the tie"; of a hypothesis that was hardly tested "the first place". */
export const leadNoun = ({ leaders, verdict }: Pick<Scores, 'leaders' | 'verdict'>): string =>
  leaders.length > 1 ? 'the tie' : verdict === 'untested' ? 'the first place' : 'the lead'

/** The fewest sources whose loss changes who leads; the first four sets are named. `sources`: all groups of that kind. */
export function sourceSetsSentence(view: View, sources: readonly ItemGroupSensitivity[], sets: SmallestSourceSets): string {
  if (sources.every((one) => one.items.length === 0)) return 'No item names a source.'
  if (sets.found === 'too-many') return sets.sentence
  if (sets.found === 'none') return 'No combination of sources, all of them together included, changes who leads.'
  const said = sets.sets
    .slice(0, MAX_NAMED)
    .map((one) => `without ${sourcesOfSet(view, one.sources)}, ${leadClauseText(view, one.leadersWithout)}`)
  const more = sets.sets.length > MAX_NAMED ? `; ${countNoun(sets.sets.length - MAX_NAMED, 'other set')} of this size would do so too` : ''
  const size = sets.size === 1 ? 'One source is' : `${numberWord(sets.size)} sources are`
  return `${size} enough to change who leads, if lost: ${said.join('; ')}${more}.`
}

/** All of them are named, because only all of them together do it: "A, B and C". */
export const sourcesOfSet = (view: View, ids: readonly string[]): string =>
  listPhrases(
    ids.map((id) => view.sources.get(id)?.name ?? id),
    'and',
    ids.length,
  )
    .map(phraseText)
    .join('')

const NO_FLIP = 'No change of rated cells, however many, could change who leads.'
const flipOpening = ({ steps }: Flip): string =>
  steps === 1 ? 'One step in one cell would change who leads' : `${numberWord(steps)} steps would change who leads, and no fewer`

/** How near the nearest change of who leads is: a sentence, then one for each cell of the example, all of them. */
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

/** The same in one sentence, with links to the cells of the example; where there are more than `most`, the rest is counted. */
export function nearestChange(view: View, flip: Flip | null, most = MAX_NAMED): Phrase[] {
  if (!flip) return [NO_FLIP]
  const cells = flip.cells.map(
    ({ evidence, hypothesis, from, to }): Phrase => ({
      text: `${evidence} under ${itemName(view, hypothesis)} from ${RATING_WORDS[from]} to ${RATING_WORDS[to]}`,
      evidence,
      hypothesis,
    }),
  )
  return [`${flipOpening(flip)}, for example `, ...listPhrases(cells, 'and', most), '.']
}

/** Why the figures of the Bayesian view do not apply, as people answered; empty where they do, or where it is open. */
export function failedConditions(view: View): Phrase[] {
  const { state, overlapping } = exclusivityOf(view)
  const [first] = overlapping
  if (first) {
    const more = overlapping.length > 1 ? `, and so can ${countNoun(overlapping.length - 1, 'other pair')}.` : '.'
    return ['That does not hold here: ', ...namePhrases(view, first.ids), ' can both be true', more]
  }
  return state === 'incomplete' ? ['That does not hold here: the answer could be none of them.'] : []
}

export const NO_BREAK_EVEN = 'There is nothing that could draw level.'

/** The prior at which the first two by posterior would come out equal. */
export function breakEvenSentence(view: View, level: BreakEven | null): string {
  if (!level) return NO_BREAK_EVEN
  const [leader, runnerUp] = [itemName(view, level.leader), itemName(view, level.runnerUp)]
  return `${leader} and ${runnerUp} would come out equal if ${leader} had ${formatFinePercent(level.prior)} before the evidence, and the others kept their proportions.`
}

/** How often the hypothesis came first, without a full stop; `first` is the one of rank 1 that stands first. */
export const robustnessFinding = (view: View, first: HypothesisRobustness): string =>
  `One step of doubt in each rating leaves ${itemName(view, first.id)} first, ties included, in ${drawShareText(first.leadsAlone + first.leadsTied)}`

/**
 * "Any one of 9 cells (2 of them blank) could change who leads, if rated otherwise. The nearest are:", or "For example:" where others are
 * nearer than one that is told for its outcome. `leaders` are those of now.
 */
export function wouldChangeOpening({ cells, blanks, changes, nearest }: WouldChange, leaders: readonly string[]): string {
  const what = leaders.length > 1 ? 'the tie' : 'who leads'
  if (cells === 0) return `No single rating, however far it is moved, would change ${what}; nor would any blank cell.`
  const blank = blanks === 0 ? '' : ` (${blanks === cells ? (cells === 1 ? 'blank now' : 'all blank now') : `${blanks} of them blank`})`
  const which = cells === 1 ? `One cell${blank}` : `Any one of ${countNoun(cells, 'cell')}${blank}`
  const least = Math.min(...changes.map(({ steps }) => steps))
  const far = least > 1 ? `, by ${least === Infinity ? '' : numberWord(least).toLowerCase()} steps or more` : ''
  const shown = changes.length < cells ? (nearest ? ` The nearest ${changes.length === 1 ? 'is' : 'are'}:` : ' For example:') : ''
  return `${which} could change ${what}, if rated otherwise${far}.${shown}`
}

/** "Rating E7 against Coup as I (now C) would tie Coup and Economic grievance at 3.00." */
export function wouldChangeSentence(change: RatingChange, hypotheses: readonly string[], view: View): readonly Phrase[] {
  const { evidence, hypothesis, from, to } = change
  const cell: Phrase = { text: `${evidence} against ${itemName(view, hypothesis)}`, evidence, hypothesis }
  const now = isBlank(change) ? 'now blank' : `now ${from}`
  return [`Rating `, cell, ` as ${to} (${now}) `, ...resultClause(change, hypotheses, view), '.']
}

function resultClause({ leaders, scores }: RatingChange, hypotheses: readonly string[], view: View): Phrase[] {
  const score = (id: string) => formatScore(scores[hypotheses.indexOf(id)] ?? 0, view.method)
  const names = hypothesisNames(view, leaders)
  const [first = ''] = leaders
  if (leaders.length > 1) return [`would tie ${names} at ${score(first)}`]
  const [next] = hypotheses
    .filter((id) => id !== first)
    .toSorted((a, b) => (scores[hypotheses.indexOf(a)] ?? 0) - (scores[hypotheses.indexOf(b)] ?? 0))
  return [`would put ${names} first, with ${score(first)}${next ? ` before ${itemName(view, next)} with ${score(next)}` : ''}`]
}
