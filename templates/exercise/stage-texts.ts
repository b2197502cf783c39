// The texts of each stage of an exercise: on the setup page, at the desk, on participants' phones and on the wall.

import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import { type Stage, type StageTask, taskOf } from '../../src/ach/model/stage.ts'
import { eachWith, ofParticipants } from '../../src/ach/words/exercise-words.ts'

/** What the wall shows while participants answer. */
export interface WallQuestion {
  /** continues the large figure: "of 12 participants have answered"; `items`: how many items or cells each participant has to answer */
  readonly counts: (people: number, items: number) => string
  readonly question: string
  readonly instructions: string
}

/** A text is null where the stage has none. */
interface StageTexts {
  /** below the name of the stage on the setup page */
  readonly hint: string | null
  /** what participants do, after "You" */
  readonly youWill: string | null
  /** the desk's button that leads to this stage */
  readonly button: string
  /** at the desk: what leaving this stage does */
  readonly leaveNote: string | null
  /** at the desk: what continuing to this stage does */
  readonly enterNote: string | null
  readonly wall: WallQuestion | null
  /** after "3 of 12" on the wall, while participants answer at home */
  readonly homeProgress: string
}

const ANSWERED_AT_HOME = 'answered at home so far'
export const CREDIBILITY_QUESTION = 'How credible is it that this happened, or was said?'

const DONE_WORDS: Readonly<Record<StageTask, string>> = {
  'rate items': 'rated',
  'judge items': 'judged',
  practise: 'done',
  'estimate before': 'done',
  'estimate now': 'done',
}
/** What progress in a stage is counted in. */
export const progressNoun = (stage: Stage): 'item' | 'cell' => (taskOf(stage) === 'rate items' ? 'cell' : 'item')
/** The participle for finished work in a stage, after "2 of 12 items". */
export function doneWord(stage: Stage): string {
  const task = taskOf(stage)
  return task === null ? 'done' : DONE_WORDS[task]
}

export const STAGE_TEXTS: Readonly<Record<Stage, StageTexts>> = {
  lobby: {
    hint: 'Participants join.',
    youWill: null,
    button: 'Continue to the lobby',
    leaveNote: null,
    enterNote: null,
    wall: null,
    homeProgress: ANSWERED_AT_HOME,
  },
  favourites: {
    hint: 'Participants say how probable each hypothesis is, before they read the evidence.',
    youWill: 'say how probable each hypothesis seems to you now',
    button: 'Ask for first probabilities',
    leaveNote: null,
    enterNote: null,
    wall: {
      counts: (count) => ofParticipants(count, 'answered'),
      question: 'How probable is each hypothesis, before you see the evidence?',
      instructions: 'Work alone. Give each hypothesis a number. Other participants see only the room’s average.',
    },
    homeProgress: ANSWERED_AT_HOME,
  },
  practice: {
    hint: 'One row of another case, with feedback. Many people read the rating question backwards at first.',
    youWill: 'practise on one row of another case',
    button: 'Start practice',
    leaveNote: null,
    enterNote: null,
    wall: {
      counts: (count) => ofParticipants(count, 'done the practice row'),
      question: RATING_QUESTION,
      instructions: 'One row of another case, to get used to the question. It does not count.',
    },
    homeProgress: ANSWERED_AT_HOME,
  },
  credibility: {
    hint: 'Participants judge how credible each item is. Without this stage, items keep the credibility they have in your workbook.',
    youWill: 'judge how credible each item is',
    button: 'Start judging credibility',
    leaveNote: 'The median of the room’s judgements will become the credibility of each item.',
    enterNote: null,
    wall: {
      counts: (count, items) => `judged ${eachWith(count, items, 'item')}`,
      question: CREDIBILITY_QUESTION,
      instructions: 'Work alone. Judge each item by itself. The median of all answers becomes its credibility.',
    },
    homeProgress: 'item judgements done at home so far',
  },
  rate: {
    hint: 'Participants rate alone and see no one else’s ratings.',
    youWill: 'rate the items alone, one at a time; until the reveal no other participant sees your ratings',
    button: 'Start rating',
    leaveNote: null,
    enterNote: 'Participants will rate alone and see no one else’s ratings.',
    wall: {
      counts: (count, cells) => `rated ${eachWith(count, cells, 'cell')}`,
      question: RATING_QUESTION,
      instructions: 'Work alone and in silence: one item at a time, across all hypotheses.',
    },
    homeProgress: 'cells rated at home so far',
  },
  reveal: {
    hint: 'Everyone sees the room’s ratings.',
    youWill: 'compare your ratings with the room’s',
    button: 'Start the reveal',
    leaveNote: null,
    enterNote: 'The first round will end, and everyone will see the room’s ratings.',
    wall: null,
    homeProgress: ANSWERED_AT_HOME,
  },
  discuss: {
    hint: 'The room discusses where it disagrees, then rates a second time.',
    youWill: 'discuss the cells where the room disagrees, and rate them again',
    button: 'Start the discussion',
    leaveNote: 'The second round will end.',
    enterNote: null,
    wall: null,
    homeProgress: ANSWERED_AT_HOME,
  },
  probabilities: {
    hint: 'Participants say how probable each hypothesis is now.',
    youWill: 'say again how probable each hypothesis seems to you',
    button: 'Ask for probabilities again',
    leaveNote: null,
    enterNote: null,
    wall: {
      counts: (count) => ofParticipants(count, 'answered'),
      question: 'How probable is each hypothesis now?',
      instructions: 'Work alone. Give each hypothesis a number. Other participants see only the room’s average.',
    },
    homeProgress: ANSWERED_AT_HOME,
  },
  debrief: {
    hint: 'The room sees what changed and, if the case has them, reference ratings and questions to discuss.',
    youWill: 'look back at what changed, and compare the room’s ratings with reference ratings, if there are any',
    button: 'Start the debrief',
    leaveNote: null,
    enterNote: 'If the case has reference ratings, they will appear next to the room’s.',
    wall: null,
    homeProgress: ANSWERED_AT_HOME,
  },
  closed: {
    hint: null,
    youWill: null,
    button: 'Close the exercise',
    leaveNote: null,
    enterNote: 'After this, no one can answer any more. Participants keep their summaries, and the exercise becomes an ordinary workbook.',
    wall: null,
    homeProgress: ANSWERED_AT_HOME,
  },
}
