// What a viewer may see of an exercise, by stage and audience. Part of viewFor.

import {
  isOwnPace,
  isRevealed,
  needsIntroduction,
  type Proposal,
  type Run,
  showsProbabilities,
  showsReference,
  showsSecondRound,
  stageOfParticipant,
} from '../model/exercise.ts'
import { judgePractice } from '../model/practice-row.ts'
import { NO_ESTIMATES, type Rater, type Workbook } from '../model/workbook.ts'
import { progressOf } from './progress.ts'

/**
 * The page on which an exercise is viewed. `room`: the ordinary pages, for the facilitator; `desk`: the facilitator's private page, which
 * always shows everything; `wall`: the projector's page; `participant`: a participant's own pages.
 */
export type RunAudience = 'room' | 'desk' | 'wall' | 'participant'

/** A participant, as the desk and the lobby list them. */
export interface ParticipantView {
  readonly id: string
  readonly name: string
  /** the stage in which they joined */
  readonly since: Run['stage']
  readonly group: number | null
  /** they use a paper form, which the facilitator enters */
  readonly paper: boolean
  /** tasks completed in the current stage, of `RunView.of` */
  readonly done: number
  /** the stage they are in at their own pace, or `introduction`; null if they are in the room's */
  readonly own: Run['stage'] | 'introduction' | null
}

/** A question of a participant, as the others see it. */
export interface QuestionView {
  readonly id: string
  readonly statement: string
  readonly votes: number
  /** the viewer asked it, or votes for it */
  readonly mine: boolean
  readonly voted: boolean
}

export interface GroupView {
  readonly number: number
  readonly people: readonly string[]
}

/** The part of a View about an exercise. */
export interface RunView extends Omit<Run, 'proposals'> {
  readonly looks: RunAudience
  /** all viewers may see the ratings of others */
  readonly revealed: boolean
  /** number of participants */
  readonly count: number
  /** tasks per participant in this stage; 0 if there is nothing to do */
  readonly of: number
  /** tasks completed by all participants together, of `count` × `of` */
  readonly done: number
  /** number of participants who have completed all tasks */
  readonly finished: number
  /** the participants: on the desk always, on the wall in the lobby only, else empty */
  readonly people: readonly ParticipantView[]
  /** the groups with their members' names: all on the wall, a participant's own on their pages, else empty */
  readonly groups: readonly GroupView[]
  /** how many participants have answered the practice row, and how many of them asked the question backwards; null outside that stage */
  readonly practice: { readonly answered: number; readonly backwards: number } | null
  /** all proposals on the desk, a participant's own on their pages, else empty */
  readonly proposals: readonly Proposal[]
  /** on a participant's pages after the reveal: questions that wait for the discussion, without names, most votes first; else empty */
  readonly questions: readonly QuestionView[]
  /** on a participant's pages: they must read the introduction first. There, `stage` is their own while everyone works at their own pace. */
  readonly introduction: boolean
}

/** True on the facilitator's ordinary pages while the exercise is open: only participants can rate then. */
export const isRunning = ({ run }: { readonly run: RunView | null }): boolean => run !== null && run.looks === 'room' && isUnfinished(run)

/**
 * Number of the change after which ratings of participants belong to a second round that is not shown yet; null if there is no such round.
 */
export const secondRoundHiddenAfter = (run: Pick<Run, 'options' | 'stage' | 'revealedAt'> | null): number | null =>
  run !== null && !showsSecondRound(run) ? run.revealedAt : null

/** True until the exercise is closed. Until then the number and time of the last change would tell how much others have answered. */
export const isUnfinished = (run: Pick<Run, 'stage'> | null): boolean => run !== null && run.stage !== 'closed'

/** The raters that this audience may see, without anything it may not see. */
export function ratersInRun(workbook: Workbook, run: Run, looks: RunAudience, me: string | null, unveiled = false): Rater[] {
  const raters = [...workbook.raters.values()].filter(({ present }) => present)
  return raters.flatMap((rater) => {
    if (rater.kind === 'reference') return rater.shown || unveiled || showsReference(run) ? [rater] : []
    if (rater.id === me || looks === 'desk' || rater.participation === null) return [rater]
    if (!isRevealed(run)) return []
    if (looks === 'room') return [rater]
    return [participantForOthers(rater, run)]
  })
}

/** Cache: every phone of a room asks about the same participants. */
const shownToOthers = new WeakMap<Rater, { readonly run: Run; readonly rater: Rater }>()

/** A participant as others may see them: only approved reasons, and nothing that is not revealed yet. */
function participantForOthers(rater: Rater, run: Run): Rater {
  const known = shownToOthers.get(rater)
  if (known?.run === run) return known.rater
  const shown = withoutPrivate(rater, run)
  shownToOthers.set(rater, { run, rater: shown })
  return shown
}

function withoutPrivate(rater: Rater, run: Run): Rater {
  const { participation: part } = rater
  const first = part?.first ?? new Map()
  return {
    ...rater,
    note: null,
    notes: new Map(),
    ratings: showsSecondRound(run) ? rater.ratings : first,
    rationales: new Map([...rater.rationales].filter(([evidence]) => part?.approved.get(evidence) === true)),
    estimates: showsProbabilities(run) ? rater.estimates : NO_ESTIMATES,
  }
}

interface RoomProgress {
  readonly participants: readonly Rater[]
  /** tasks of each in this stage, and how many of them each has done */
  readonly of: number
  readonly done: readonly number[]
}
/** Cache: at a new stage, every phone of a room asks about the same state. */
const progress = new WeakMap<Workbook, RoomProgress>()

function roomProgress(workbook: Workbook, run: Run): RoomProgress {
  const known = progress.get(workbook)
  if (known) return known
  const participants = [...workbook.raters.values()].filter(({ participation: part, present }) => part !== null && present)
  const done = participants.map((rater) => progressOf(workbook, run, rater).done)
  const found = { participants, of: progressOf(workbook, run).of, done }
  progress.set(workbook, found)
  return found
}

/** The view of an exercise. `names` returns the name of a rater. */
export function runView(workbook: Workbook, run: Run, looks: RunAudience, me: string | null, names: (rater: Rater) => string): RunView {
  const { participants, of, done } = roomProgress(workbook, run)
  const people = participants.map((rater, at): ParticipantView => {
    const { since = 'lobby', group = null } = rater.participation ?? {}
    const own = rater.enteredBy === null ? ownStage(run, rater) : null
    return { id: rater.id, name: names(rater), since, group, paper: rater.enteredBy !== null, done: done[at] ?? 0, own }
  })
  const named = looks === 'desk' || (looks === 'wall' && run.stage === 'lobby')
  const present = new Set(participants.map(({ id }) => id))
  const proposals = [...run.proposals.values()].map((one) => ({ ...one, votes: one.votes.filter((rater) => present.has(rater)) }))
  const mine = looks === 'participant' ? (participants.find(({ id }) => id === me)?.participation ?? null) : null
  const own = participants.find(({ id }) => id === me)?.participation?.group ?? null
  const groups = groupsOf(people).filter(({ number }) => looks === 'wall' || (looks === 'participant' && number === own))
  return {
    ...run,
    stage: stageOfParticipant(run, mine),
    looks,
    revealed: isRevealed(run),
    count: participants.length,
    of,
    done: done.reduce((sum, one) => sum + one, 0),
    finished: of === 0 ? 0 : done.filter((one) => one >= of).length,
    people: named ? people : [],
    groups,
    practice: run.stage === 'practice' && looks !== 'participant' ? practiceOf(participants) : null,
    questions: mine !== null && isRevealed(run) ? openQuestions(proposals, me) : [],
    introduction: needsIntroduction(run, mine),
    proposals: looks === 'desk' ? proposals : looks === 'participant' ? proposals.filter(({ rater }) => rater === me) : [],
  }
}

function ownStage(run: Run, { participation }: Rater): ParticipantView['own'] {
  if (needsIntroduction(run, participation)) return 'introduction'
  return isOwnPace(run) ? stageOfParticipant(run, participation) : null
}

/** The most votes first; equal ones in the order in which they were asked. */
export const byVotes = <P extends Pick<Proposal, 'votes'>>(proposals: readonly P[]): P[] =>
  proposals.toSorted((a, b) => b.votes.length - a.votes.length)

const openQuestions = (proposals: readonly Proposal[], me: string | null): QuestionView[] =>
  byVotes(proposals.filter(({ what, decided }) => what === 'question' && decided === null)).map(({ id, statement, rater, votes }) => ({
    id,
    statement,
    votes: votes.length,
    mine: rater === me,
    voted: me !== null && votes.includes(me),
  }))

function groupsOf(people: readonly ParticipantView[]): GroupView[] {
  const numbers = [...new Set(people.flatMap(({ group }) => group ?? []))].sort((a, b) => a - b)
  return numbers.map((number) => ({ number, people: people.filter(({ group }) => group === number).map(({ name }) => name) }))
}

function practiceOf(participants: readonly Rater[]) {
  const results = participants.flatMap(({ participation }) => judgePractice(participation?.practised ?? []) ?? [])
  return { answered: results.length, backwards: results.filter(({ kind }) => kind === 'backwards').length }
}
