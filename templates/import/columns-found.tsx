// Shows what was found in a table of evidence and what cannot be imported.

import { countNoun, joinPhrases } from '../../src/ach/words/phrases.ts'
import type { GridRead } from '../../src/import/table/read-table.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { Notice } from '../ui/notice.tsx'

const SHOWN = 100

/** "Row 3 is left out", "Rows 1, 2 and 9 are left out" */
const ignoredWords = (rows: readonly number[]): string =>
  rows.length === 1 ? `Row ${rows[0]} is left out` : `Rows ${joinPhrases(rows.map(String))} are left out`

export const ColumnsFound = ({ read, places }: { read: GridRead; places: readonly PlaceProblem[] }) => {
  const { counts, problems, ignored, computed, stop } = read
  const lines = [
    ...places.map(({ sheet, cell, message }) => `${sheet} sheet${cell === null ? '' : `, cell ${cell}`}: ${message}`),
    ...problems.map(({ message }) => message),
  ]
  return (
    <section class="panel stack" aria-labelledby="found">
      <h2 class="h3" id="found">
        What was found
      </h2>
      {stop !== null ? (
        <Notice kind="bad">
          <p>
            <strong>{stop}</strong>
          </p>
        </Notice>
      ) : (
        <p>
          {[
            countNoun(counts.evidence, 'item of evidence', 'items of evidence'),
            countNoun(counts.hypotheses, 'hypothesis', 'hypotheses'),
            countNoun(counts.sources, 'source', 'sources'),
            countNoun(counts.ratings, 'rating', 'ratings'),
          ].join(', ')}
          .
        </p>
      )}
      {computed.length > 0 && (
        <p class="meta">
          Recalculated here, so not imported: <bdi>{computed.join(', ')}</bdi>.
        </p>
      )}
      {lines.length > 0 && (
        <div class="stack">
          <p>
            <strong>{countNoun(lines.length, 'problem', 'problems')} in this table:</strong>
          </p>
          <ul class="problems">
            {lines.slice(0, SHOWN).map((line) => (
              <li>
                <bdi class="typed">{line}</bdi>
              </li>
            ))}
          </ul>
          {lines.length > SHOWN && <p class="meta">And {(lines.length - SHOWN).toLocaleString('en')} more.</p>}
        </div>
      )}
      {ignored.length > 0 && (
        <details>
          <summary>{ignoredWords(ignored.map(({ row }) => row))}</summary>
          <ul class="problems">
            {ignored.slice(0, SHOWN).map(({ row, reason }) => (
              <li>
                Row {row}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
