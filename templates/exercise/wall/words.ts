// What stands above each scene of the wall, and what people are asked in each stage.
import { STAGE_WORDS, type Stage } from '../../../src/ach/model/exercise.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import type { WallModel } from './model.ts'

export const roomCountText = (count: number): string => (count === 0 ? 'Nobody is in yet' : `${count} in the room`)

export function wallHeading({ shown, run, view }: WallModel): string {
  switch (shown.scene) {
    case 'join':
      return view.question
    case 'matrix':
      return `What the room rated${run.stage === 'reveal' || run.stage === 'discuss' ? ', alone and blind' : ', after talking'}`
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
    case 'reading':
      return 'A reading beside the room’s'
    case 'questions':
      return 'To talk about'
    default:
      return STAGE_WORDS[run.stage]
  }
}

export interface WallQuestion {
  /** what the large figure counts, after it */
  readonly counts: (people: number) => string
  readonly asks: string
  readonly how: string
}

/** In the stages in which people answer. */
export const WALL_QUESTIONS: Readonly<Partial<Record<Stage, WallQuestion>>> = {
  favourites: {
    counts: (people) => `of ${countNoun(people, 'person', 'people')} have answered`,
    asks: 'How probable is each hypothesis, before you see the evidence?',
    how: 'Alone. Give each of them a number; nobody sees it until the end.',
  },
  practice: {
    counts: (people) => `of ${countNoun(people, 'person', 'people')} have done the practice row`,
    asks: 'If this hypothesis were true, how surprised would I be to see this?',
    how: 'One row of another case, to get used to the question. It counts nowhere.',
  },
  credibility: {
    counts: (people) => `items judged, by ${countNoun(people, 'person', 'people')}`,
    asks: 'How sure are we that it happened, or that it was said?',
    how: 'Judge each item alone. The middle of all answers becomes its credibility.',
  },
  rate: {
    counts: (people) => `items rated, by ${countNoun(people, 'person', 'people')}`,
    asks: 'If this hypothesis were true, how surprised would I be to see this?',
    how: 'One item at a time, all hypotheses before the next one. Alone, and in silence.',
  },
  probabilities: {
    counts: (people) => `of ${countNoun(people, 'person', 'people')} have answered`,
    asks: 'How probable is each hypothesis now?',
    how: 'Alone again. Give each of them a number; afterwards the room sees what moved.',
  },
}
