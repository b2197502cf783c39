// The figure of the key assumptions: which hypothesis would lead if one did not hold and everything that rests on it were left out.

import type { AssumptionLoss } from '../../src/ach/analysis/assumption-sensitivity.ts'
import { changedResult } from '../../src/ach/words/analysis-words.ts'
import { assumptionsFinding } from '../../src/ach/words/finding-words.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { stateWords } from '../items/check-words.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

export const AssumptionsFigure = ({ analysis }: { analysis: Analysis }) => (
  <Figure
    id="fig-assumptions"
    whole
    title={titleOf(analysis)}
    how={`The table shows what follows if one key assumption does not hold: items that rest on it are left out, and single cells that rest on it count as not rated. ◆ marks what would change ${changedResult(analysis.scores)}.`}
  >
    <Scroller label="Effect of each assumption">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col" class="opt">
              State
            </th>
            <th scope="col" class="opt">
              Rests on it
            </th>
            <th scope="col">Least inconsistent if it does not hold</th>
            <th scope="col" class="num opt">
              Margin if it does not hold
            </th>
            <th scope="col">
              <span class="no-print">What-if</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {analysis.assumptions.map((one) => (
            <Line analysis={analysis} loss={one} />
          ))}
        </tbody>
      </table>
    </Scroller>
  </Figure>
)

function titleOf({ view, real, scores, assumptions }: Analysis): string {
  if (assumptions.every((one) => one.without === null))
    return assumptions.some(({ id }) => real.assumptions.get(id)?.cells != null)
      ? 'This what-if leaves out everything that rests on a key assumption'
      : 'No cell is linked to a key assumption yet'
  const changing = assumptions.filter((one) => one.changes).map(({ id, without }) => ({ name: id, leaders: without?.leaders ?? [] }))
  return assumptionsFinding(view, scores, changing)
}

const Line = ({ analysis, loss: { id, rows, cells, without, changes } }: { analysis: Analysis; loss: AssumptionLoss }) => {
  const assumption = analysis.real.assumptions.get(id)
  const rests = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(', ')
  const leaders = without && leaderNames(analysis.view, without.leaders)
  return (
    <tr>
      <th scope="row" dir="auto">
        {analysis.view.readOnly ? id : <a href={paths.item(analysis.id, 'assumptions', id)}>{id}</a>} {assumption?.statement}
      </th>
      <td class="opt">{stateWords(assumption?.state ?? null)}</td>
      <td class="opt">{rests || (assumption?.cells === null ? 'nothing linked' : 'nothing in use')}</td>
      <td>{leaders === null ? '–' : changes ? <strong>{leaders} ◆</strong> : leaders}</td>
      <td class="num opt">{without ? formatAmount(without.margin, analysis.scores.method) : '–'}</td>
      <td>
        <WhatIf analysis={analysis} id={id} linked={assumption?.cells !== null} />
      </td>
    </tr>
  )
}

const WhatIf = ({ analysis, id, linked }: { analysis: Analysis; id: string; linked: boolean }) => {
  const one: NamedSupposition = { what: 'assumption', id, how: 'without' }
  const on = analysis.suppositions.some((other) => isSameSubject(other, one))
  if (!linked) return <>–</>
  return (
    <span class="what-ifs no-print">
      <a href={toggleLink(paths.analysis(analysis.id), analysis.suppositions, one)} aria-current={on ? 'true' : undefined}>
        does not hold
        <span class="visually-hidden">
          : {id}, {on ? 'remove from the what-if' : 'what-if'}
        </span>
      </a>
    </span>
  )
}
