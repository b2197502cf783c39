// What a workbook whose outcome is known contributes to the calibration: its verdict and probabilities, and those of the raters who agreed.

import type { Steps } from '../model/steps.ts'
import type { EstimateTime } from '../model/workbook.ts'
import { groupMembers } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { bootstrapSteps } from './bootstrap.ts'
import { type BrierParts, brierParts, type Forecast, type JudgedOutcome, type VerdictRecord, verdictRecords } from './calibration.ts'
import { groupScores } from './group-score.ts'
import { tableOfGroup } from './group-table.ts'
import { groupVerdictSteps } from './group-verdict.ts'
import { poolOf } from './pooled-probabilities.ts'

/** A verdict and probabilities, of a group or of one rater. */
export interface Judged {
  readonly judged: JudgedOutcome
  /** one for each hypothesis in question; null without a set of probabilities that can be used, and if what came true was not in question */
  readonly forecasts: Readonly<Record<EstimateTime, readonly Forecast[] | null>>
}

/** A workbook whose outcome is known. */
export interface KnownOutcome extends Judged {
  /** label of the hypothesis that came true */
  readonly cameTrue: string
  /** number of raters */
  readonly raters: number
  /** the raters who agreed to be named, by id */
  readonly people: readonly (Judged & { readonly rater: string })[]
}

/**
 * `then`: the workbook when its outcome was recorded, so that nothing counts that was changed in hindsight. `cameTrue`: id of the hypothesis
 * that came true. `consenting`: ids of the raters who still agree to be named; they count if they agreed before. The verdict and the pooled
 * probabilities are those of the group analysis; with one rater, that rater's. Returns null if nobody rated, or without that hypothesis.
 */
export function* knownOutcomeSteps(then: View, cameTrue: string, consenting: ReadonlySet<string>): Steps<KnownOutcome | null> {
  const members = groupMembers(then)
  const known = then.hypotheses.get(cameTrue)
  if (members.length === 0 || known === undefined) return null
  const pools = { before: poolOf(then, members, 'before'), now: poolOf(then, members, 'now') }
  const people: (Judged & { readonly rater: string })[] = []
  for (const member of members) {
    if (!member.consent || !consenting.has(member.id)) continue
    const own = (when: EstimateTime) => pools[when].sets.find(({ id }) => id === member.id)?.probabilities ?? null
    const forecasts = atBothTimes((when) => forecastsOf(pools[when].hypotheses, own(when), cameTrue))
    people.push({ rater: member.id, judged: yield* judgeSteps(then, [member], cameTrue), forecasts })
  }
  return {
    cameTrue: known.label,
    raters: members.length,
    judged: yield* judgeSteps(then, members, cameTrue),
    forecasts: atBothTimes((when) => forecastsOf(pools[when].hypotheses, pools[when].probabilities, cameTrue)),
    people,
  }
}

function* judgeSteps(view: View, raters: readonly RaterView[], cameTrue: string): Steps<JudgedOutcome> {
  const table = tableOfGroup(view, raters)
  yield
  const scores = groupScores(table, view.method)
  const { verdict } = yield* groupVerdictSteps(table, scores, yield* bootstrapSteps(view, raters))
  yield
  const { leaders } = scores
  return { verdict, hypotheses: table.hypotheses.length, leaders: leaders.length, leaderCameTrue: leaders.includes(cameTrue) }
}

const atBothTimes = (at: (when: EstimateTime) => readonly Forecast[] | null): Judged['forecasts'] => ({
  before: at('before'),
  now: at('now'),
})

function forecastsOf(
  ids: readonly string[],
  probabilities: readonly (number | null)[] | null,
  cameTrue: string,
): readonly Forecast[] | null {
  if (probabilities?.[ids.indexOf(cameTrue)] == null) return null
  return ids.flatMap((id, at) => {
    const probability = probabilities[at] ?? null
    return probability === null ? [] : [{ probability, cameTrue: id === cameTrue }]
  })
}

/** The figures over several workbooks, of the team or of one person. */
export interface CalibrationFigures {
  readonly verdicts: readonly VerdictRecord[]
  /** all verdicts under which a hypothesis leads, or several in a tie */
  readonly led: { readonly workbooks: number; readonly right: number; readonly expected: number }
  /** null if nobody gave probabilities that count */
  readonly brier: Readonly<Record<EstimateTime, BrierParts | null>>
}

export function calibrationOf(outcomes: readonly Judged[]): CalibrationFigures {
  const verdicts = verdictRecords(outcomes.map(({ judged }) => judged))
  const led = { workbooks: 0, right: 0, expected: 0 }
  for (const { workbooks, right, expected } of verdicts) {
    if (right === null || expected === null) continue
    led.workbooks += workbooks
    led.right += right
    led.expected += expected
  }
  const brierAt = (when: EstimateTime) => brierParts(outcomes.flatMap(({ forecasts }) => (forecasts[when] ? [forecasts[when]] : [])))
  return { verdicts, led, brier: { before: brierAt('before'), now: brierAt('now') } }
}

/** The figures of each person who agreed to be named, by the id of the rater, with the number of workbooks in which they agreed. */
export function calibrationByPerson(outcomes: readonly KnownOutcome[]): Map<string, CalibrationFigures & { readonly workbooks: number }> {
  const own = new Map<string, Judged[]>()
  for (const { people } of outcomes) for (const one of people) own.set(one.rater, [...(own.get(one.rater) ?? []), one])
  return new Map([...own].map(([rater, judged]) => [rater, { ...calibrationOf(judged), workbooks: judged.length }]))
}
