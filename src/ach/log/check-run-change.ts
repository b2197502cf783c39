// May this be done in a run of an exercise? Participants do what the stage allows and nothing else; whoever leads does all but rate.
// A part of check-change.ts, which asks it for every change of a workbook that is a run.

import { isRevealed, optionsProblem, type Run, showsReference } from '../model/exercise.ts'
import { Refused } from '../model/refused.ts'
import { isActionOpen, type ParticipantAction, STAGE_WORDS } from '../model/stage.ts'
import type { Rater, Workbook } from '../model/workbook.ts'
import type { Change, ChangeOf } from './change.ts'
import type { Actor } from './check-change.ts'

/** Why a change may not be done in an exercise. */
export const RUN_REFUSALS = {
  firstRound: 'An exercise has first rounds of its own.',
  locked: 'The facilitator lets nobody more in at the moment.',
  full: (people: number) => `This room is full: ${people} people are in it.`,
  over: 'This exercise is over.',
  notYours: 'Only the facilitator can do this.',
} as const

/** Throws Refused: 'forbidden' for what somebody may never do here, 'stage' for what is not open now, 'limit' for a full room. */
export function checkRunChange(workbook: Workbook, run: Run, change: Change, who: Actor): void {
  const actor = workbook.raters.get(who.rater)
  if (actor?.participation) {
    checkParticipant(run, actor, change)
    return
  }
  switch (change.type) {
    case 'joined':
      if (change.participant) checkDoor(workbook, run, change)
      return
    case 'rated':
    case 'noted':
    case 'reasoned':
    case 'estimated':
    case 'practised':
    case 'weighed':
    case 'unsure':
      checkLeader(workbook, run, change.rater, who)
      return
    case 'recorded':
      checkSheet(workbook, change.rater, who)
      if (!isRevealed(run)) throw new Refused('stage', 'Until the reveal everything counts in the first round.')
      return
    case 'shown':
      if (!showsReference(run)) throw new Refused('stage', 'In an exercise the reading is shown in the debrief, to everybody at once.')
      return
    case 'remembered':
      throw new Refused('forbidden', RUN_REFUSALS.firstRound)
    case 'opened':
      throw new Refused('invalid', 'This workbook is a run of an exercise already.')
    default:
  }
}

/** The other changes that only a run knows. */
export function checkOutsideRun(change: Change): void {
  if (change.type === 'opened') {
    const problem = optionsProblem(change.options)
    if (problem !== null) throw new Refused('invalid', problem, 'stages')
  } else if (RUN_ONLY.has(change.type) || (change.type === 'joined' && change.participant))
    throw new Refused('invalid', 'This workbook is not a run of an exercise.')
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

function checkDoor(workbook: Workbook, run: Run, change: ChangeOf<'joined'>): void {
  if (run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.over)
  if (run.locked && change.enteredBy === undefined) throw new Refused('stage', RUN_REFUSALS.locked)
  let inside = 0
  for (const { participation: part, present } of workbook.raters.values()) if (part && present) inside += 1
  if (inside >= run.options.room) throw new Refused('limit', RUN_REFUSALS.full(run.options.room))
}

function checkSheet({ raters }: Workbook, rater: string, who: Actor): void {
  const whose = raters.get(rater)
  if (!whose?.participation || whose.enteredBy !== who.rater)
    throw new Refused('forbidden', 'Only a sheet of paper is entered into the first round afterwards, by whoever enters it.')
}

/** Whoever leads enters what stands on paper; their own ratings would count as somebody's in the room. */
function checkLeader({ raters }: Workbook, run: Run, rater: string, who: Actor): void {
  const whose = raters.get(rater)
  if (whose?.participation && whose.enteredBy === who.rater) return
  if (run.stage !== 'closed')
    throw new Refused('forbidden', 'While an exercise is held, its participants rate. Sheets of paper are entered from its desk.')
}

const DEED: Partial<Record<Change['type'], ParticipantAction>> = {
  rated: 'rate',
  reasoned: 'reason',
  practised: 'practise',
  weighed: 'weigh',
  unsure: 'weigh',
  proposed: 'propose',
}

function checkParticipant(run: Run, actor: Rater, change: Change): void {
  if (!actor.present) throw new Refused('forbidden', 'The facilitator has taken you out of this exercise.')
  if ('rater' in change && change.rater !== actor.id) throw new Refused('forbidden', 'Everybody changes only their own ratings.')
  const deed = change.type === 'estimated' ? (change.when === 'before' ? 'favour' : 'estimate') : DEED[change.type]
  if (deed === undefined) throw new Refused('forbidden', RUN_REFUSALS.notYours)
  if (!isActionOpen(run.stage, deed))
    throw new Refused('stage', `This came too late or too early: the room is at “${STAGE_WORDS[run.stage]}”.`)
  if (change.type === 'proposed') {
    const { hypotheses, evidence } = run.options.propose
    if (!(change.fields.what === 'hypothesis' ? hypotheses : evidence))
      throw new Refused('forbidden', 'In this exercise nothing of this kind is proposed.')
    if (change.fields.statement.trim() === '') throw new Refused('invalid', 'The text is empty.', 'statement')
    if (change.fields.what === 'hypothesis' && (change.fields.label ?? '').trim() === '')
      throw new Refused('invalid', 'The name is empty.', 'label')
  }
}
