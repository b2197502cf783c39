// Reads what a participant's phone sends: one row of ratings with its reason, probabilities, or a proposal. Reports all problems at once.
// Pure.

import type { Change } from '../ach/log/change.ts'
import { estimateHypothesis, giveReason, rateCell } from '../ach/log/rater-changes.ts'
import type { Proposal } from '../ach/model/exercise.ts'
import { formatCount } from '../ach/model/format-count.ts'
import { RATING_WORDS, readRating } from '../ach/model/rating.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { activeItems, type EstimateTime, type Rater, reasonText, type Workbook } from '../ach/model/workbook.ts'
import { readPercent } from './percent.ts'
import type { Problem, Typed } from './typed-fields.ts'

/** For a probability, after the name of its hypothesis. */
export const CHANCE_PROBLEMS = {
  noNumber: (typed: string) => `“${typed.slice(0, 20)}” is not a number from 0 to 100. Enter a number such as 25 or 12.5.`,
  missing: 'enter a number from 0 to 100. Enter 0 to rule it out.',
} as const

/** Names of the fields. */
export const participantFields = {
  rating: (hypothesis: string) => `r/${hypothesis}`,
  chance: (hypothesis: string) => `p/${hypothesis}`,
} as const

interface Read {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
}
type Me = Omit<Rater, 'name'>

/** A missing field keeps its rating. The field `clear` holds the id of a hypothesis to make blank. Parked hypotheses are skipped. */
export function rowChanges({ hypotheses }: Pick<Workbook, 'hypotheses'>, me: Me, evidence: string, typed: Typed): Read {
  const changes: Change[] = []
  const problems: Problem[] = []
  for (const { id: hypothesis, label } of activeItems(hypotheses)) {
    const name = participantFields.rating(hypothesis)
    const text = typed.clear === hypothesis ? '' : typed[name]
    if (text === undefined) continue
    const after = readRating(text)
    if (after === undefined) problems.push({ field: name, message: `${label}: “${text.slice(0, 20)}” is not a rating.` })
    else changes.push(...rateCell(me, evidence, hypothesis, after))
  }
  const reason = typed.reason === undefined ? { changes: [], problems: [] } : reasonChanges(me, evidence, typed.reason)
  return { changes: [...changes, ...reason.changes], problems: [...problems, ...reason.problems] }
}

/** A blank reason removes the stored one. */
export function reasonChanges(me: Me, evidence: string, text: string): Read {
  const read = reasonText.safeParse(text.trim())
  if (!read.success)
    return { changes: [], problems: [{ field: 'reason', message: read.error.issues[0]?.message ?? 'The reason is too long.' }] }
  return { changes: giveReason(me, evidence, read.data || null), problems: [] }
}

/** One field for each active hypothesis. All are required and not all may be 0; they need not add up to 100. */
export function chanceChanges({ hypotheses }: Pick<Workbook, 'hypotheses'>, me: Me, when: EstimateTime, typed: Typed): Read {
  const changes: Change[] = []
  const problems: Problem[] = []
  let sum = 0
  for (const { id: hypothesis, label } of activeItems(hypotheses)) {
    const name = participantFields.chance(hypothesis)
    const text = typed[name] ?? ''
    const after = readPercent(text)
    if (after === undefined) problems.push({ field: name, message: `${label}: ${CHANCE_PROBLEMS.noNumber(text)}` })
    else if (after === null) problems.push({ field: name, message: `${label}: ${CHANCE_PROBLEMS.missing}` })
    else {
      sum += after
      changes.push(...estimateHypothesis(me, when, hypothesis, after))
    }
  }
  const [first] = activeItems(hypotheses)
  if (problems.length === 0 && sum === 0 && first)
    problems.push({
      field: participantFields.chance(first.id),
      message: 'All probabilities are 0. Enter more than 0 for at least one hypothesis.',
    })
  return { changes, problems }
}

/** The contents of a form that came too late, to show back to the participant: answers by hypothesis label, and a text. */
export interface LateAnswers {
  readonly answers: readonly { readonly hypothesis: string; readonly answer: string }[]
  readonly text: string
}

/** Ratings in words, percentages as typed; blank fields are left out. */
export function lateAnswers({ hypotheses }: Pick<Workbook, 'hypotheses'>, typed: Typed): LateAnswers {
  const answers = activeItems(hypotheses).flatMap(({ id, label }) => {
    const [rating, chance] = [
      readRating(typed[participantFields.rating(id)] ?? ''),
      (typed[participantFields.chance(id)] ?? '').trim().slice(0, 40),
    ]
    if (rating) return [{ hypothesis: label, answer: `${rating}, ${RATING_WORDS[rating]}` }]
    return chance === '' ? [] : [{ hypothesis: label, answer: /\d$/.test(chance) ? `${chance}%` : chance }]
  })
  return { answers, text: (typed.reason ?? typed.statement ?? '').trim() }
}

type ProposalFields = Pick<Proposal, 'what' | 'label' | 'statement'>

/** A participant's proposal of a hypothesis, an item or a question. */
export function readProposal(typed: Typed): { readonly fields: ProposalFields; readonly problems: readonly Problem[] } {
  const what = typed.what === 'hypothesis' || typed.what === 'question' ? typed.what : 'evidence'
  const [label, statement] = [(typed.label ?? '').trim(), (typed.statement ?? '').trim()]
  const problems: Problem[] = []
  if (what === 'hypothesis' && label === '') problems.push({ field: 'label', message: 'Enter a short name for the hypothesis.' })
  if (label.length > LIMITS.label) problems.push({ field: 'label', message: `The name has more than ${LIMITS.label} characters.` })
  if (statement === '') problems.push({ field: 'statement', message: 'Enter a sentence.' })
  if (statement.length > LIMITS.text)
    problems.push({ field: 'statement', message: `The text has more than ${formatCount(LIMITS.text)} characters.` })
  return { fields: { what, label: what === 'hypothesis' ? label : null, statement }, problems }
}
