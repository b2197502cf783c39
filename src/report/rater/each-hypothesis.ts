// Each hypothesis with what speaks against it, the heaviest first: Heuer's report tells of all of them, not of one.
import { contradiction } from '../../ach/model/rating.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun, formatScore, itemName } from '../../ach/words/phrases.ts'
import { type Block, type HypothesisCase, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** So many items are told of each; the annex has all. */
export const MAX_ITEMS = 10

export function eachHypothesis(given: ReportInputs): Block[] {
  const { view, ranked } = given
  return [
    ranked.length === 0
      ? wordsBlock('There are no hypotheses yet.')
      : { kind: 'hypotheses', hypotheses: ranked.map((one) => hypothesisCase(given, one.id)) },
    ...parkedHypotheses(view),
  ]
}

/** Hypotheses that are parked. One that nobody rated was not weighed: it was added by mistake, or taken back. */
export function parkedHypotheses(view: View): Block[] {
  const rated = new Set([...view.raters.values()].flatMap(({ ratings }) => [...ratings.values()].flatMap((row) => [...row.keys()])))
  const parked = [...view.hypotheses.values()].filter((one) => one.parked && rated.has(one.id))
  if (parked.length === 0) return []
  return [wordsBlock('Set aside, and not scored:'), ...listBlocks(parked.map((one) => [`${itemName(view, one.id)}: ${one.statement}`]))]
}

function hypothesisCase({ view, scores, table, comparable }: ReportInputs, id: string): HypothesisCase {
  const at = table.hypotheses.indexOf(id)
  const score = scores.hypotheses[at]
  const against = table.rows
    .filter((row) => contradiction(row.ratings[at]) > 0)
    .map((row) => ({ row, adds: row.weight * contradiction(row.ratings[at]) }))
    .sort((a, b) => b.adds - a.adds)
  const left = against.length - MAX_ITEMS
  return {
    id,
    name: itemName(view, id),
    place: comparable && score && score.rated > 0 ? `${score.rank}.` : '',
    score: formatScore(score?.score ?? 0, scores.method),
    statement: view.hypotheses.get(id)?.statement ?? '',
    against: against.slice(0, MAX_ITEMS).map(({ row, adds }) => ({
      evidence: row.id,
      rating: row.ratings[at] ?? 'I',
      statement: row.item.statement,
      adds: `+${formatScore(adds, scores.method)}`,
    })),
    rest:
      left > 0
        ? `${countNoun(left, 'more item')} against it in the annex.`
        : against.length > 0
          ? ''
          : noContraryItems(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}

function noContraryItems(rated: number, notApplicable: number): string {
  if (rated === 0) return notApplicable === 0 ? 'No item was rated against it yet.' : 'No item is rated from CC to II under it yet.'
  const among = rated === 1 ? 'The one item rated under it does not speak' : `None of the ${rated} items rated under it speaks`
  return `${among} against it. That does not make it true.`
}
