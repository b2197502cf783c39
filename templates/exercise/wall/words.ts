// What stands above each scene of the wall.
import { showsSecondRound } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import type { WallModel } from './model.ts'

export const roomCountText = (count: number): string => (count === 0 ? 'Nobody is in yet' : `${count} in the room`)

export function wallHeading({ shown, run, view }: WallModel): string {
  switch (shown.scene) {
    case 'join':
      return view.question
    case 'matrix':
      return `What the room rated${showsSecondRound(run) ? ', after talking' : ', alone and blind'}`
    case 'ranking':
      return 'What follows from what the room rated'
    case 'cells':
      if (shown.cell === null) return STAGE_WORDS[run.stage]
      return shown.cell.place === null ? 'A cell to talk about' : `Worth talking about, ${shown.cell.place} of ${shown.of}`
    case 'five':
      return 'Worth talking about'
    case 'before-after':
      return 'Before talking and after'
    case 'probabilities':
      return 'How probable is each?'
    case 'reference':
      return 'A reading beside the room’s'
    case 'questions':
      return 'To talk about'
    case 'progress':
    case 'end':
      return STAGE_WORDS[run.stage]
  }
}
