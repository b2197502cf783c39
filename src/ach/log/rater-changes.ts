// Builds the changes of one rater: join, rate a cell, write a note or a reason, estimate. Returns none if the value is already so.
import type { Rating } from '../model/rating.ts'
import { type Confidence, type EstimateTime, noteAt, type Rater, ratingAt } from '../model/workbook.ts'
import type { Change, ChangeOf } from './change.ts'

/** A person becomes a rater. Their name is stored outside the log. */
export const join = (
  rater: string,
  more: Partial<Pick<ChangeOf<'joined'>, 'note' | 'enteredBy' | 'participant'>> = {},
): ChangeOf<'joined'> => ({ type: 'joined', rater, kind: 'person', name: null, note: null, shown: true, ...more })

/** Rates a cell; null makes it blank. */
export function rateCell(rater: Pick<Rater, 'id' | 'ratings'>, evidence: string, hypothesis: string, after: Rating | null): Change[] {
  const before = ratingAt(rater, evidence, hypothesis)
  return before === after ? [] : [{ type: 'rated', rater: rater.id, evidence, hypothesis, before, after }]
}

/** Rates a cell a second time; null removes the second rating. The first is the one in the matrix, or the one that was there then. */
export function rateCellAgain(
  rater: Pick<Rater, 'id' | 'ratings' | 'again'>,
  evidence: string,
  hypothesis: string,
  after: Rating | null,
): Change[] {
  const known = rater.again.get(evidence)?.get(hypothesis)
  const first = known ? known.first : ratingAt(rater, evidence, hypothesis)
  const before = known?.again ?? null
  return before === after ? [] : [{ type: 'ratedAgain', rater: rater.id, evidence, hypothesis, first, before, after }]
}

/** Sets the note on a cell; null removes it. */
export function noteCell(rater: Pick<Rater, 'id' | 'notes'>, evidence: string, hypothesis: string, after: string | null): Change[] {
  const before = noteAt(rater, evidence, hypothesis)
  return before === after ? [] : [{ type: 'noted', rater: rater.id, evidence, hypothesis, before, after }]
}

/** Sets the reason for a row; null removes it. */
export function giveReason(rater: Pick<Rater, 'id' | 'rationales'>, evidence: string, after: string | null): Change[] {
  const before = rater.rationales.get(evidence) ?? null
  return before === after ? [] : [{ type: 'reasoned', rater: rater.id, evidence, before, after }]
}

/** Sets the confidence in the conclusion; null removes it. */
export function giveConfidence(rater: Pick<Rater, 'id' | 'confidence'>, after: Confidence | null): Change[] {
  const before = rater.confidence
  const same = before === null || after === null ? before === after : before.level === after.level && before.why === after.why
  return same ? [] : [{ type: 'confidence', rater: rater.id, before, after }]
}

/** Agrees to be named in the calibration, or no longer does. */
export function giveConsent(rater: Pick<Rater, 'id' | 'consent'>, after: boolean): Change[] {
  return rater.consent === after ? [] : [{ type: 'consented', rater: rater.id, before: rater.consent, after }]
}

/** Sets the probability of a hypothesis, 0 to 1; null removes it. */
export function estimateHypothesis(
  rater: Pick<Rater, 'id' | 'estimates'>,
  when: EstimateTime,
  hypothesis: string,
  after: number | null,
): Change[] {
  const before = rater.estimates[when].get(hypothesis) ?? null
  return before === after ? [] : [{ type: 'estimated', rater: rater.id, when, hypothesis, before, after }]
}
