// What the wall of an exercise shows, worked out before it is drawn.

import type { ReferenceComparison, RoomProbabilities, RoomRounds } from '../../../src/ach/exercise/wall-debrief.ts'
import type { RoomCell, RoomMatrix, RoomRanking } from '../../../src/ach/exercise/wall-figures.ts'
import type { WallStep } from '../../../src/ach/exercise/wall-scenes.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { paths } from '../../../src/paths.ts'
import type { JoinInfo } from '../desk/model.ts'

/** A part of a list that does not fit on one screen: places from … up to, and not with, to. */
export interface ListSlice {
  readonly from: number
  readonly to: number
}

/** The scene that is on, with its figures. */
export type WallScene =
  | { readonly scene: 'join' }
  | { readonly scene: 'progress' }
  | { readonly scene: 'end' }
  | { readonly scene: 'matrix'; readonly matrix: RoomMatrix; readonly items: ListSlice; readonly hypotheses: ListSlice }
  | { readonly scene: 'ranking'; readonly ranking: RoomRanking; readonly matrix: RoomMatrix }
  /** null where people differ nowhere */
  | {
      readonly scene: 'cells'
      readonly cell: RoomCell | null
      /** so many are worth talking about */
      readonly of: number
      /** those reasons that one screen takes */
      readonly reasons: readonly string[]
      readonly page: number
      readonly pages: number
    }
  | { readonly scene: 'five'; readonly cells: readonly RoomCell[] }
  | { readonly scene: 'before-after'; readonly rounds: RoomRounds }
  | { readonly scene: 'probabilities'; readonly probabilities: RoomProbabilities }
  | { readonly scene: 'reference'; readonly reference: ReferenceComparison }
  | { readonly scene: 'questions'; readonly questions: readonly string[]; readonly first: number }

export interface WallModel {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly now: Date
  readonly join: JoinInfo
  readonly steps: readonly WallStep[]
  /** place of the step that is shown */
  readonly at: number
  readonly shown: WallScene
}

/** Where a step is; it holds until the stage, or the cell that the desk chose, is another one. */
export const stepLink = ({ id, run }: Pick<WallModel, 'id' | 'run'>, { scene, at }: WallStep): string =>
  `${paths.wall(id)}?${new URLSearchParams({ scene, at: String(at), in: run.stage, on: run.spot ?? '' })}`

/** People may come in now. */
export const isJoinable = ({ run, join }: Pick<WallModel, 'run' | 'join'>): boolean =>
  run.stage !== 'closed' && !run.locked && join.code !== null
