// Types of what the wall of an exercise shows, and the links to its scenes.

import type { LeadDependence } from '../../../src/ach/exercise/lead-dependence.ts'
import type { ExplainedReason } from '../../../src/ach/exercise/participant-comparison.ts'
import type { ReferenceComparison, RoomProbabilities, RoomRounds } from '../../../src/ach/exercise/wall-debrief.ts'
import type { RoomCell, RoomMatrix, RoomRanking } from '../../../src/ach/exercise/wall-figures.ts'
import type { WallStep } from '../../../src/ach/exercise/wall-scenes.ts'
import type { PracticeRow } from '../../../src/ach/model/practice-row.ts'
import type { GroupView, RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import type { JoinInfo } from '../desk/model.ts'

/** The part of a list on one screen: places `from` (inclusive) to `to` (exclusive). */
export interface ListSlice {
  readonly from: number
  readonly to: number
}

/** The current scene with its figures. */
export type WallScene =
  | { readonly scene: 'join' }
  | { readonly scene: 'progress'; readonly row: PracticeRow | null }
  | { readonly scene: 'groups'; readonly groups: readonly GroupView[] }
  | { readonly scene: 'depends'; readonly depends: LeadDependence }
  | { readonly scene: 'end' }
  | { readonly scene: 'matrix'; readonly matrix: RoomMatrix; readonly items: ListSlice; readonly hypotheses: ListSlice }
  | { readonly scene: 'ranking'; readonly ranking: RoomRanking; readonly matrix: RoomMatrix }
  | {
      readonly scene: 'cells'
      /** null if no disagreement would change a score */
      readonly cell: RoomCell | null
      /** number of cells worth discussing */
      readonly of: number
      /** the reasons that fit on this page */
      readonly reasons: readonly ExplainedReason[]
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
  /** of this page, and of its hints */
  readonly path: string
  readonly news: string
  readonly view: View
  readonly run: RunView
  readonly now: Date
  readonly join: JoinInfo
  readonly steps: readonly WallStep[]
  /** index of the current step */
  readonly at: number
  readonly shown: WallScene
}

/** Link to a step. It expires when the stage, or the scene or cell chosen at the desk changes. */
export const stepLink = ({ path, run }: Pick<WallModel, 'path' | 'run'>, { scene, at }: WallStep): string =>
  `${path}?${new URLSearchParams({ scene, at: String(at), in: run.stage, on: run.spot ?? '', by: run.scene ?? '' })}`

/** True if participants can join now. */
export const isJoinable = ({ run, join }: Pick<WallModel, 'run' | 'join'>): boolean =>
  run.stage !== 'closed' && !run.locked && join.code !== null
