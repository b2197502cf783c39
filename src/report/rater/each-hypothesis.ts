// Each hypothesis with what speaks against it, the heaviest first: Heuer's report tells of all of them, not of one.
import { contradiction } from '../../ach/model/rating.ts'
import type { View } from '../../ach/view/view.ts'
import { counted, figure, nameOf } from '../../ach/words/phrases.ts'
import { type Block, list, type Spoken, words } from '../blocks.ts'
import type { Given } from './report-inputs.ts'

/** So many items are told of each; the annex has all. */
export const TOLD = 10

export function eachHypothesis(given: Given): Block[] {
  const { view, ranked } = given
  return [
    ranked.length === 0
      ? words('There are no hypotheses yet.')
      : { kind: 'hypotheses', hypotheses: ranked.map((one) => spoken(given, one.id)) },
    ...setAside(view),
  ]
}

/** Hypotheses that are parked. One that nobody rated was not weighed: it was added by mistake, or taken back. */
export function setAside(view: View): Block[] {
  const rated = new Set([...view.raters.values()].flatMap(({ ratings }) => [...ratings.values()].flatMap((row) => [...row.keys()])))
  const parked = [...view.hypotheses.values()].filter((one) => one.parked && rated.has(one.id))
  if (parked.length === 0) return []
  return [words('Set aside, and not scored:'), ...list(parked.map((one) => [`${nameOf(view, one.id)}: ${one.statement}`]))]
}

function spoken({ view, scores, table, comparable }: Given, id: string): Spoken {
  const at = table.hypotheses.indexOf(id)
  const score = scores.hypotheses[at]
  const against = table.rows
    .filter((row) => contradiction(row.ratings[at]) > 0)
    .map((row) => ({ row, adds: row.weight * contradiction(row.ratings[at]) }))
    .sort((a, b) => b.adds - a.adds)
  const left = against.length - TOLD
  return {
    id,
    name: nameOf(view, id),
    place: comparable && score && score.rated > 0 ? `${score.rank}.` : '',
    score: figure(score?.score ?? 0, scores.method),
    statement: view.hypotheses.get(id)?.statement ?? '',
    against: against.slice(0, TOLD).map(({ row, adds }) => ({
      evidence: row.id,
      rating: row.ratings[at] ?? 'I',
      statement: row.item.statement,
      adds: `+${figure(adds, scores.method)}`,
    })),
    rest:
      left > 0
        ? `${counted(left, 'more item')} against it in the annex.`
        : against.length > 0
          ? ''
          : nothing(score?.rated ?? 0, score?.notApplicable ?? 0),
  }
}

function nothing(rated: number, notApplicable: number): string {
  if (rated === 0) return notApplicable === 0 ? 'No item was rated against it yet.' : 'No item is rated from CC to II under it yet.'
  const among = rated === 1 ? 'The one item rated under it does not speak' : `None of the ${rated} items rated under it speaks`
  return `${among} against it. That does not make it true.`
}
