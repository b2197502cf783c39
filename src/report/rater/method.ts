// How it was done, and what that cannot say.
import { type Block, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

const METHODS = {
  count: 'Every item counts the same.',
  weighted: 'Each item counts with a weight from 0.5 to 2, made of its credibility and relevance.',
} as const

/** What the figures of one rater are. */
const OF_ONE = [
  'What fits a hypothesis (support) is shown and never ranks, because it usually fits others too. Not rated, does not apply and neutral are three different things; none of them counts.',
  '“Could be” runs from the score as it stands to the score if every cell that is not rated turned out very inconsistent.',
  'Diagnosticity tells how far apart an item holds the hypotheses: 0 not at all, 2 as far as can be.',
]

/** `evidenceFigures`: what the figures of this report are, a sentence or two each. */
export function methodSection(
  { scores }: { readonly scores: Pick<ReportInputs['scores'], 'method'> },
  figures: readonly string[] = OF_ONE,
): Block[] {
  return [
    wordsBlock(
      'Analysis of Competing Hypotheses (Richards Heuer). Each item was rated against each hypothesis by asking how surprised one would be to see it if the hypothesis were true. ',
      `Inconsistent counts 1 against a hypothesis and very inconsistent 2; nothing else ranks. ${METHODS[scores.method]}`,
    ),
    ...listBlocks(
      [
        'The lowest score marks what is least contradicted, not what is true or probable. A hypothesis that nobody thought of has no score.',
        'A score is only as good as its items: their choice, their sources and their ratings are judgements, and every error in them is in it. More items do not make a conclusion stronger.',
        ...figures,
        'Items that stem from one another count each by itself in the ranking; only the Bayesian view discounts them.',
        'Studies do not show that the method by itself makes judgements more accurate. Its use is that others can see, cell by cell, what a conclusion hangs on.',
      ].map((sentence) => [sentence]),
    ),
  ]
}
