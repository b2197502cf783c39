// Reads a typed paper form (ratings, reasons, credibility, probabilities of one participant) and reports all problems at once. Pure.
import type { Change } from '../ach/log/change.ts'
import { estimateHypothesis, giveReason, rateCell } from '../ach/log/rater-changes.ts'
import { RATING_KEYS, RATINGS, type Rating, readRating } from '../ach/model/rating.ts'
import {
  activeItems,
  type Cells,
  ESTIMATE_TIMES,
  type EstimateTime,
  type Rater,
  ratingAt,
  reasonText,
  type Workbook,
} from '../ach/model/workbook.ts'
import {
  CREDIBILITY_CHOICE_WORDS,
  CREDIBILITY_CHOICES,
  credibilityChoice,
  credibilityChoiceChanges,
} from '../ach/view/judged-credibility.ts'
import { percentText, readPercent } from './percent.ts'
import type { Problem, Typed } from './typed-fields.ts'

/** Field values by the names in `paperFields`. */
export type PaperValues = Typed

export const paperFields = {
  rating: (evidence: string, hypothesis: string) => `rating/${evidence}/${hypothesis}`,
  reason: (evidence: string) => `why/${evidence}`,
  credibility: (evidence: string) => `credibility/${evidence}`,
  chance: (when: EstimateTime, hypothesis: string) => `${when}/${hypothesis}`,
} as const

type Items = Pick<Workbook, 'evidence' | 'hypotheses'>

/** `first`: ratings of the first round, entered after it ended. `now`: the participant's current ratings. */
export type Round = 'first' | 'now'

const ratingsOf = ({ ratings, participation: part }: Omit<Rater, 'name'>, round: Round): Cells<Rating> =>
  round === 'now' ? ratings : (part?.first ?? new Map())

/** The field values of the paper form as stored. */
export function paperValues({ evidence, hypotheses }: Items, rater: Omit<Rater, 'name'>, round: Round): PaperValues {
  const values: Record<string, string> = {}
  const ratings = ratingsOf(rater, round)
  for (const { id } of activeItems(evidence)) {
    for (const hypothesis of activeItems(hypotheses))
      values[paperFields.rating(id, hypothesis.id)] = ratingAt({ ratings }, id, hypothesis.id) ?? ''
    values[paperFields.reason(id)] = rater.rationales.get(id) ?? ''
    values[paperFields.credibility(id)] = credibilityChoice(rater.participation, id) ?? ''
  }
  for (const { id } of activeItems(hypotheses))
    for (const when of ESTIMATE_TIMES) values[paperFields.chance(when, id)] = percentText(rater.estimates[when].get(id) ?? null)
  return values
}

/**
 * Returns the changes that store what was typed, or the problems by field. A missing field keeps its value; an empty one clears it. Parked
 * items are ignored. With round `first`, a cell that was re-rated in the second round keeps its second rating.
 */
export function paperChanges(
  { evidence, hypotheses }: Items,
  rater: Omit<Rater, 'name'>,
  typed: PaperValues,
  round: Round,
): { readonly changes: readonly Change[]; readonly problems: readonly Problem[] } {
  const changes: Change[] = []
  const problems: Problem[] = []
  const ratings = ratingsOf(rater, round)
  const wrong = (field: string, message: string) => problems.push({ field, message })
  for (const { id: item } of activeItems(evidence)) {
    for (const { id: hypothesis, label } of activeItems(hypotheses)) {
      const name = paperFields.rating(item, hypothesis)
      const text = typed[name]
      if (text === undefined) continue
      const after = readPaperRating(text)
      const before = ratingAt({ ratings }, item, hypothesis)
      if (after === undefined)
        wrong(
          name,
          `${item} for ${label}: “${text.slice(0, 20)}” is not a rating. Type ${words(RATINGS.map((rating) => `${RATING_KEYS[rating]} for ${rating}`))}.`,
        )
      else if (after !== before) {
        if (round === 'first') changes.push({ type: 'recorded', rater: rater.id, evidence: item, hypothesis, before, after })
        if (ratingAt(rater, item, hypothesis) === before) changes.push(...rateCell(rater, item, hypothesis, after))
      }
    }
    const reason = paperFields.reason(item)
    const why = typed[reason]
    if (why !== undefined) {
      const read = reasonText.safeParse(why.trim())
      if (!read.success) wrong(reason, `${item}: ${read.error.issues[0]?.message ?? 'The reason is too long.'}`)
      else changes.push(...giveReason(rater, item, read.data || null))
    }
    const credibility = paperFields.credibility(item)
    const level = typed[credibility]
    if (level !== undefined) {
      const said = level.trim().toLowerCase()
      const after = said === '' ? null : CREDIBILITY_CHOICES.find((one) => one === said || CREDIBILITY_CHOICE_WORDS[one] === said)
      if (after === undefined)
        wrong(credibility, `${item}: “${level.slice(0, 20)}” is not a credibility. Use low, medium, high or cannot say.`)
      else changes.push(...credibilityChoiceChanges(rater, item, after))
    }
  }
  for (const { id: hypothesis, label } of activeItems(hypotheses))
    for (const when of ESTIMATE_TIMES) {
      const name = paperFields.chance(when, hypothesis)
      const text = typed[name]
      if (text === undefined) continue
      const after = readPercent(text)
      if (after === undefined) wrong(name, `${label}: “${text.slice(0, 20)}” is not a number from 0 to 100.`)
      else changes.push(...estimateHypothesis(rater, when, hypothesis, after))
    }
  return { changes, problems }
}

/** Reads a rating typed as letters or as its key in the matrix, which is quicker; undefined for anything else. */
const readPaperRating = (text: string): Rating | null | undefined =>
  RATINGS.find((rating) => RATING_KEYS[rating] === text.trim()) ?? readRating(text)

const words = (list: readonly string[]) => `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`
