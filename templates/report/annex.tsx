// The annex of the report: the whole matrix, with the facts about each item. Rows are built as strings, because there can be 20,000 cells.

import type { Rating } from '../../src/ach/model/rating.ts'
import { type Annex, type AnnexRow, PARKED_NOTE } from '../../src/report/blocks.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'

export const AnnexTable = ({ annex }: { annex: Annex }) => (
  <>
    {annex.rows.length === 0 ? (
      <p>No items yet.</p>
    ) : (
      <section class="scroll-x" aria-label="The matrix" tabindex={0}>
        <table class="annex" data-wide={annex.hypotheses.length > 6 ? '' : undefined}>
          <thead>
            <tr>
              <th scope="col">Evidence</th>
              <th scope="col" class="num">
                Weight
              </th>
              <th scope="col" class="num">
                {annex.figure === 'diagnosticity' ? 'Diag\u00adnosticity' : 'Agree\u00adment'}
              </th>
              {annex.hypotheses.map((name) => (
                <th scope="col" class="num" dir="auto">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rawHtml(annex.rows.map((row) => rowOf(row)).join(''))}</tbody>
        </table>
      </section>
    )}
    {annex.parked.length > 0 && (
      <>
        <h3>Parked items</h3>
        <p class="meta">{PARKED_NOTE}</p>
        <ul>
          {annex.parked.map((one) => (
            <li dir="auto">{one}</li>
          ))}
        </ul>
      </>
    )}
  </>
)

function rowOf({ id, linchpin, statement, facts, reason, notes, cellNotes, weight, figure, ratings }: AnnexRow): string {
  const lines = [
    `<span class="meta">${escapeHtml(facts)}</span>`,
    reason && `<span class="meta">Reason: ${escapeHtml(reason)}</span>`,
    notes && `<span class="meta">Note: ${escapeHtml(notes)}</span>`,
    ...cellNotes.map((one) => `<span class="meta">Note on ${escapeHtml(one.hypothesis)}: ${escapeHtml(one.note)}</span>`),
  ].filter(Boolean)
  return `<tr><th scope="row" dir="auto">${id}${linchpin ? ' ◆' : ''} ${escapeHtml(statement)} ${lines.join(' ')}</th><td class="num">${weight}</td><td class="num">${figure}</td>${ratings.map(cell).join('')}</tr>`
}

const cell = (rating: Rating | null): string =>
  `<td><span class="chip" data-rating="${rating ?? ''}">${rating ?? '<span class="visually-hidden">not rated</span>'}</span></td>`
