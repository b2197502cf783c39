// Every hypothesis with the evidence against it, the heaviest first: Heuer's report discusses all of them, not only the leader.

import { contradiction } from '../../ach/model/rating.ts'
import type { View } from '../../ach/view/view.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { isSameText, withoutStop } from '../../ach/words/name-in-sentence.ts'
import { formatScore, itemName, NOT_TESTED } from '../../ach/words/phrases.ts'
import { moreAgainst, nothingAgainst, standingWords } from '../../ach/words/report-words.ts'
import { type Block, type HypothesisCase, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most items listed against one hypothesis; the annex has all. */
export const MAX_ITEMS = 10

export function eachHypothesis(inputs: ReportInputs): Block[] {
  const { view, ranked, scores } = inputs
  return [
    ...hypothesesBlock(
      ranked.map((one) => hypothesisCase(inputs, one.id)),
      changedResult(scores),
    ),
    ...parkedHypotheses(view),
  ]
}

/** Empty without hypotheses. `result`: as `changedResult` returns it. */
export const hypothesesBlock = (hypotheses: readonly HypothesisCase[], result: string): Block[] =>
  hypotheses.length === 0 ? [] : [{ kind: 'hypotheses', hypotheses, result }]

/** Parked hypotheses. One that no rater has rated was never weighed (added by mistake, or withdrawn at once) and is left out. */
export function parkedHypotheses(view: View): Block[] {
  const raters = [...view.raters.values()]
  const isRated = (id: string) => raters.some(({ ratings }) => [...ratings.values()].some((row) => row.has(id)))
  const parked = [...view.hypotheses.values()].filter((one) => one.parked && isRated(one.id))
  if (parked.length === 0) return []
  return [
    wordsBlock(parked.length === 1 ? 'One hypothesis is parked and has no score.' : 'These hypotheses are parked and have no score.'),
    ...listBlocks(parked.map(({ id }) => [[itemName(view, id), statementOf(view, id)].filter((one) => one !== '').join(': ')])),
  ]
}

/** The full text of a hypothesis; empty where its name says the same. */
export function statementOf(view: View, id: string): string {
  const { label = '', statement = '' } = view.hypotheses.get(id) ?? {}
  return isSameText(label, statement) ? '' : statement
}

function hypothesisCase({ view, scores, matrix }: ReportInputs, id: string): HypothesisCase {
  const at = matrix.hypotheses.indexOf(id)
  const score = scores.hypotheses.find((one) => one.id === id)
  const against = matrix.rows
    .filter((row) => contradiction(row.ratings[at]) > 0)
    .map((row) => ({ row, adds: row.weight * contradiction(row.ratings[at]) }))
    .sort((a, b) => b.adds - a.adds)
  const linchpins = new Set(scores.evidence.filter((one) => one.linchpin).map((one) => one.id))
  const left = against.length - MAX_ITEMS
  return {
    id,
    name: withoutStop(itemName(view, id)),
    standing: score ? standingWords(score, scores, (one) => formatScore(one, scores.method)) : NOT_TESTED,
    statement: statementOf(view, id),
    against: against.slice(0, MAX_ITEMS).map(({ row, adds }) => ({
      evidence: row.id,
      rating: row.ratings[at] ?? 'I',
      statement: row.item.statement,
      adds: `+${formatScore(adds, scores.method)}`,
      linchpin: linchpins.has(row.id),
    })),
    rest: left > 0 ? moreAgainst(left) : against.length > 0 ? '' : nothingAgainst(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}
