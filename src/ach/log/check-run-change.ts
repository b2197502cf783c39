// Validates a change in an exercise run: participants may do what the stage allows, the facilitator everything except rating. Called by
// check-change.ts for every change of a run.

import {
  isOwnPace,
  isRevealed,
  needsIntroduction,
  optionsProblem,
  type Run,
  showsReference,
  stageOfParticipant,
} from '../model/exercise.ts'
import { Refused } from '../model/refused.ts'
import { isActionOpen, type ParticipantAction, STAGE_WORDS, type Stage } from '../model/stage.ts'
import { LIMITS } from '../model/texts.ts'
import type { Rater, Workbook } from '../model/workbook.ts'
import { type Change, type ChangeOf, writtenBytes } from './change.ts'
import type { Actor } from './check-change.ts'
import { SOURCE_TEXT_REFUSALS } from './check-source-text.ts'

/** Why a change in an exercise is refused. */
export const RUN_REFUSALS = {
  firstRound: 'First-round ratings cannot be imported into an exercise.',
  locked: 'The room is locked: no one else can join.',
  full: (people: number) => `The room is full: no more than ${people} can join.`,
  over: 'This exercise is over.',
  text: `You have written ${LIMITS.participantText / 1024} KB of text in this exercise, counting earlier versions. That is the most that one participant can store. This text was not saved. You can still rate.`,
  proposals: `You have made ${LIMITS.participantProposals} proposals, the most that one participant can make. This one was not saved.`,
  votes: 'You can vote for questions after the reveal, until they are discussed.',
  introduction: 'Read the introduction first.',
  order: 'This step is not possible now. Load the page again to see where you are.',
  notYours: 'Only the facilitator can do this.',
} as const

/** Throws `Refused`: 'forbidden' for what this rater may never do, 'stage' for what is not possible now, 'limit' for a full room. */
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
    case 'confidence':
    case 'practised':
    case 'weighed':
    case 'unsure':
    case 'voted':
    case 'passed':
    case 'firstPass':
    case 'retested':
    case 'ratedAgain':
      checkFacilitator(workbook, run, change.rater, who)
      return
    case 'recorded':
      checkPaperForm(workbook, change.rater, who)
      if (!isRevealed(run)) throw new Refused('stage', 'Before the reveal, all ratings already count for the first round.')
      return
    case 'shown':
      if (!showsReference(run))
        throw new Refused('stage', 'In an exercise, the reference ratings are shown to everyone at once, in the debrief.')
      return
    case 'remembered':
      throw new Refused('forbidden', RUN_REFUSALS.firstRound)
    case 'textAdded':
    case 'textChanged':
    case 'quoted':
      throw new Refused('invalid', SOURCE_TEXT_REFUSALS.exercise)
    case 'opened':
      throw new Refused('invalid', 'This workbook is already an exercise.')
    default:
  }
}

/** Validates changes that are possible only in a run, or only outside one. */
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
  'voted',
  'passed',
])

function checkJoin(workbook: Workbook, run: Run, change: ChangeOf<'joined'>): void {
  if (run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.over)
  if (run.locked && change.enteredBy === undefined) throw new Refused('stage', RUN_REFUSALS.locked)
  let count = 0
  for (const { participation: part, present } of workbook.raters.values()) if (part && present) count += 1
  if (count >= run.options.room) throw new Refused('limit', RUN_REFUSALS.full(run.options.room))
}

function checkPaperForm({ raters }: Workbook, rater: string, who: Actor): void {
  const target = raters.get(rater)
  if (!target?.participation || target.enteredBy !== who.rater)
    throw new Refused(
      'forbidden',
      'After the reveal, first-round ratings can be entered only from a paper form, by the person who entered that form.',
    )
}

/** The facilitator enters paper forms; their own ratings would count as a participant's. */
function checkFacilitator({ raters }: Workbook, run: Run, rater: string, who: Actor): void {
  const target = raters.get(rater)
  if (target?.participation && target.enteredBy === who.rater) return
  if (run.stage !== 'closed')
    throw new Refused('forbidden', 'While an exercise is running, only its participants rate. Enter paper forms from the desk.')
}

const ACTION_OF: Partial<Record<Change['type'], ParticipantAction>> = {
  rated: 'rate',
  reasoned: 'reason',
  practised: 'practise',
  weighed: 'weigh',
  unsure: 'weigh',
  proposed: 'propose',
}

/** A question may be asked in any stage, and is shown to others only after the reveal. */
const isQuestion = (change: Change): boolean => change.type === 'proposed' && change.fields.what === 'question'

function checkParticipant(run: Run, actor: Rater, change: Change): void {
  if (!actor.present) throw new Refused('forbidden', 'The facilitator has removed you from this exercise.')
  if ('rater' in change && change.rater !== actor.id) throw new Refused('forbidden', 'You can change only your own ratings.')
  if (change.type === 'voted') {
    checkVote(run, change)
    return
  }
  if (change.type === 'passed') {
    checkPassed(run, actor, change)
    return
  }
  const action = change.type === 'estimated' ? (change.when === 'before' ? 'favour' : 'estimate') : ACTION_OF[change.type]
  if (action === undefined) throw new Refused('forbidden', RUN_REFUSALS.notYours)
  const stage = stageOfParticipant(run, actor.participation)
  if (isOwnPace(run) && needsIntroduction(run, actor.participation)) throw new Refused('stage', RUN_REFUSALS.introduction)
  if (isQuestion(change) ? run.stage === 'closed' : !isActionOpen(stage, action)) throw new Refused('stage', notNow(run, stage))
  checkText(actor, change)
  if (change.type === 'proposed') {
    let own = 0
    for (const { rater } of run.proposals.values()) if (rater === actor.id) own += 1
    if (own >= LIMITS.participantProposals) throw new Refused('limit', RUN_REFUSALS.proposals)
    const { hypotheses, evidence, questions = false } = run.options.propose
    if (!{ hypothesis: hypotheses, evidence, question: questions }[change.fields.what])
      throw new Refused('forbidden', 'This exercise takes no proposals of this kind.')
    if (change.fields.statement.trim() === '') throw new Refused('invalid', 'Enter a text.', 'statement')
    if (change.fields.what === 'hypothesis' && (change.fields.label ?? '').trim() === '')
      throw new Refused('invalid', 'Enter a name.', 'label')
  }
}

const notNow = (run: Run, stage: Stage): string =>
  isOwnPace(run)
    ? `This is not possible now: you are at “${STAGE_WORDS[stage]}”.`
    : `This is not possible now: the room is at “${STAGE_WORDS[stage]}”.`

function checkVote(run: Run, { id, after }: ChangeOf<'voted'>): void {
  const proposal = run.proposals.get(id)
  if (!isRevealed(run) || run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.votes)
  if (after && (proposal?.what !== 'question' || proposal.decided !== null)) throw new Refused('stage', RUN_REFUSALS.votes)
}

/** The introduction can be finished in every stage, the others in their order while everyone works at their own pace. */
function checkPassed(run: Run, { participation }: Rater, { stage }: ChangeOf<'passed'>): void {
  if (
    needsIntroduction(run, participation)
      ? stage === 'lobby'
      : isOwnPace(run) && stage !== 'rate' && stage === stageOfParticipant(run, participation)
  )
    return
  throw new Refused('stage', RUN_REFUSALS.order)
}

function checkText({ participation }: Rater, change: Change): void {
  const bytes = writtenBytes(change)
  if (bytes > 0 && (participation?.written ?? 0) + bytes > LIMITS.participantText) throw new Refused('limit', RUN_REFUSALS.text)
}
