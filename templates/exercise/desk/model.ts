// What the desk of an exercise shows, worked out before it is drawn.

import type { ParticipantStatus } from '../../../src/ach/exercise/participant-status.ts'
import type { SecondRoundProgress } from '../../../src/ach/exercise/second-round-progress.ts'
import type { DisputedCell } from '../../../src/ach/group/disputed-cells.ts'
import type { Run } from '../../../src/ach/model/exercise.ts'
import type { Stage } from '../../../src/ach/model/stage.ts'
import type { ParticipantView, RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export interface DeskPerson extends ParticipantView, ParticipantStatus {
  /** they came after the room had seen what others rated */
  readonly late: boolean
  /** so many ratings have they changed in the second round, while that goes on; else 0 */
  readonly changed: number
}

/** How people come in. */
export interface JoinInfo {
  /** null where nobody was ever let in */
  readonly code: string | null
  /** the address that the code makes; for the QR code too */
  readonly link: string | null
  /** where the code is typed */
  readonly join: string
  /** only this machine gets to that address; the addresses of this page by which others might */
  readonly loopback: readonly string[] | null
  /** the server lets others in at all */
  readonly open: boolean
}

export interface WaitingReason {
  readonly rater: string
  readonly name: string
  readonly evidence: string
  readonly text: string
  /** null: not decided yet */
  readonly shown: boolean | null
}

export interface DeskModel {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly now: Date
  readonly people: readonly DeskPerson[]
  /** those whom somebody took out */
  readonly removed: readonly { readonly id: string; readonly name: string }[]
  /** pages of participants that listen */
  readonly connected: number
  /** in the list of people only those who need a look */
  readonly onlyStuck: boolean
  readonly join: JoinInfo
  readonly next: Stage | null
  /** per item that is rated: how many have rated it completely */
  readonly items: readonly { readonly id: string; readonly statement: string; readonly done: number }[]
  /** while the second round goes on; else null */
  readonly rerated: SecondRoundProgress | null
  readonly differ: readonly DisputedCell[]
  readonly reasons: { readonly waiting: readonly WaitingReason[]; readonly more: number; readonly decided: readonly WaitingReason[] }
  /** a hypothesis that nearly everybody has as favourite, and how many of how many; null where they differ */
  readonly shared: { readonly hypothesis: string; readonly have: number; readonly of: number } | null
}

/** What stands above the desk until it is dismissed. */
export type DeskNotice =
  | { readonly kind: 'back'; readonly to: Stage; readonly from: Stage }
  | { readonly kind: 'code'; readonly name: string; readonly code: string; readonly link: string }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly removed: boolean; readonly problem?: Problem }
  | { readonly kind: 'paper'; readonly name: string; readonly problem: Problem }

/** Seconds as a clock shows them: 18:42, 1:02:03, and −0:30 when the time is over. */
export function clockText(seconds: number): string {
  const whole = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds < 0 ? `−${text}` : text
}

/** What going on to the next stage means now. */
export function nextStageNotes({ run, people, next }: Pick<DeskModel, 'run' | 'people' | 'next'>): string[] {
  const words: string[] = []
  const still = run.of === 0 ? 0 : people.filter(({ done }) => done < run.of).length
  const asked = STAGE_TEXTS[run.stage].still
  if (asked !== null && people.length > 0)
    words.push(
      still === 0
        ? 'Everybody is done.'
        : `${still === 1 ? 'One person has' : `${still} people have`} ${asked} yet; what they have stays as it is.`,
    )
  const { leaving } = STAGE_TEXTS[run.stage]
  const entering = next && STAGE_TEXTS[next].entering
  if (leaving !== null) words.push(leaving)
  if (entering !== null) words.push(entering)
  if (next === null) words.push('Going back to a stage opens the exercise again.')
  return words
}

/** Going there opens the first round again after people have seen what others rated. */
export const reopensFirstRound = (run: Pick<Run, 'options'> & { readonly revealed: boolean }, to: Stage): boolean =>
  run.revealed && run.options.stages.indexOf(to) < run.options.stages.indexOf('reveal')
