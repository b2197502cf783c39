// Every hypothesis with the evidence that the group's ratings count against it, the heaviest first.

import { cellConsensus } from '../../ach/group/consensus.ts'
import { meanRatingWeight } from '../../ach/group/group-score.ts'
import { formatMean, itemName, meanScoreWords } from '../../ach/words/phrases.ts'
import { moreAgainst, nothingAgainst } from '../../ach/words/report-words.ts'
import { type Block, type HypothesisCase, wordsBlock } from '../blocks.ts'
import { MAX_ITEMS, parkedHypotheses } from '../rater/each-hypothesis.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

const MEDIANS =
  'The rating shown for an item is the median of the group’s ratings; what it adds to the score is based on their mean. So an item whose median is N can still add to a score.'

export const groupHypotheses = (inputs: GroupReportInputs): Block[] => [
  inputs.ranked.length === 0
    ? wordsBlock('There are no hypotheses yet.')
    : { kind: 'hypotheses', hypotheses: inputs.ranked.map(({ id }) => groupCase(inputs, id)) },
  ...(inputs.comparable ? [wordsBlock(MEDIANS)] : []),
  ...parkedHypotheses(inputs.view),
]

function groupCase({ view, table, scores, comparable }: GroupReportInputs, id: string): HypothesisCase {
  const at = table.hypotheses.indexOf(id)
  const score = scores.hypotheses[at]
  const against = table.rows
    .flatMap(({ id: evidence, weight, cells }) => {
      const cell = cells[at]
      const adds = cell ? weight * meanRatingWeight(cell) : 0
      const { median } = cell ? cellConsensus(cell) : { median: null }
      return adds > 0 && median !== null ? [{ evidence, adds, median }] : []
    })
    .sort((a, b) => b.adds - a.adds)
  const left = against.length - MAX_ITEMS
  return {
    id,
    name: itemName(view, id),
    place: comparable && score?.rank != null ? `${score.rank}.` : '',
    score: score ? meanScoreWords(score) : '–',
    statement: view.hypotheses.get(id)?.statement ?? '',
    against: against.slice(0, MAX_ITEMS).map(({ evidence, adds, median }) => ({
      evidence,
      rating: median,
      statement: view.evidence.get(evidence)?.statement ?? '',
      adds: `+${formatMean(adds)}`,
    })),
    rest: left > 0 ? moreAgainst(left) : against.length > 0 ? '' : nothingAgainst(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}
