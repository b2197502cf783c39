// Types of what the desk of an exercise shows, and the notes about its next stage.

import type { ParticipantStatus } from '../../../src/ach/exercise/participant-status.ts'
import type { SecondRoundProgress } from '../../../src/ach/exercise/second-round-progress.ts'
import type { WallStep } from '../../../src/ach/exercise/wall-scenes.ts'
import type { DisputedCell } from '../../../src/ach/group/disputed-cells.ts'
import type { Run } from '../../../src/ach/model/exercise.ts'
import { HOMEWORK_STAGES, STAGE_WORDS, type Stage, taskOf } from '../../../src/ach/model/stage.ts'
import type { ParticipantView, RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { NOT_BLIND, unfinishedNote } from '../../../src/ach/words/exercise-words.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export interface DeskPerson extends ParticipantView, ParticipantStatus {
  /** joined after the reveal */
  readonly late: boolean
  /** number of ratings changed in the second round, while that round is open; otherwise 0 */
  readonly changed: number
}

/** How participants join. */
export interface JoinInfo {
  /** null before a join code exists and after it has expired */
  readonly code: string | null
  /** when the code stops or stopped working; null before a code exists */
  readonly end: string | null
  readonly expired: boolean
  /** the join address with the code in it; the QR code shows it */
  readonly link: string | null
  /** the address at which the code is typed */
  readonly join: string
  /** if only this computer can reach that address: this page's network addresses, which others may reach; otherwise null */
  readonly loopback: readonly string[] | null
  /** other computers can connect to the server directly */
  readonly open: boolean
}

export interface WaitingReason {
  readonly rater: string
  readonly name: string
  readonly evidence: string
  readonly text: string
  /** null until decided */
  readonly shown: boolean | null
}

export interface DeskModel {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly now: Date
  /** what the wall can show now, the step it shows unless someone changed it there, the cells to discuss, and its address without the key */
  readonly wall: {
    readonly steps: readonly WallStep[]
    readonly at: number
    readonly cells: readonly { readonly evidence: string; readonly hypothesis: string }[]
    readonly link: string | null
  }
  readonly people: readonly DeskPerson[]
  /** participants whom the facilitator removed */
  readonly removed: readonly { readonly id: string; readonly name: string }[]
  /** how many participants signal that they are lost, or want to go slower */
  readonly signals: { readonly lost: number; readonly slower: number }
  /** number of participants with an open event stream */
  readonly connected: number
  /** list only participants who need attention */
  readonly onlyStuck: boolean
  readonly join: JoinInfo
  readonly next: Stage | null
  /** per rated item: how many participants have finished it */
  readonly items: readonly { readonly id: string; readonly statement: string; readonly done: number }[]
  /** null outside the second round */
  readonly rerated: SecondRoundProgress | null
  readonly differ: readonly DisputedCell[]
  readonly reasons: { readonly waiting: readonly WaitingReason[]; readonly more: number; readonly decided: readonly WaitingReason[] }
  /** the favourite of nearly everyone, with counts; null if favourites differ */
  readonly shared: { readonly hypothesis: string; readonly have: number; readonly of: number } | null
}

/** Shown above the desk until dismissed. */
export type DeskNotice =
  | { readonly kind: 'back'; readonly to: Stage; readonly from: Stage }
  | { readonly kind: 'skip'; readonly to: Stage; readonly from: Stage }
  | { readonly kind: 'minutes'; readonly from: Stage; readonly typed: string; readonly message: string }
  | { readonly kind: 'settings'; readonly values: Typed; readonly problem: Problem }
  | { readonly kind: 'code'; readonly name: string; readonly code: string; readonly link: string }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly removed: boolean; readonly problem?: Problem }
  | { readonly kind: 'erase'; readonly id: string; readonly name: string }
  | { readonly kind: 'paper'; readonly name: string; readonly problem: Problem }

/** The stages that the desk lists. At their own pace, participants go through those before the lobby by themselves: there it is one. */
export const deskStages = ({ options, stage }: Pick<Run, 'options' | 'stage'>): readonly Stage[] =>
  options.ownPace ? options.stages.filter((one) => one === stage || one === 'rate' || !HOMEWORK_STAGES.includes(one)) : options.stages
/** The name of a stage at the desk. */
export const deskStageWords = ({ options }: Pick<Run, 'options'>, stage: Stage): string =>
  options.ownPace && stage === 'rate' ? 'Homework, at their own pace' : STAGE_WORDS[stage]

/** Seconds as a clock shows them: 18:42, 1:02:03, and −0:30 when time is up. Must stay in step with `clockText` in public/js/ui/clock.js. */
export function clockText(seconds: number): string {
  const whole = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds < 0 ? `−${text}` : text
}

/** Notes below the button for the next stage: who is unfinished, and what the change of stage does. */
export function nextStageNotes({ run, people, next }: Pick<DeskModel, 'run' | 'people' | 'next'>): string[] {
  const notes: string[] = []
  const task = taskOf(run.stage)
  const unfinished = run.of === 0 ? 0 : people.filter(({ done }) => done < run.of).length
  if (task !== null && people.length > 0) notes.push(unfinishedNote(task, unfinished))
  const { leaveNote } = STAGE_TEXTS[run.stage]
  const enterNote = next && (run.seenBefore && next === 'rate' ? NOT_BLIND : STAGE_TEXTS[next].enterNote)
  if (leaveNote !== null) notes.push(leaveNote)
  if (enterNote !== null) notes.push(enterNote)
  if (next === null) notes.push('Going back to a stage reopens the exercise.')
  return notes
}

/** True if going to `to` would reopen the first round after the reveal. */
export const reopensFirstRound = (run: Pick<Run, 'options'> & { readonly revealed: boolean }, to: Stage): boolean =>
  run.revealed && run.options.stages.indexOf(to) < run.options.stages.indexOf('reveal')

/** True if going to `to` would leave out the reveal: everyone's ratings would be shown without the stage in which the room reads them. */
export const skipsReveal = (run: Pick<Run, 'options'> & { readonly revealed: boolean }, to: Stage): boolean =>
  !run.revealed && run.options.stages.indexOf(to) > run.options.stages.indexOf('reveal')
