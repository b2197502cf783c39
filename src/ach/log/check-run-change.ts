// Permission rules for changes in an exercise: participants can do only what the stage allows; the facilitator can do everything but rate.
// Called by check-change.ts for every change of a run.

import { isRevealed, optionsProblem, type Run, showsReference } from '../model/exercise.ts'
import { Refused } from '../model/refused.ts'
import { isActionOpen, type ParticipantAction, STAGE_WORDS } from '../model/stage.ts'
import type { Rater, Workbook } from '../model/workbook.ts'
import type { Change, ChangeOf } from './change.ts'
import type { Actor } from './check-change.ts'

/** Why a change is not allowed in an exercise. */
export const RUN_REFUSALS = {
  firstRound: 'An exercise keeps its first round by itself.',
  locked: 'The facilitator has locked the room.',
  full: (room: number) => `This room is full: it takes at most ${room} ${room === 1 ? 'participant' : 'participants'}.`,
  over: 'This exercise is over.',
  notYours: 'Only the facilitator can do this.',
} as const

/** Throws `Refused`: 'forbidden' for what is never allowed to this actor, 'stage' for what is not open now, 'limit' for a full room. */
export function checkRunChange(workbook: Workbook, run: Run, change: Change, who: Actor): void {
  const actor = workbook.raters.get(who.rater)
  if (actor?.participation) {
    checkParticipant(run, actor, change)
    return
  }
  switch (change.type) {
    case 'joined':
      if (change.participant) checkJoin(workbook, run, change)
      return
    case 'rated':
    case 'noted':
    case 'reasoned':
    case 'estimated':
    case 'practised':
    case 'weighed':
    case 'unsure':
      checkFacilitatorRates(workbook, run, change.rater, who)
      return
    case 'recorded':
      checkPaperForm(workbook, change.rater, who)
      if (!isRevealed(run)) throw new Refused('stage', 'Before the reveal all ratings count in the first round.')
      return
    case 'shown':
      if (!showsReference(run)) throw new Refused('stage', 'In an exercise the reference ratings are shown to everyone in the debrief.')
      return
    case 'remembered':
      throw new Refused('forbidden', RUN_REFUSALS.firstRound)
    case 'opened':
      throw new Refused('invalid', 'This workbook is already an exercise.')
    default:
  }
}

/** Refuses changes that exist only in an exercise. */
export function checkOutsideRun(change: Change): void {
  if (change.type === 'opened') {
    const problem = optionsProblem(change.options)
    if (problem !== null) throw new Refused('invalid', problem, 'stages')
  } else if (RUN_ONLY.has(change.type) || (change.type === 'joined' && change.participant))
    throw new Refused('invalid', 'This workbook is not an exercise.')
}
const RUN_ONLY: ReadonlySet<Change['type']> = new Set([
  'staged',
  'timed',
  'switched',
  'grouped',
  'practised',
  'weighed',
  'unsure',
  'recorded',
  'approved',
  'proposed',
  'decided',
])

function checkJoin(workbook: Workbook, run: Run, change: ChangeOf<'joined'>): void {
  if (run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.over)
  if (run.locked && change.enteredBy === undefined) throw new Refused('stage', RUN_REFUSALS.locked)
  let participants = 0
  for (const { participation, present } of workbook.raters.values()) if (participation && present) participants += 1
  if (participants >= run.options.room) throw new Refused('limit', RUN_REFUSALS.full(run.options.room))
}

function checkPaperForm({ raters }: Workbook, rater: string, who: Actor): void {
  const target = raters.get(rater)
  if (!target?.participation || target.enteredBy !== who.rater)
    throw new Refused('forbidden', 'Only the facilitator who added a paper form can enter its first round after the reveal.')
}

/** A facilitator can enter paper forms, but not own ratings: those would count as a participant's. */
function checkFacilitatorRates({ raters }: Workbook, run: Run, rater: string, who: Actor): void {
  const target = raters.get(rater)
  if (target?.participation && target.enteredBy === who.rater) return
  if (run.stage !== 'closed') throw new Refused('forbidden', 'During an exercise only participants rate. Enter paper forms from the desk.')
}

const ACTIONS: Partial<Record<Change['type'], ParticipantAction>> = {
  rated: 'rate',
  reasoned: 'reason',
  practised: 'practise',
  weighed: 'weigh',
  unsure: 'weigh',
  proposed: 'propose',
}

function checkParticipant(run: Run, actor: Rater, change: Change): void {
  if (!actor.present) throw new Refused('forbidden', 'The facilitator has removed you from this exercise.')
  if ('rater' in change && change.rater !== actor.id) throw new Refused('forbidden', 'You can change only your own ratings.')
  const action = change.type === 'estimated' ? (change.when === 'before' ? 'favour' : 'estimate') : ACTIONS[change.type]
  if (action === undefined) throw new Refused('forbidden', RUN_REFUSALS.notYours)
  if (!isActionOpen(run.stage, action))
    throw new Refused('stage', `Not possible at this stage: the room is at “${STAGE_WORDS[run.stage]}”.`)
  if (change.type === 'proposed') {
    const { hypotheses, evidence } = run.options.propose
    if (!(change.fields.what === 'hypothesis' ? hypotheses : evidence))
      throw new Refused('forbidden', 'This exercise does not accept proposals of this kind.')
    if (change.fields.statement.trim() === '') throw new Refused('invalid', 'Enter a text.', 'statement')
    if (change.fields.what === 'hypothesis' && (change.fields.label ?? '').trim() === '')
      throw new Refused('invalid', 'Enter a name.', 'label')
  }
}
