// The facilitator's notes for each stage, at the desk and in the printed pack: what to do on screens and on paper, what to say, what to watch for.

import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import type { Stage } from '../../src/ach/model/stage.ts'

export interface StageNote {
  /** at the desk, where participants answer on their phones */
  readonly onScreens: readonly string[]
  /** in the pack, where they answer on paper */
  readonly onPaper: readonly string[]
  /** to be read out; null for nothing */
  readonly say: string | null
  readonly pitfalls: readonly string[]
}

/** Null for a stage without notes. */
export const STAGE_NOTES: Readonly<Record<Stage, StageNote | null>> = {
  lobby: {
    onScreens: ['Show the wall. Wait until everyone has joined, and help those who have no phone with a paper form.'],
    onPaper: [
      'Give everyone a paper form and something to write with. Everyone writes a name, or a number, on the form.',
      'Put one set of cards on each table, face down. Keep these notes and the reference ratings with you. If someone turns the cards over, take them back until rating starts.',
    ],
    say: 'Today you will all rate the same evidence, first alone and in silence. Then you will discuss it together. No one will mark what you write. Disagreement is welcome.',
    pitfalls: ['The discussion starts early. Collect opinions later: now everyone only joins and listens.'],
  },
  favourites: {
    onScreens: ['Read the question and the hypotheses aloud. Everyone answers in silence, before any item is read.'],
    onPaper: [
      'Read the question and the hypotheses aloud. Then everyone writes in silence how probable each hypothesis is, before any item is read.',
      'Before you compare or average the numbers, scale those of each form to 100.',
    ],
    say: 'Write what you believe now. Your numbers for all the hypotheses should add up to 100.',
    pitfalls: [
      'The numbers do not add up to 100. Leave them as they are: they are scaled to 100 before they are compared.',
      'Participants look at their neighbours’ answers.',
    ],
  },
  practice: {
    onScreens: ['Give everyone a minute, then look at how many asked the question backwards, and say the question once more.'],
    onPaper: [
      'Do one row together, aloud. The question: why is the window broken? The hypotheses: a burglar; children with a ball. The item: nothing is missing from the flat.',
      'If it was a burglar, it is surprising that nothing is missing: I. If it was children, it is not: C. It is the same item, and you ask about each hypothesis in turn.',
    ],
    say: `Suppose the hypothesis is true, whatever you believe. Then ask: ${RATING_QUESTION}`,
    pitfalls: [
      'Beginners answer backwards: “how likely does this make it?” Ask them to start the sentence again with the hypothesis.',
      'C is taken for proof. What fits one hypothesis often fits the others too. Only what does not fit counts.',
    ],
  },
  credibility: {
    onScreens: ['Everyone judges how credible each item is: that it happened, or was said. The hypotheses do not matter here.'],
    onPaper: [
      'For each item, everyone circles how credible it is that this happened, or was said: low, medium or high. Ignore the hypotheses.',
    ],
    say: 'How credible is the item itself? Do not think yet about what follows from it.',
    pitfalls: ['Credibility is confused with how much the item matters, or with how much one likes the person who said it.'],
  },
  rate: {
    onScreens: [
      'Everyone rates alone and in silence: one item at a time, for every hypothesis.',
      'Announce the halfway point and the last five minutes. What is blank at the end stays blank.',
      'Read the reasons as they arrive, and choose those that the wall will show in the discussion.',
    ],
    onPaper: [
      'Turn the cards over. Everyone rates alone and in silence: one item at a time, across the row, for every hypothesis.',
      'Announce the halfway point and the last five minutes. What is blank at the end stays blank.',
    ],
    say: `Take the first item. For each hypothesis: ${RATING_QUESTION} Then take the next item.`,
    pitfalls: [
      'Someone works down a column. They are defending a hypothesis instead of testing all of them. Ask them to work across.',
      'N, NA and blank are confused. N: it fits either way. NA: it has no bearing. Blank: I cannot judge it.',
      'Everything doubtful becomes NA. Doubt about an item is no reason for NA: rate as if it had happened or, for a claim, as if it had been made.',
    ],
  },
  reveal: {
    onScreens: [
      'Show the matrix on the wall and let the room read it before anyone explains anything. Then show the ranking.',
      'To discuss in groups, divide the room into groups now. The wall and the phones show who is in which group.',
    ],
    onPaper: [
      'Collect the forms (and return them after the tally), or ask participants to call out their ratings row by row. On a spare paper form, make one tally mark next to a letter for every participant who circled it.',
      'Show the tally before anyone explains anything. Then all participants work out the scores on their own forms (see “Scoring by hand”).',
    ],
    say: 'These are the room’s ratings. Do not defend your ratings yet. Look at where you disagree.',
    pitfalls: ['The first loud voice explains everything. Let the room look at the ratings for a minute.'],
  },
  discuss: {
    onScreens: [
      'Show one cell after the other: “Next cell” changes the wall and the phones. First, someone from each end of the scale explains their rating. Start with the minority.',
      'Then everyone rates that cell again, in silence, on their phones.',
    ],
    onPaper: [
      'Choose about five cells (see “Cells worth discussing”) and discuss them one after the other. First, someone from each end of the scale explains their rating. Start with the minority.',
      'Then everyone rates that cell again, in silence, on the last page of the form. The matrix stays as it is.',
    ],
    say: 'What would have to be true for the other rating to be right?',
    pitfalls: [
      'Participants argue about which hypothesis is true, not about the one cell.',
      'Participants talk themselves into agreement. Keeping a rating for a reason is as good as changing it.',
    ],
  },
  probabilities: {
    onScreens: ['Everyone answers the first question again, without looking back.'],
    onPaper: ['On the last page, everyone writes how probable each hypothesis is now, without turning back.'],
    say: 'This is the same question as at the start. Write what you believe now.',
    pitfalls: [
      'Participants derive the numbers from the scores. A score shows how much of the evidence is inconsistent with a hypothesis, not how probable it is.',
    ],
  },
  debrief: {
    onScreens: [
      'Go through the scenes of the wall: what changed, what the lead depends on, the reference ratings if there are any, the questions.',
    ],
    onPaper: [
      'Compare before and after: who changed their mind, and which items made the difference? Then go through the questions below.',
      'Only now take out the reference ratings, if there are any. They are one view of the case, not the right answers.',
    ],
    say: 'The least inconsistent hypothesis has survived these items. It may still be wrong, and the right one may not be on the list.',
    pitfalls: ['“So who was right?” Ask instead which further item could change the picture.'],
  },
  closed: null,
}

/** While participants work at their own pace. */
export const OWN_PACE_NOTE: StageNote = {
  onScreens: [
    'Send participants the join link (under “Link and QR code”). Each goes through the introduction and the steps alone, in order, without a clock.',
    'When you meet, continue to the lobby. To show the results without a meeting, go to the reveal under “Go to another stage”.',
  ],
  onPaper: [],
  say: null,
  pitfalls: ['Some finish at the last minute. Until then you see how far each is, and they can change their ratings.'],
}
