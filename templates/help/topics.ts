// The contents of help: the question of each page, its short name, and its answer in one line.

import { HELP_PAGES, type HelpPage } from '../../src/paths.ts'

export interface HelpTopic {
  /** the heading of the page */
  readonly question: string
  /** its name in the row of links on top of every page */
  readonly short: string
  /** one line for the contents */
  readonly answer: string
  /** anchors of the single page that help used to be: an old link with one of them leads to this entry */
  readonly anchors: readonly string[]
}

export const HELP_TOPICS: Readonly<Record<HelpPage, HelpTopic>> = {
  'what-is-ach': {
    question: 'What is ACH?',
    short: 'What is ACH?',
    answer: 'Heuer’s method in eight steps, and what it cannot tell you.',
    anchors: ['steps', 'limits'],
  },
  rating: {
    question: 'How do I rate an item?',
    short: 'Rating',
    answer: 'The question to ask of each cell, the scale, and the weight of an item.',
    anchors: ['rating'],
  },
  scores: {
    question: 'How is the score calculated?',
    short: 'Scores',
    answer: 'One row worked through, from the ratings to the scores.',
    anchors: ['scores'],
  },
  verdicts: {
    question: 'What do verdicts mean?',
    short: 'Verdicts',
    answer: 'Not tested enough, tied, open, close or separated: how firm the order is, with an example of each.',
    anchors: [],
  },
  'what-ifs': {
    question: 'What would change the result?',
    short: 'What-ifs',
    answer: 'Linchpins, what-ifs, clusters, and the figures under Analysis.',
    anchors: ['what-ifs'],
  },
  checks: {
    question: 'What do the checks do?',
    short: 'Checks',
    answer: 'Overlapping hypotheses, key assumptions, indicators, milestones, deception, probabilities.',
    anchors: ['aids'],
  },
  'several-raters': {
    question: 'How do several people rate one matrix?',
    short: 'Several raters',
    answer: 'The group’s score, agreement, and the cells worth discussing.',
    anchors: ['several'],
  },
  exercises: {
    question: 'How do I run an exercise?',
    short: 'Exercises',
    answer: 'A workshop with phones or on paper, stage by stage.',
    anchors: ['exercises'],
  },
  files: {
    question: 'How do I get data in and out?',
    short: 'Files',
    answer: 'Exports, edited spreadsheets, worksheets, tables, checking someone else’s matrix, and files from PARC ACH.',
    anchors: ['files'],
  },
  privacy: {
    question: 'Who can see my work?',
    short: 'Privacy',
    answer: 'Sign-in, reader links, names in files, and removing personal data.',
    anchors: [],
  },
  keyboard: { question: 'Keyboard', short: 'Keyboard', answer: 'The keys of the matrix and of the wall.', anchors: ['keys'] },
  guide: {
    question: 'ACH on one page',
    short: 'One-page guide',
    answer: 'Question, scale, steps, verdict and limits on one sheet of A4, to print.',
    anchors: [],
  },
}

/** Returns the page with this name, or undefined if there is none. */
export const findHelpPage = (name: string): HelpPage | undefined => HELP_PAGES.find((page) => page === name)
