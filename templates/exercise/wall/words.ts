// Headings of the wall's scenes.
import { showsSecondRound } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import type { WallModel } from './model.ts'

export function wallHeading({ shown, run, view }: WallModel): string {
  switch (shown.scene) {
    case 'join':
      return view.question
    case 'matrix':
      return `The room’s ratings ${showsSecondRound(run) ? 'after' : 'before'} the discussion`
    case 'ranking':
      return 'Ranking by the room’s ratings'
    case 'cells':
      if (shown.cell === null) return STAGE_WORDS[run.stage]
      return shown.cell.place === null ? 'A cell to discuss' : `Worth discussing, ${shown.cell.place} of ${shown.of}`
    case 'five':
      return 'Worth discussing'
    case 'groups':
      return 'Groups'
    case 'depends':
      return 'What the lead depends on'
    case 'before-after':
      return 'Before and after the discussion'
    case 'probabilities':
      return 'How probable is each hypothesis?'
    case 'reference':
      return 'Reference ratings and the room’s'
    case 'questions':
      return 'Questions to discuss'
    case 'progress':
    case 'end':
      return STAGE_WORDS[run.stage]
  }
}
