// What a participant's pages are drawn from, and how their answers are stored: each answer by its id once, and in the stage for which it
// was meant. Every request says that they are there.

import type { Context } from 'hono'
import type { ParticipantModel } from '../../../templates/exercise/participant/model.ts'
import type { PracticeRow } from '../../../templates/exercise/participant/practice.tsx'
import { formatCode } from '../../access/codes.ts'
import { PRACTICE } from '../../ach/exercise/practice-row.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Run } from '../../ach/model/exercise.ts'
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

export const ITEM_REMOVED = 'The facilitator has taken this item out.'
export const tooLateFor = (stage: Stage): string => `This came too late: the room is at “${STAGE_WORDS[stage]}” now.`

type C = Context<PageEnv>

/** The page's model for whoever asks. Refused 'forbidden' where they were taken out. */
export async function loadParticipantModel(deps: Deps, c: C): Promise<ParticipantModel> {
  const participant = c.get('participant')
  const seen = await openParticipant(deps, participant)
  deps.presence.heard(participant.workbook, participant.rater)
  return participantModel(deps, c, seen)
}

export function participantModel(deps: Deps, c: C, { id, view, run, me }: OpenParticipant): ParticipantModel {
  const code = deps.access.participants.rejoinCode(c)
  return { id, view, run, me, now: deps.now(), rejoin: code && formatCode(code) }
}

/** What became of an answer. `seen` is worked out only where a page follows: a tap needs none, and there are many. */
export interface AnswerResult {
  readonly id: string
  readonly seen: () => OpenParticipant
}

/** What an answer is decided on. */
export interface AnswerContext {
  readonly workbook: Workbook
  readonly run: Run
  readonly me: Rater
}

const BATCH = /^[A-Za-z0-9_-]{8,64}$/

/**
 * Stores what `decide` answers. The form may carry `batch`, the id of this answer: sent again it changes nothing. `stage` is the one in
 * which it was given: in another it is refused, since a rating of the first round that comes late would else count in the second.
 */
export async function storeAnswer(
  deps: Deps,
  c: C,
  form: Typed,
  decide: (asked: AnswerContext) => readonly Change[],
): Promise<AnswerResult> {
  const participant = c.get('participant')
  const { workbook: id, rater } = participant
  const waiting = /^\d{1,5}$/.test(form.waiting ?? '') ? Number(form.waiting) : undefined
  deps.presence.heard(id, rater, waiting)
  if (form.batch !== undefined && !BATCH.test(form.batch)) throw new Refused('invalid', 'The id of this answer cannot be read.', 'batch')
  const done = await deps.workbooks.change(
    id,
    rater,
    (workbook) => {
      const { run } = workbook
      const me = workbook.raters.get(rater)
      if (!run || !me) throw noSuchExercise()
      if (!me.present) throw new Refused('forbidden', REMOVED_BY_FACILITATOR)
      if (form.stage !== undefined && form.stage !== run.stage) throw new Refused('stage', tooLateFor(run.stage))
      return decide({ workbook, run, me })
    },
    form.batch === undefined ? {} : { batch: `${rater}-${form.batch}` },
  )
  return { id, seen: () => openParticipantAfterAction(done, participant) }
}

/** The item, if it is rated here. */
export function findItem({ evidence }: Pick<Workbook, 'evidence'>, id: string) {
  const item = evidence.get(id)
  if (!item) throw new Refused('unknown', 'There is no such item in this exercise.')
  if (item.parked) throw new Refused('parked', ITEM_REMOVED)
  return item
}

/** A script asks, which needs no page. */
export const wantsNoPage = (c: Context): boolean => (c.req.header('accept') ?? '').includes('application/json')

/** Refused where a script sent what cannot be kept: it lets the browser send it once more, as a form. */
export function refuseScript(c: Context, problems: readonly Problem[]): void {
  if (wantsNoPage(c)) throw new Refused('invalid', problems[0]?.message ?? 'This cannot be kept.')
}

/** After an answer: nothing more for a script, else the way on. */
export const continueTo = (c: C, to: string) => (wantsNoPage(c) ? c.body(null, 204) : c.redirect(to, 303))

/** The row on which participants practise. Null where its case does not ship with the program. */
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
    readBy: reference?.name ?? 'Another reading',
  }
}
