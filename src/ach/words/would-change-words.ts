// What would change who leads, in sentences with links to the cells. Words only, true of the figures they are given.

import { isBlank, type RatingChange, type WouldChange } from '../analysis/would-change.ts'
import type { View } from '../view/view.ts'
import { countNoun, formatScore, itemName, namePhrases, numberWord, type Phrase, phraseText } from './phrases.ts'

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
  const names = namePhrases(view, leaders).map(phraseText).join('')
  const [first = ''] = leaders
  if (leaders.length > 1) return [`would tie ${names} at ${score(first)}`]
  const [next] = hypotheses
    .filter((id) => id !== first)
    .toSorted((a, b) => (scores[hypotheses.indexOf(a)] ?? 0) - (scores[hypotheses.indexOf(b)] ?? 0))
  return [`would put ${names} first, with ${score(first)}${next ? ` before ${itemName(view, next)} with ${score(next)}` : ''}`]
}
