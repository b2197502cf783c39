// Each hypothesis with what the group's ratings say against it, the heaviest first.
import { consensusOf } from '../../ach/group/consensus.ts'
import { meanContradiction } from '../../ach/group/group-score.ts'
import { counted, nameOf } from '../../ach/words/phrases.ts'
import { type Block, type Spoken, words } from '../blocks.ts'
import { setAside, TOLD } from '../rater/each-hypothesis.ts'
import { type GroupGiven, mean } from './group-report-inputs.ts'

export const groupHypotheses = (given: GroupGiven): Block[] => [
  given.ranked.length === 0
    ? words('There are no hypotheses yet.')
    : { kind: 'hypotheses', hypotheses: given.ranked.map(({ id }) => spoken(given, id)) },
  ...setAside(given.view),
]

function spoken({ view, table, scores, comparable }: GroupGiven, id: string): Spoken {
  const at = table.hypotheses.indexOf(id)
  const score = scores.hypotheses[at]
  const against = table.rows
    .flatMap(({ id: evidence, weight, cells }) => {
      const cell = cells[at]
      const adds = cell ? weight * meanContradiction(cell) : 0
      const { median } = cell ? consensusOf(cell) : { median: null }
      return adds > 0 && median !== null ? [{ evidence, adds, median }] : []
    })
    .sort((a, b) => b.adds - a.adds)
  const left = against.length - TOLD
  return {
    id,
    name: nameOf(view, id),
    place: comparable && score && score.rated > 0 ? `${score.rank}.` : '',
    score: mean(score?.score ?? 0),
    statement: view.hypotheses.get(id)?.statement ?? '',
    against: against.slice(0, TOLD).map(({ evidence, adds, median }) => ({
      evidence,
      rating: median,
      statement: view.evidence.get(evidence)?.statement ?? '',
      adds: `+${mean(adds)}`,
    })),
    rest: left > 0 ? `${counted(left, 'more item')} against it in the annex.` : against.length > 0 ? '' : nothing(score?.rated ?? 0),
  }
}

const nothing = (rated: number): string =>
  rated === 0
    ? 'Nobody rated an item from CC to II under it yet.'
    : `Nobody rated an item against it, of ${counted(rated, 'item')} rated. That does not make it true.`
