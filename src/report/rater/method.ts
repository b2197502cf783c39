// How the analysis was done and what its figures cannot show: short, in the size of a footnote.

import { RATING_QUESTION_REPORTED } from '../../ach/model/rating-question.ts'
import type { Method } from '../../ach/model/workbook.ts'
import { countNoun, METHOD_WORDS, startSentence } from '../../ach/words/phrases.ts'
import { tellingCount, uncountedCells } from '../../ach/words/report-words.ts'
import { contradictionCountsInWords } from '../../ach/words/scale-words.ts'
import { type Block, smallBlock } from '../blocks.ts'
import { bayesianBlock } from './doubt.ts'
import type { ReportInputs } from './report-inputs.ts'

const METHODS: Readonly<Record<Method, string>> = {
  count: 'All items have the same weight.',
  weighted: 'Each count is multiplied by the weight of the item, from 0.5 to 2, which is based on its credibility and relevance.',
}

/** Whether a rater's note fits the line below the title; a longer one is in the section on the method. */
export const isShortNote = (note: string): boolean => note.length <= 60 && !/[\n\r]/.test(note)

/** What the figures of one rater mean. */
const RATER_FIGURES =
  'The upper end of a score’s range is the score if every blank cell were rated very inconsistent. Diagnosticity measures how far an item tells the hypotheses apart, from 0 to 2.'

export function methodSection(inputs: ReportInputs): Block[] {
  const { scores, table, rater, comparable } = inputs
  const sum = (of: (one: (typeof scores.hypotheses)[number]) => number) => scores.hypotheses.reduce((all, one) => all + of(one), 0)
  const [items, hypotheses] = [scores.evidence.length, scores.hypotheses.length]
  const uncounted = uncountedCells(
    items * hypotheses,
    sum((one) => one.blank),
    sum((one) => one.notApplicable),
  )
  const telling = table.rows.filter(({ v }) => Math.max(...v) > Math.min(...v)).length
  const note = rater.note && !isShortNote(rater.note) ? `About these ratings: ${rater.note}` : ''
  const method = methodBlocks(scores.method, items, hypotheses, [
    ...(comparable && items > 0 ? [tellingCount(telling, items - telling)] : []),
    uncounted,
    RATER_FIGURES,
    note,
  ])
  return comparable ? [...method, bayesianBlock(inputs)] : method
}

/** "no hypotheses", "1 hypothesis", "4 hypotheses" */
const countOrNone = (n: number, one: string, many: string): string => (n === 0 ? `no ${many}` : countNoun(n, one, many))

/** `figures`: what was rated and what the figures of this report mean, in whole sentences; empty ones are left out. */
export function methodBlocks(method: Method, items: number, hypotheses: number, figures: readonly string[]): Block[] {
  return [
    smallBlock(
      [
        `The method is Analysis of Competing Hypotheses (Richards Heuer), ${METHOD_WORDS[method]}, with ${countOrNone(items, 'item', 'items')} of evidence and ${countOrNone(hypotheses, 'hypothesis', 'hypotheses')}.`,
        `Items are rated for each hypothesis by asking ${RATING_QUESTION_REPORTED}.`,
        `${startSentence(contradictionCountsInWords())} against a hypothesis; no other rating counts. ${METHODS[method]}`,
        ...figures.filter((one) => one !== ''),
      ].join(' '),
    ),
    smallBlock(
      [
        'The lowest inconsistency score marks the hypothesis with the least evidence against it, which is not necessarily the one that is true or most probable. A hypothesis that was never listed has no score.',
        'A score is only as good as the choice of items, their weights and the ratings, and more items do not make a conclusion stronger.',
        'Items from one origin (a cluster) each count in full in the ranking.',
        'Studies have not shown that the method by itself makes judgements more accurate. Its value is transparency: others can see, cell by cell, what the conclusion depends on.',
      ].join(' '),
    ),
  ]
}
