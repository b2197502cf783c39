// Hypotheses that overlap or say two things at once: split, merge, combine. Each answers the changes of one batch, which undo takes back as
// one. Originals are parked or stay, never lost. Ids of new hypotheses are passed in. Docs: docs/method.md.

import { Refused } from '../model/refused.ts'
import { cutText, LIMITS } from '../model/texts.ts'
import { activeItems, type Hypothesis, type HypothesisFields, noteAt, ratingAt, type Workbook } from '../model/workbook.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, requireItem } from './check-change.ts'
import { noteCell, rateCell } from './rater-changes.ts'

/** A hypothesis to be. */
export interface NewHypothesis {
  readonly id: string
  readonly fields: HypothesisFields
}

/**
 * The original is parked, the parts stand in its place, in their order. Each part takes over what `rater` rated and noted at the original
 * on active items; other raters rate the parts anew. Refused 'invalid' for fewer than two parts, 'limit' where there is no room.
 */
export function splitHypothesis(workbook: Workbook, original: string, parts: readonly NewHypothesis[], rater: string): Change[] {
  const { id } = activeHypothesis(workbook, original)
  if (parts.length < 2) throw new Refused('invalid', 'A hypothesis is split into two or more.')
  checkHypothesisLimit(workbook, parts.length - 1)
  const ids = parts.map((part) => part.id)
  return [
    { type: 'parked', what: 'hypothesis', id },
    ...parts.map(addHypotheses),
    ...ids.flatMap((part) => [...copyRatings(workbook, rater, [id], part)]),
    ...placeHypotheses(workbook, id, ids),
  ]
}

/**
 * One hypothesis in place of two, which are parked. A rating of `rater` is kept where both were rated alike, on active items; every other
 * cell is blank. Notes are kept one after the other. Refused 'invalid' for one and the same hypothesis.
 */
export function mergeHypotheses(workbook: Workbook, [a, b]: readonly [string, string], merged: NewHypothesis, rater: string): Change[] {
  checkTwo(workbook, a, b)
  return [
    { type: 'parked', what: 'hypothesis', id: a },
    { type: 'parked', what: 'hypothesis', id: b },
    addHypotheses(merged),
    ...copyRatings(workbook, rater, [a, b], merged.id),
    ...placeHypotheses(workbook, a, [merged.id]),
  ]
}

/** A hypothesis beside two that says that both are true. It starts blank, behind the second of them; both stay as they are. */
export function combineHypotheses(workbook: Workbook, [a, b]: readonly [string, string], combined: NewHypothesis): Change[] {
  checkTwo(workbook, a, b)
  checkHypothesisLimit(workbook, 1)
  const order = [...workbook.hypotheses.keys()]
  const last = order.indexOf(a) > order.indexOf(b) ? a : b
  return [addHypotheses(combined), ...placeHypotheses(workbook, last, [combined.id])]
}

/** "Coup + Jihadi", "Coup or Jihadi": a label to begin with, shortened where it would be too long. */
export const joinLabels = (a: string, b: string, word: '+' | 'or'): string => {
  const label = `${a} ${word} ${b}`
  return label.length <= LIMITS.label ? label : `${cutText(label, LIMITS.label - 1).trimEnd()}…`
}

const addHypotheses = ({ id, fields }: NewHypothesis): Change => ({ type: 'added', what: 'hypothesis', id, fields })

function activeHypothesis(workbook: Workbook, id: string): Hypothesis {
  const found = requireItem(workbook.hypotheses, 'hypothesis', id)
  if (found.parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
  return found
}

function checkTwo(workbook: Workbook, a: string, b: string): void {
  activeHypothesis(workbook, a)
  activeHypothesis(workbook, b)
  if (a === b) throw new Refused('invalid', 'Two different hypotheses are needed.')
}

/** Said before anything is done, in the words of this action. */
function checkHypothesisLimit(workbook: Workbook, more: number): void {
  const now = activeItems(workbook.hypotheses).length
  if (now + more > LIMITS.hypotheses)
    throw new Refused(
      'limit',
      `This workbook has ${now} hypotheses, and ${LIMITS.hypotheses} are the most it can hold. Park one that is hardly tenable, then do this again.`,
    )
}

/** Ratings and notes of the rater: what all the originals have in common, and every note. */
function* copyRatings(workbook: Workbook, rater: string, from: readonly string[], to: string): Generator<Change> {
  const me = workbook.raters.get(rater)
  if (!me) return
  for (const { id: evidence } of activeItems(workbook.evidence)) {
    const [rating = null, ...others] = from.map((id) => ratingAt(me, evidence, id))
    if (rating !== null && others.every((other) => other === rating)) yield* rateCell(me, evidence, to, rating)
    const notes = [...new Set(from.flatMap((id) => noteAt(me, evidence, id) ?? []))]
    const note = notes.join('\n\n')
    // Two that are too long together: the first; the other one stays with its original.
    if (notes.length > 0) yield* noteCell(me, evidence, to, note.length <= LIMITS.text ? note : (notes[0] ?? ''))
  }
}

/** The new ones directly behind that one. Nothing where they stand there already. */
function placeHypotheses(workbook: Workbook, behind: string, ids: readonly string[]): Change[] {
  const order = [...workbook.hypotheses.keys()]
  const at = order.indexOf(behind) + 1
  const [before, after] = [
    [...order, ...ids],
    [...order.slice(0, at), ...ids, ...order.slice(at)],
  ]
  return before.join() === after.join() ? [] : [{ type: 'ordered', what: 'hypothesis', before, after }]
}
