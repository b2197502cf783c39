// Wall scene: the room's matrix. Each cell shows median, middle half and full range on the scale from CC to II.

import type { Consensus } from '../../../src/ach/group/consensus.ts'
import { showsSecondRound } from '../../../src/ach/model/exercise.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { agreementLine } from '../../../src/ach/words/agreement-words.ts'
import { NOT_BLIND, participantCount } from '../../../src/ach/words/exercise-words.ts'
import { formatPercent, itemName } from '../../../src/ach/words/phrases.ts'
import type { WallScene } from './model.ts'
import { isRatedCell, SPREAD_KEY, Spread } from './spread.tsx'

type Shown = Extract<WallScene, { scene: 'matrix' }>

/** With more columns, cells are too narrow to place the median's letter on the track. */
const WIDE = 5
/** Up to this many rows get two lines each. */
const FEW = 12

export const WallMatrix = ({ view, shown, run }: { view: View; shown: Shown; run: RunView }) => {
  const { turned } = run.options
  const { table, cells, agreement, coverage } = shown.matrix
  const [items, hypotheses] = [
    table.rows.slice(shown.items.from, shown.items.to),
    table.hypotheses.slice(shown.hypotheses.from, shown.hypotheses.to),
  ]
  const at = (item: number, hypothesis: number) => cells[shown.items.from + item]?.[shown.hypotheses.from + hypothesis]
  const rows = turned ? hypotheses.length : items.length
  const columns = turned ? items.length : hypotheses.length
  const narrow = columns > WIDE
  const Statement = ({ id }: { id: string }) => (
    <span class="said" dir="auto">
      {view.evidence.get(id)?.statement}
    </span>
  )
  return (
    <>
      <table
        class="heat"
        data-rows={rows <= FEW ? 'few' : 'many'}
        data-narrow={narrow ? '' : undefined}
        data-turned={turned ? '' : undefined}
      >
        <caption class="visually-hidden">Median and spread per cell</caption>
        <colgroup>
          <col class="words" />
          <col span={columns} />
        </colgroup>
        <thead>
          <tr>
            <td class="key">{SPREAD_KEY}</td>
            {turned
              ? items.map(({ id }) => (
                  <th scope="col">
                    <b>{id}</b> <Statement id={id} />
                  </th>
                ))
              : hypotheses.map((id) => (
                  <th scope="col">
                    <span class="said" dir="auto">
                      {itemName(view, id)}
                    </span>
                  </th>
                ))}
          </tr>
        </thead>
        <tbody>
          {turned
            ? hypotheses.map((id, row) => (
                <tr>
                  <th scope="row">
                    <span class="said" dir="auto">
                      {itemName(view, id)}
                    </span>
                  </th>
                  {items.map((_, column) => (
                    <Cell of={at(column, row)} narrow={narrow} />
                  ))}
                </tr>
              ))
            : items.map(({ id }, row) => (
                <tr>
                  <th scope="row">
                    <span class="item">
                      <b>{id}</b> <Statement id={id} />
                    </span>
                  </th>
                  {hypotheses.map((_, column) => (
                    <Cell of={at(row, column)} narrow={narrow} />
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
      <p class="under">
        <span>
          {participantCount(table.raters)}, {formatPercent(coverage)} of cells rated
          {rangeText(shown.items, table.rows.length, 'items')}
          {rangeText(shown.hypotheses, table.hypotheses.length, 'hypotheses')}
          {run.seenBefore && !showsSecondRound(run) && `. ${NOT_BLIND}`}
        </span>
        <span>{agreementLine(agreement)}</span>
      </p>
    </>
  )
}

/** ". Items 1 to 20 of 60"; '' if all are on this page. */
const rangeText = ({ from, to }: Shown['items'], all: number, what: string): string =>
  to - from >= all ? '' : `. ${what.charAt(0).toUpperCase()}${what.slice(1)} ${from + 1} to ${to} of ${all}`

const Cell = ({ of, narrow }: { of: Consensus | undefined; narrow: boolean }) => {
  if (!of || !isRatedCell(of))
    return (
      <td data-rating="">
        <span class="visually-hidden">not rated</span>
      </td>
    )
  return (
    <td data-rating={of.median}>
      <Spread of={of} narrow={narrow} />
    </td>
  )
}
