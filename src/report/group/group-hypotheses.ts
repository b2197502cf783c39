// Every hypothesis with the evidence that the group's ratings count against it, the heaviest first.

import { cellConsensus } from '../../ach/group/consensus.ts'
import { meanRatingWeight } from '../../ach/group/group-score.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { withoutStop } from '../../ach/words/name-in-sentence.ts'
import { formatMean, itemName, NOT_TESTED } from '../../ach/words/phrases.ts'
import { moreAgainst, nothingAgainst, standingWords } from '../../ach/words/report-words.ts'
import type { Block, HypothesisCase } from '../blocks.ts'
import { hypothesesBlock, MAX_ITEMS, parkedHypotheses, statementOf } from '../rater/each-hypothesis.ts'
import { groupStanding } from './group-bottom.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

export const groupHypotheses = (inputs: GroupReportInputs): Block[] => [
  ...hypothesesBlock(
    inputs.ranked.map(({ id }) => groupCase(inputs, id)),
    changedResult(groupStanding(inputs)),
  ),
  ...parkedHypotheses(inputs.view),
]

function groupCase({ view, table, scores, verdict, losses }: GroupReportInputs, id: string): HypothesisCase {
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
  const linchpins = new Set(losses.filter(({ changes }) => changes).map((one) => one.id))
  const left = against.length - MAX_ITEMS
  return {
    id,
    name: withoutStop(itemName(view, id)),
    standing: score ? standingWords(score, { ...scores, verdict: verdict.verdict }, formatMean) : NOT_TESTED,
    statement: statementOf(view, id),
    against: against.slice(0, MAX_ITEMS).map(({ evidence, adds, median }) => ({
      evidence,
      rating: median,
      statement: view.evidence.get(evidence)?.statement ?? '',
      adds: `+${formatMean(adds)}`,
      linchpin: linchpins.has(evidence),
    })),
    rest: left > 0 ? moreAgainst(left) : against.length > 0 ? '' : nothingAgainst(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}
