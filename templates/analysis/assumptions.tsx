// Key assumptions: who would lead if one does not hold, and all that rests on it is left out.

import type { AssumptionLoss } from '../../src/ach/analysis/assumption-sensitivity.ts'
import { leadClauseText } from '../../src/ach/words/analysis-words.ts'
import { countNoun, joinPhrases } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { stateWords } from '../items/check-words.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

export const AssumptionsFigure = ({ of }: { of: Analysis }) => (
  <Figure
    id="fig-assumptions"
    whole
    title={titleOf(of)}
    how="What rests on each key assumption left out in turn: whole rows are gone, single cells count as not rated. ◆: the top is another one then."
  >
    <Scroller label="Assumptions: what would come of it">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col" class="opt">
              state
            </th>
            <th scope="col" class="opt">
              on it rest
            </th>
            <th scope="col">first without</th>
            <th scope="col" class="num opt">
              margin then
            </th>
            <th scope="col">
              <span class="no-print">what if</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {of.assumptions.map((one) => (
            <Line of={of} loss={one} />
          ))}
        </tbody>
      </table>
    </Scroller>
  </Figure>
)

function titleOf({ view, real, assumptions }: Analysis): string {
  const telling = assumptions.filter((one) => one.changes)
  const [first] = telling
  if (assumptions.every((one) => one.without === null))
    return assumptions.some(({ id }) => real.assumptions.get(id)?.cells != null)
      ? 'All that rests on a key assumption is left out here'
      : 'No cell is linked to a key assumption yet'
  if (!first) return 'No single assumption changes who leads, if it does not hold'
  if (telling.length > 1)
    return `If ${joinPhrases(
      telling.map(({ id }) => id),
      'or',
    )} does not hold, who leads changes`
  return `If ${first.id} does not hold, ${leadClauseText(view, first.without?.leaders ?? [])}`
}

const Line = ({ of, loss: { id, rows, cells, without, changes } }: { of: Analysis; loss: AssumptionLoss }) => {
  const assumption = of.real.assumptions.get(id)
  const rests = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(', ')
  const said = without && leaderNames(of.view, without.leaders)
  return (
    <tr>
      <th scope="row" dir="auto">
        {of.view.readOnly ? id : <a href={paths.item(of.id, 'assumptions', id)}>{id}</a>} {assumption?.statement}
      </th>
      <td class="opt">{stateWords(assumption?.state ?? null)}</td>
      <td class="opt">{rests || (assumption?.cells === null ? 'nothing linked' : 'nothing in use')}</td>
      <td>{said === null ? '–' : changes ? <strong>{said} ◆</strong> : said}</td>
      <td class="num opt">{without ? formatAmount(without.margin, of.scores.method) : '–'}</td>
      <td>
        <WhatIf of={of} id={id} linked={assumption?.cells !== null} />
      </td>
    </tr>
  )
}

const WhatIf = ({ of, id, linked }: { of: Analysis; id: string; linked: boolean }) => {
  const one: NamedSupposition = { what: 'assumption', id, how: 'without' }
  const on = of.suppositions.some((other) => isSameSubject(other, one))
  if (!linked) return <>–</>
  return (
    <span class="what-ifs no-print">
      <a href={toggleLink(paths.analysis(of.id), of.suppositions, one)} aria-current={on ? 'true' : undefined}>
        does not hold
        <span class="visually-hidden">: {on ? `put ${id} back` : `what if, ${id}`}</span>
      </a>
    </span>
  )
}
