// The figure of the key assumptions: which hypothesis would lead if one did not hold and everything that rests on it were left out.

import { changedResult } from '../../src/ach/words/analysis-words.ts'
import { assumptionsFinding } from '../../src/ach/words/finding-words.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { stateWords } from '../items/check-words.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, type FigureTexts, pictureOf, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

/** What follows if a key assumption does not hold. */
export interface AssumptionRows extends FigureTexts {
  readonly rows: readonly {
    readonly id: string
    readonly statement: string
    readonly state: string
    readonly rests: string
    /** whether it is linked to cells */
    readonly linked: boolean
    readonly leaders: string
    readonly changes: boolean
    readonly margin: string
  }[]
}

export const assumptionRows = (analysis: Analysis): AssumptionRows => ({
  title: titleOf(analysis),
  how: `The table shows what follows if one key assumption does not hold: items that rest on it are left out, and single cells that rest on it count as not rated. ◆ marks what would change ${changedResult(analysis.scores)}.`,
  rows: analysis.assumptions.map(({ id, rows, cells, without, changes }) => {
    const assumption = analysis.real.assumptions.get(id)
    const rests = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(', ')
    return {
      id,
      statement: assumption?.statement ?? '',
      state: stateWords(assumption?.state ?? null),
      rests: rests || (assumption?.cells === null ? 'nothing linked' : 'nothing in use'),
      linked: assumption?.cells !== null,
      leaders: without ? leaderNames(analysis.view, without.leaders) : '–',
      changes: without !== null && changes,
      margin: without ? formatAmount(without.margin, analysis.scores.method) : '–',
    }
  }),
})

export const AssumptionsFigure = ({ analysis }: { analysis: Analysis }) => {
  const { title, how, rows } = assumptionRows(analysis)
  return (
    <Figure id="fig-assumptions" whole picture={pictureOf(analysis, 'assumptions')} title={title} how={how}>
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
            {rows.map((row) => (
              <Line analysis={analysis} row={row} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </Figure>
  )
}

function titleOf({ view, real, scores, assumptions }: Analysis): string {
  if (assumptions.every((one) => one.without === null))
    return assumptions.some(({ id }) => real.assumptions.get(id)?.cells != null)
      ? 'This what-if leaves out everything that rests on a key assumption'
      : 'No cell is linked to a key assumption yet'
  const changing = assumptions.filter((one) => one.changes).map(({ id, without }) => ({ name: id, leaders: without?.leaders ?? [] }))
  return assumptionsFinding(view, scores, changing)
}

const Line = ({ analysis, row }: { analysis: Analysis; row: AssumptionRows['rows'][number] }) => (
  <tr>
    <th scope="row" dir="auto">
      {analysis.view.readOnly ? row.id : <a href={paths.item(analysis.id, 'assumptions', row.id)}>{row.id}</a>} {row.statement}
    </th>
    <td class="opt">{row.state}</td>
    <td class="opt">{row.rests}</td>
    <td>{row.changes ? <strong>{row.leaders} ◆</strong> : row.leaders}</td>
    <td class="num opt">{row.margin}</td>
    <td>
      <WhatIf analysis={analysis} id={row.id} linked={row.linked} />
    </td>
  </tr>
)

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
