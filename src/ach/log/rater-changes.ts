// The changes of one rater: to join, to rate a cell, to write a note or a reason, to estimate. None where it stands like that already.
import type { Rating } from '../model/rating.ts'
import { type EstimateTime, noteAt, type Rater, ratingAt } from '../model/workbook.ts'
import type { Change, ChangeOf } from './change.ts'

/** A person becomes a rater. Their name is kept outside the log. `more`: what is true of few. */
export const join = (
  rater: string,
  more: Partial<Pick<ChangeOf<'joined'>, 'note' | 'enteredBy' | 'participant'>> = {},
): ChangeOf<'joined'> => ({ type: 'joined', rater, kind: 'person', name: null, note: null, shown: true, ...more })

/** The cell gets this rating; null makes it blank. */
export function rateCell(rater: Pick<Rater, 'id' | 'ratings'>, evidence: string, hypothesis: string, after: Rating | null): Change[] {
  const before = ratingAt(rater, evidence, hypothesis)
  return before === after ? [] : [{ type: 'rated', rater: rater.id, evidence, hypothesis, before, after }]
}

/** The cell gets this note; null is none. */
export function noteCell(rater: Pick<Rater, 'id' | 'notes'>, evidence: string, hypothesis: string, after: string | null): Change[] {
  const before = noteAt(rater, evidence, hypothesis)
  return before === after ? [] : [{ type: 'noted', rater: rater.id, evidence, hypothesis, before, after }]
}

/** The row gets this reason; null is none. */
export function giveReason(rater: Pick<Rater, 'id' | 'rationales'>, evidence: string, after: string | null): Change[] {
  const before = rater.rationales.get(evidence) ?? null
  return before === after ? [] : [{ type: 'reasoned', rater: rater.id, evidence, before, after }]
}

/** The hypothesis gets this probability, 0 … 1; null is none. */
export function estimateHypothesis(
  rater: Pick<Rater, 'id' | 'estimates'>,
  when: EstimateTime,
  hypothesis: string,
  after: number | null,
): Change[] {
  const before = rater.estimates[when].get(hypothesis) ?? null
  return before === after ? [] : [{ type: 'estimated', rater: rater.id, when, hypothesis, before, after }]
}
