// The annex of the report: the whole matrix, with the facts about each item. Rows are built as strings, because there can be 20,000 cells.

import type { Rating } from '../../src/ach/model/rating.ts'
import { startSentence } from '../../src/ach/words/phrases.ts'
import { type Annex, type AnnexRow, PARKED_NOTE } from '../../src/report/blocks.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { webLinkHtml } from '../ui/web-link.tsx'

export const AnnexTable = ({ annex }: { annex: Annex }) => (
  <>
    {annex.rows.length > 0 && (
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
                  <span>{name}</span>
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

function rowOf({ id, linchpin, statement, facts, links, reason, notes, cellNotes, weight, figure, ratings }: AnnexRow): string {
  const lines = [
    reason && `<span dir="auto">Reason: ${escapeHtml(reason)}</span>`,
    notes && `<span dir="auto">Note: ${escapeHtml(notes)}</span>`,
    ...cellNotes.map((one) => `<span dir="auto">Note on ${escapeHtml(one.hypothesis)}: ${escapeHtml(one.note)}</span>`),
    facts && `<span class="facts">${escapeHtml(startSentence(facts))}.</span>`,
    ...links.map((url) => webLinkHtml(url, 'address')),
  ].filter(Boolean)
  return `<tr><th scope="row" dir="auto"><b>${id}${linchpin ? ' ◆' : ''}</b> ${escapeHtml(statement)} <span class="more">${lines.join(' ')}</span></th><td class="num">${weight}</td><td class="num">${figure}</td>${ratings.map(cell).join('')}</tr>`
}

const cell = (rating: Rating | null): string =>
  `<td><span class="chip" data-rating="${rating ?? ''}">${rating ?? '<span class="visually-hidden">not rated</span>'}</span></td>`
