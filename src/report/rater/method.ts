// How the analysis was done and what its figures cannot show.

import { RATING_QUESTION_REPORTED } from '../../ach/model/rating-question.ts'
import { startSentence } from '../../ach/words/phrases.ts'
import { contradictionCountsInWords } from '../../ach/words/scale-words.ts'
import { type Block, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

const METHODS = {
  count: 'All items have the same weight.',
  weighted: 'Each count is multiplied by the weight of the item, from 0.5 to 2, which is based on its credibility and relevance.',
} as const

/** What the figures of one rater mean. */
const RATER_FIGURES = [
  'Consistent ratings (support) are shown but do not affect the ranking, because evidence that fits one hypothesis usually fits others too. Not rated, not applicable and neutral are three different things; none of them counts.',
  'The range runs from the current score to what it would be if every blank cell were rated very inconsistent.',
  'Diagnosticity measures how far an item tells the hypotheses apart: 0 means not diagnostic, and 2 is the maximum.',
  'Items from one origin (a cluster) each count in full in the ranking; only the Bayesian view discounts them.',
]

/** `figures`: what the figures of this report mean, one or two sentences each. */
export function methodSection(
  { scores }: { readonly scores: Pick<ReportInputs['scores'], 'method'> },
  figures: readonly string[] = RATER_FIGURES,
): Block[] {
  return [
    wordsBlock(
      `Analysis of Competing Hypotheses (Richards Heuer). Items are rated for each hypothesis by asking ${RATING_QUESTION_REPORTED}. `,
      `${startSentence(contradictionCountsInWords())} against a hypothesis; no other rating counts. ${METHODS[scores.method]}`,
    ),
    ...listBlocks(
      [
        'The lowest inconsistency score marks the hypothesis with the least evidence against it, which is not necessarily the one that is true or most probable. A hypothesis that was never listed has no score.',
        'A score is only as good as its inputs. The choice of items, their credibility and relevance, and the ratings are judgements, and any error in them carries through. More items do not make a conclusion stronger.',
        ...figures,
        'Studies have not shown that the method by itself makes judgements more accurate. Its value is transparency: others can see, cell by cell, what the conclusion depends on.',
      ].map((sentence) => [sentence]),
    ),
  ]
}
