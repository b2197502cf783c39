// Splits, merges and combines hypotheses that overlap or contain two claims. Each function returns the changes of one batch, which one undo
// reverses. Originals are parked or stay and are never lost. The caller supplies the ids of new hypotheses. See docs/method.md.

import { Refused } from '../model/refused.ts'
import { cutText, LIMITS } from '../model/texts.ts'
import { activeItems, type Hypothesis, type HypothesisFields, noteAt, ratingAt, type Workbook } from '../model/workbook.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS } from './check-change.ts'
import { requireItem } from './item-kind.ts'
import { noteCell, rateCell } from './rater-changes.ts'

/** A hypothesis to be added. */
export interface NewHypothesis {
  readonly id: string
  readonly fields: HypothesisFields
}

/**
 * Parks the original and puts the parts in its place, in their order. Each part gets the ratings and notes of `rater` for the original on
 * active items; other raters must rate the parts. Throws `Refused('invalid')` for fewer than two parts, `Refused('limit')` if the list is
 * full.
 */
export function splitHypothesis(workbook: Workbook, original: string, parts: readonly NewHypothesis[], rater: string): Change[] {
  const { id } = activeHypothesis(workbook, original)
  if (parts.length < 2) throw new Refused('invalid', 'Split a hypothesis into two or more parts.')
  checkHypothesisLimit(workbook, parts.length - 1)
  const ids = parts.map((part) => part.id)
  return [
    { type: 'parked', what: 'hypothesis', id },
    ...parts.map(addHypothesis),
    ...ids.flatMap((part) => [...copyRatings(workbook, rater, [id], part)]),
    ...placeHypotheses(workbook, id, ids),
  ]
}

/**
 * Parks two hypotheses and puts one in their place. A rating of `rater` on an active item is kept if both had the same one; every other
 * cell is blank. Notes are joined. Throws `Refused('invalid')` if both are the same hypothesis.
 */
export function mergeHypotheses(workbook: Workbook, [a, b]: readonly [string, string], merged: NewHypothesis, rater: string): Change[] {
  checkTwo(workbook, a, b)
  return [
    { type: 'parked', what: 'hypothesis', id: a },
    { type: 'parked', what: 'hypothesis', id: b },
    addHypothesis(merged),
    ...copyRatings(workbook, rater, [a, b], merged.id),
    ...placeHypotheses(workbook, a, [merged.id]),
  ]
}

/** Adds a blank hypothesis, behind the second of two, for the case that both are true. Both stay as they are. */
export function combineHypotheses(workbook: Workbook, [a, b]: readonly [string, string], combined: NewHypothesis): Change[] {
  checkTwo(workbook, a, b)
  checkHypothesisLimit(workbook, 1)
  const order = [...workbook.hypotheses.keys()]
  const last = order.indexOf(a) > order.indexOf(b) ? a : b
  return [addHypothesis(combined), ...placeHypotheses(workbook, last, [combined.id])]
}

/** "Coup + Jihadi" or "Coup or Jihadi": a default label, shortened if too long. */
export const joinLabels = (a: string, b: string, word: '+' | 'or'): string => {
  const label = `${a} ${word} ${b}`
  return label.length <= LIMITS.label ? label : `${cutText(label, LIMITS.label - 1).trimEnd()}…`
}

const addHypothesis = ({ id, fields }: NewHypothesis): Change => ({ type: 'added', what: 'hypothesis', id, fields })

function activeHypothesis(workbook: Workbook, id: string): Hypothesis {
  const found = requireItem(workbook.hypotheses, 'hypothesis', id)
  if (found.parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
  return found
}

function checkTwo(workbook: Workbook, a: string, b: string): void {
  activeHypothesis(workbook, a)
  activeHypothesis(workbook, b)
  if (a === b) throw new Refused('invalid', 'Choose two different hypotheses.')
}

/** Checked first, so that the message fits this action. */
function checkHypothesisLimit(workbook: Workbook, more: number): void {
  const now = activeItems(workbook.hypotheses).length
  if (now + more > LIMITS.hypotheses)
    throw new Refused(
      'limit',
      `This workbook has ${now} hypotheses; the maximum is ${LIMITS.hypotheses}. Park one that is hardly tenable, then try again.`,
    )
}

/** Copies the ratings that all originals have in common, and every note of the rater. */
function* copyRatings(workbook: Workbook, rater: string, from: readonly string[], to: string): Generator<Change> {
  const me = workbook.raters.get(rater)
  if (!me) return
  for (const { id: evidence } of activeItems(workbook.evidence)) {
    const [rating = null, ...others] = from.map((id) => ratingAt(me, evidence, id))
    if (rating !== null && others.every((other) => other === rating)) yield* rateCell(me, evidence, to, rating)
    const notes = [...new Set(from.flatMap((id) => noteAt(me, evidence, id) ?? []))]
    const note = notes.join('\n\n')
    // If two notes are too long together, only the first is copied; the other stays with its original.
    if (notes.length > 0) yield* noteCell(me, evidence, to, note.length <= LIMITS.text ? note : (notes[0] ?? ''))
  }
}

/** Moves the new hypotheses directly behind that one. Returns no change if they are already there. */
function placeHypotheses(workbook: Workbook, behind: string, ids: readonly string[]): Change[] {
  const order = [...workbook.hypotheses.keys()]
  const at = order.indexOf(behind) + 1
  const [before, after] = [
    [...order, ...ids],
    [...order.slice(0, at), ...ids, ...order.slice(at)],
  ]
  return before.join() === after.join() ? [] : [{ type: 'ordered', what: 'hypothesis', before, after }]
}
