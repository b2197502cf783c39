// Loads the model of participants' pages and stores their answers: each answer id once, and only in the stage in which it was given. Every
// request also counts as a sign of presence.

import type { Context } from 'hono'
import type { ParticipantModel } from '../../../templates/exercise/participant/model.ts'
import { formatCode } from '../../access/codes.ts'
import type { Change } from '../../ach/log/change.ts'
import { isOwnPace, isPastClosing, type Run, stageOfParticipant } from '../../ach/model/exercise.ts'
import { PRACTICE, type PracticeRow } from '../../ach/model/practice-row.ts'
import { Refused } from '../../ach/model/refused.ts'
import { STAGE_WORDS, type Stage } from '../../ach/model/stage.ts'
import type { Rater, Workbook } from '../../ach/model/workbook.ts'
import type { Cases } from '../../cases.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import type { Deps } from '../shared/deps.ts'
import {
  noSuchExercise,
  type OpenParticipant,
  openParticipant,
  openParticipantAfterAction,
  type PageEnv,
  REMOVED_BY_FACILITATOR,
} from '../shared/open-view.ts'

export const ITEM_REMOVED = 'The facilitator has removed this item.'
export const HOMEWORK_CLOSED = 'The homework is closed.'
const ALREADY_PASSED = 'You have already finished this step.'
/** For an answer of an earlier stage. Must stay in step with `TOO_LATE` in notice-words.js. */
export const tooLateFor = (stage: Stage): string => `Too late: the room has moved on to “${STAGE_WORDS[stage]}”.`

type PageContext = Context<PageEnv>

/** Loads the page model of the requesting participant. Throws `Refused('forbidden')` if they were removed. */
export async function loadParticipantModel(deps: Deps, c: PageContext): Promise<ParticipantModel> {
  const participant = c.get('participant')
  const opened = await openParticipant(deps, participant)
  deps.presence.heard(participant.workbook, participant.rater)
  return participantModel(deps, c, opened)
}

export function participantModel(deps: Deps, c: PageContext, { id, view, run, me }: OpenParticipant): ParticipantModel {
  const code = c.get('rejoinCode')
  const { signal } = deps.presence.of(id, me.id)
  return { id, view, run, me, now: deps.now(), signal, rejoin: code && formatCode(code) }
}

/** The result of storing an answer. `reopen` computes the new view on demand: only answers that lead to a page need it. */
export interface AnswerResult {
  readonly id: string
  readonly reopen: () => OpenParticipant
}

/** What `decide` gets to see. */
export interface AnswerContext {
  readonly workbook: Workbook
  readonly run: Run
  readonly me: Rater
  /** the room's stage, or their own while everyone works at their own pace */
  readonly stage: Stage
}

const BATCH = /^[A-Za-z0-9_-]{8,64}$/

/**
 * Stores the changes that `decide` returns. The form may carry `batch`, the id of the answer: sending it again changes nothing. It may also
 * carry `stage`, in which the answer was given. In any other stage it is refused: a late first-round rating would otherwise count in the
 * second round. Throws `TooFast` if this participant sends too many.
 */
export async function storeAnswer(
  deps: Deps,
  c: PageContext,
  form: Typed,
  decide: (context: AnswerContext) => readonly Change[],
): Promise<AnswerResult> {
  const participant = c.get('participant')
  const { workbook: id, rater } = participant
  const waiting = /^\d{1,5}$/.test(form.waiting ?? '') ? Number(form.waiting) : undefined
  deps.presence.heard(id, rater, waiting)
  deps.access.answers.take(`${id} ${rater}`)
  if (form.batch !== undefined && !BATCH.test(form.batch)) throw new Refused('invalid', 'The id of this answer is not valid.', 'batch')
  const done = await deps.workbooks.change(
    id,
    rater,
    (workbook) => {
      const { run } = workbook
      const me = workbook.raters.get(rater)
      if (!run || !me) throw noSuchExercise()
      if (!me.present) throw new Refused('forbidden', REMOVED_BY_FACILITATOR)
      if (isPastClosing(run, deps.now().toISOString())) throw new Refused('stage', HOMEWORK_CLOSED)
      const stage = stageOfParticipant(run, me.participation)
      if (form.stage !== undefined && form.stage !== stage) throw new Refused('stage', isOwnPace(run) ? ALREADY_PASSED : tooLateFor(stage))
      return decide({ workbook, run, me, stage })
    },
    form.batch === undefined ? {} : { batch: `${rater}-${form.batch}` },
  )
  return { id, reopen: () => openParticipantAfterAction(done, participant) }
}

/** Returns the item. Throws `Refused` if it does not exist or is parked. */
export function findItem({ evidence }: Pick<Workbook, 'evidence'>, id: string) {
  const item = evidence.get(id)
  if (!item) throw new Refused('unknown', 'There is no such item in this exercise.')
  if (item.parked) throw new Refused('parked', ITEM_REMOVED)
  return item
}

/** True for a request by a script, which needs no page. */
export const wantsNoPage = (c: Context): boolean => (c.req.header('accept') ?? '').includes('application/json')

/** Throws `Refused('invalid')` for a script's request. The script then has the browser send the form itself, to show the problems. */
export function refuseScript(c: Context, problems: readonly Problem[]): void {
  if (wantsNoPage(c)) throw new Refused('invalid', problems[0]?.message ?? 'This cannot be saved.')
}

/** The response after an answer: 204 for a script, otherwise a redirect. */
export const continueTo = (c: PageContext, to: string) => (wantsNoPage(c) ? c.body(null, 204) : c.redirect(to, 303))

/** Returns the practice row; null if its case is not installed. */
export function practiceRow(cases: Cases): PracticeRow | null {
  const document = cases.get(PRACTICE.case)?.document
  const item = document?.evidence.find(({ id }) => id === PRACTICE.item)
  if (!document || !item) return null
  const reference = document.raters.find(({ kind }) => kind === 'reference')
  return {
    question: document.question,
    statement: item.statement,
    hypotheses: document.hypotheses.map(({ id, label }) => ({ id, name: label })),
    reference: document.hypotheses.map(({ id }) => reference?.ratings[item.id]?.[id] ?? null),
    readBy: reference?.name ?? 'Reference ratings',
  }
}
