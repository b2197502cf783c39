// Every hypothesis with the evidence against it, the heaviest first: Heuer's report discusses all of them, not only the leader.

import { contradiction } from '../../ach/model/rating.ts'
import type { View } from '../../ach/view/view.ts'
import { formatScore, itemName, scoreWords } from '../../ach/words/phrases.ts'
import { moreAgainst, nothingAgainst } from '../../ach/words/report-words.ts'
import { type Block, type HypothesisCase, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most items listed against one hypothesis; the annex has all. */
export const MAX_ITEMS = 10

export function eachHypothesis(inputs: ReportInputs): Block[] {
  const { view, ranked } = inputs
  return [
    ranked.length === 0
      ? wordsBlock('There are no hypotheses yet.')
      : { kind: 'hypotheses', hypotheses: ranked.map((one) => hypothesisCase(inputs, one.id)) },
    ...parkedHypotheses(view),
  ]
}

/** Parked hypotheses. One that no rater has rated was never weighed (added by mistake, or withdrawn at once) and is left out. */
export function parkedHypotheses(view: View): Block[] {
  const raters = [...view.raters.values()]
  const isRated = (id: string) => raters.some(({ ratings }) => [...ratings.values()].some((row) => row.has(id)))
  const parked = [...view.hypotheses.values()].filter((one) => one.parked && isRated(one.id))
  if (parked.length === 0) return []
  return [
    wordsBlock('Parked hypotheses (not scored):'),
    ...listBlocks(parked.map((one) => [`${itemName(view, one.id)}: ${one.statement}`])),
  ]
}

function hypothesisCase({ view, scores, matrix, comparable }: ReportInputs, id: string): HypothesisCase {
  const at = matrix.hypotheses.indexOf(id)
  const score = scores.hypotheses.find((one) => one.id === id)
  const against = matrix.rows
    .filter((row) => contradiction(row.ratings[at]) > 0)
    .map((row) => ({ row, adds: row.weight * contradiction(row.ratings[at]) }))
    .sort((a, b) => b.adds - a.adds)
  const left = against.length - MAX_ITEMS
  return {
    id,
    name: itemName(view, id),
    place: comparable && score?.rank != null ? `${score.rank}.` : '',
    score: score ? scoreWords(score, scores.method) : '–',
    statement: view.hypotheses.get(id)?.statement ?? '',
    against: against.slice(0, MAX_ITEMS).map(({ row, adds }) => ({
      evidence: row.id,
      rating: row.ratings[at] ?? 'I',
      statement: row.item.statement,
      adds: `+${formatScore(adds, scores.method)}`,
    })),
    rest: left > 0 ? moreAgainst(left) : against.length > 0 ? '' : nothingAgainst(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}
