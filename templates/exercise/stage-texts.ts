// What the screens of an exercise say of each stage: to the facilitator who sets it up and leads it, to participants, and on the wall.

import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import { type Stage, type StageTask, taskOf } from '../../src/ach/model/stage.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'

/** What the wall asks while everybody answers. */
export interface WallQuestion {
  /** what the large figure counts, after it */
  readonly counts: (people: number) => string
  readonly asks: string
  readonly how: string
}

/** null is: nothing is said there. */
interface StageTexts {
  /** beside its box where an exercise is set up */
  readonly meaning: string | null
  /** for participants, after "You" */
  readonly happens: string | null
  /** the button at the desk that leads to it */
  readonly button: string
  /** what people have not done yet when the facilitator goes on, after "2 people have" */
  readonly still: string | null
  /** what going on from it does */
  readonly leaving: string | null
  /** what going on to it does */
  readonly entering: string | null
  readonly wall: WallQuestion | null
  /** after "3 of 12" on the wall of a room that has not met yet */
  readonly atHome: string
}

const people = (count: number) => countNoun(count, 'person', 'people')
const ANSWERED_AT_HOME = 'answered at home so far'

const DONE_WORDS: Readonly<Record<StageTask, string>> = {
  'rate items': 'rated',
  'judge items': 'judged',
  practise: 'done',
  'estimate before': 'done',
  'estimate now': 'done',
}
/** What people have done when they are through with a stage, after "2 of 12 items". */
export function doneWord(stage: Stage): string {
  const task = taskOf(stage)
  return task === null ? 'done' : DONE_WORDS[task]
}

/** The texts of every stage. */
export const STAGE_TEXTS: Readonly<Record<Stage, StageTexts>> = {
  lobby: {
    meaning: 'people come in',
    happens: null,
    button: 'Open the lobby',
    still: null,
    leaving: null,
    entering: null,
    wall: null,
    atHome: ANSWERED_AT_HOME,
  },
  favourites: {
    meaning: 'everybody’s own probabilities, before reading the evidence',
    happens: 'say how likely each hypothesis seems to you now',
    button: 'Ask for favourites',
    still: 'not given a favourite',
    leaving: null,
    entering: null,
    wall: {
      counts: (count) => `of ${people(count)} have answered`,
      asks: 'How probable is each hypothesis, before you see the evidence?',
      how: 'Alone. Give each of them a number; nobody sees it until the end.',
    },
    atHome: ANSWERED_AT_HOME,
  },
  practice: {
    meaning: 'one row of another case, with feedback: many answer the question backwards at first',
    happens: 'practise on one row of another case',
    button: 'Begin the practice',
    still: 'not done the practice',
    leaving: null,
    entering: null,
    wall: {
      counts: (count) => `of ${people(count)} have done the practice row`,
      asks: RATING_QUESTION,
      how: 'One row of another case, to get used to the question. It counts nowhere.',
    },
    atHome: ANSWERED_AT_HOME,
  },
  credibility: {
    meaning: 'the group judges each item before rating; left out, the credibility is the one given',
    happens: 'judge how credible each item is',
    button: 'Judge credibility',
    still: 'not judged every item',
    leaving: 'The middle of what people judged becomes the credibility of each item.',
    entering: null,
    wall: {
      counts: (count) => `items judged, by ${people(count)}`,
      asks: 'How sure are we that it happened, or that it was said?',
      how: 'Judge each item alone. The middle of all answers becomes its credibility.',
    },
    atHome: 'items judged at home so far',
  },
  rate: {
    meaning: 'alone, nobody sees what others rate',
    happens: 'rate the items alone, one at a time; nobody sees it until the reveal',
    button: 'Begin rating',
    still: 'not rated every item',
    leaving: null,
    entering: 'Everybody rates alone; nobody sees what others rate.',
    wall: {
      counts: (count) => `items rated, by ${people(count)}`,
      asks: RATING_QUESTION,
      how: 'One item at a time, all hypotheses before the next one. Alone, and in silence.',
    },
    atHome: 'items rated at home so far',
  },
  reveal: {
    meaning: 'what the room rated, as a picture',
    happens: 'see your ratings beside those of the room',
    button: 'Go to the reveal',
    still: null,
    leaving: null,
    entering: 'Then everybody sees what the room rated, and the first round is over.',
    wall: null,
    atHome: ANSWERED_AT_HOME,
  },
  discuss: {
    meaning: 'the cells worth it, and a second round',
    happens: 'talk about where people differ, and rate that again',
    button: 'Begin the discussion',
    still: null,
    leaving: 'Then the second round is over, and the wall shows what moved.',
    entering: null,
    wall: null,
    atHome: ANSWERED_AT_HOME,
  },
  probabilities: {
    meaning: 'the same question as at the beginning',
    happens: 'say again how likely each hypothesis seems',
    button: 'Ask for probabilities again',
    still: 'not given probabilities again',
    leaving: null,
    entering: null,
    wall: {
      counts: (count) => `of ${people(count)} have answered`,
      asks: 'How probable is each hypothesis now?',
      how: 'Alone again. Give each of them a number; afterwards the room sees what moved.',
    },
    atHome: ANSWERED_AT_HOME,
  },
  debrief: {
    meaning: 'what moved, how far the room agrees, the case’s questions',
    happens: 'compare with other readings and look back',
    button: 'Go to the debrief',
    still: null,
    leaving: null,
    entering: 'The reading of the case, where there is one, then stands beside the room’s.',
    wall: null,
    atHome: ANSWERED_AT_HOME,
  },
  closed: {
    meaning: null,
    happens: null,
    button: 'Close the exercise',
    still: null,
    leaving: null,
    entering: 'Then nobody answers any more. People keep their own summary, and the run opens as an ordinary workbook.',
    wall: null,
    atHome: ANSWERED_AT_HOME,
  },
}
