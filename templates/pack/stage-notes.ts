// What whoever leads says and does at each stage of a workshop on paper, and what usually goes wrong there.

import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import type { Stage } from '../../src/ach/model/stage.ts'

export interface StageNote {
  readonly todo: readonly string[]
  /** to be read out; null where there is nothing to say */
  readonly say: string | null
  readonly wrong: readonly string[]
}

/** null: no notes are printed for the stage. */
export const STAGE_NOTES: Readonly<Record<Stage, StageNote | null>> = {
  lobby: {
    todo: [
      'Give everybody a participant sheet and something to write with. Each writes a name, or a number, on it.',
      'Put one set of cards on each table, face down. Keep these notes and the key with you.',
    ],
    say: 'Today you rate the same evidence, first alone and in silence, then together. Nobody marks what you write, and to differ is what we are here for.',
    wrong: ['Cards are turned over and the talk begins. Take them back until people rate.'],
  },
  favourites: {
    todo: ['Read the question and the hypotheses aloud. Everybody writes how probable each is, in silence, before any item is read.'],
    say: 'Write what you believe now. The numbers of all hypotheses together make 100.',
    wrong: [
      'The numbers do not make 100: let it be, they are brought to 100 when you pool them.',
      'People look at their neighbour’s sheet.',
    ],
  },
  practice: {
    todo: [
      'Do one row together, aloud. The question: why is the window broken? Hypotheses: a burglar; children with a ball. The item: nothing is missing from the flat.',
      'If it was a burglar, that nothing is missing surprises you: I. If it was children, it does not: C. The same item, asked for each hypothesis in turn.',
    ],
    say: `Suppose the hypothesis is true, whatever you believe. Then ask: ${RATING_QUESTION}`,
    wrong: [
      'Novices answer backwards: “how likely does this make it?” Ask them to say the sentence again, beginning with the hypothesis.',
      'C is taken for proof. What fits one hypothesis often fits the others too; only what does not fit counts.',
    ],
  },
  credibility: {
    todo: ['Everybody circles for each item how sure it is that this happened, or was said: low, medium or high. No hypotheses yet.'],
    say: 'How sure are we of this item itself? Not yet what follows from it.',
    wrong: ['It is mixed up with how much the item matters, or with how much one likes who said it.'],
  },
  rate: {
    todo: [
      'Turn the cards over. Alone and in silence, one item at a time, across the row through all hypotheses.',
      'Say when half of the time is over, and when five minutes are left. What is blank at the end stays blank.',
    ],
    say: `Take the first item. For each hypothesis: ${RATING_QUESTION} Then the next item.`,
    wrong: [
      'Somebody goes down a column: they defend a hypothesis instead of testing them. Send them across.',
      'N, NA and blank are mixed up. N: fits either way. NA: has no bearing. Blank: I cannot judge it.',
      'Everything that they doubt becomes NA. Doubt about the item is no reason: rate as if it were so.',
    ],
  },
  reveal: {
    todo: [
      'Collect the sheets, or have each row called out. On a spare participant sheet make a stroke beside each letter that somebody circled.',
      'Show the strokes before anybody explains anything. Then each adds up their own sheet (see “Counting by hand”).',
    ],
    say: 'This is what the room wrote. Do not defend it yet; look where we differ.',
    wrong: ['The first loud voice explains all of it. Let the picture stand for a minute.'],
  },
  discuss: {
    todo: [
      'Take about five cells (see “Cells worth talking about”), one after the other. First somebody at each end of the scale says what they had in mind, the fewer first.',
      'Then everybody rates that cell anew, in silence, on the last page of the sheet. The matrix stays as it was.',
    ],
    say: 'What would have to be so for the other rating to be right?',
    wrong: [
      'They talk about which hypothesis is true instead of the one cell.',
      'They talk towards agreement. To keep a rating for a reason is as good as to change it.',
    ],
  },
  probabilities: {
    todo: ['Everybody writes how probable each hypothesis is now, on the last page, without turning back.'],
    say: 'The same question as at the beginning. Write what you believe now.',
    wrong: ['Numbers that are read off the counts. A count says what is contradicted, not how probable it is.'],
  },
  debrief: {
    todo: [
      'Compare before and after: who moved, and on which items it hung. Then the questions below.',
      'Only now take out the key, if there is one. It is one reading, not the right answers.',
    ],
    say: 'The least contradicted hypothesis survived these items. It may still be wrong, and the right one may not be on the list.',
    wrong: ['“So who was right?” Ask instead which further item could change the picture.'],
  },
  closed: null,
}
