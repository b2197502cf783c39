// Shows what was found in a table of evidence: counts, printed results, rows that are no evidence, and what cannot be imported.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { countNoun, joinPhrases, startSentence } from '../../src/ach/words/phrases.ts'
import type { Printed } from '../../src/import/document/printed.ts'
import { isOpen } from '../../src/import/questions/question.ts'
import { TABLE_FIELDS } from '../../src/import/reading/answers.ts'
import type { TablesRead } from '../../src/import/reading/read-tables.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { Notice } from '../ui/notice.tsx'
import { rowsToTick } from './columns-table.tsx'

const SHOWN = 100

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    <ul class="problems">
      {lines.slice(0, SHOWN).map((line) => (
        <li>
          <bdi class="typed">{line}</bdi>
        </li>
      ))}
    </ul>
    {lines.length > SHOWN && <p class="meta">And {formatCount(lines.length - SHOWN)} more.</p>}
  </>
)

export const ColumnsFound = ({ tables, places }: { tables: TablesRead; places: readonly PlaceProblem[] }) => {
  const { read, unread, questions } = tables
  const { counts, problems, computed, stop, remarks, unrated, printed } = read
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
            ...(counts.notes > 0 ? [countNoun(counts.notes, 'note')] : []),
            ...(counts.raters > 1 ? [countNoun(counts.raters, 'rater')] : []),
          ].join(', ')}
          .
        </p>
      )}
      {unread.length > 0 && <Lines lines={unread} />}
      {remarks.length > 0 && <Lines lines={remarks} />}
      {counts.ratings > 0 && !questions.some(isOpen) && unrated.length > 0 && (
        <p class="meta">
          {startSentence(joinPhrases(unrated, 'and', 12))} {unrated.length === 1 ? 'has' : 'have'} no rating.
        </p>
      )}
      {computed.length > 0 && (
        <p class="meta">
          Recalculated here, so not imported: <bdi>{computed.join(', ')}</bdi>.
        </p>
      )}
      <PrintedResults printed={printed} hypotheses={read.document?.hypotheses ?? []} />
      {lines.length > 0 && (
        <div class="stack">
          <p>
            <strong>{countNoun(lines.length, 'problem', 'problems')} in this table:</strong>
          </p>
          <Lines lines={lines} />
        </div>
      )}
      <IgnoredRows tables={tables} />
    </section>
  )
}

const PrintedResults = ({ printed, hypotheses }: { printed: Printed; hypotheses: readonly { readonly id: string }[] }) =>
  printed.rows.length === 0 ? null : (
    <details>
      <summary>{countNoun(printed.rows.length, 'result')} that the table prints</summary>
      <div class="scroll-x">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">Result</th>
              {hypotheses.map(({ id }) => (
                <th scope="col">{id}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {printed.rows.slice(0, SHOWN).map(({ heading, values }) => (
              <tr>
                <th scope="row">
                  <bdi class="typed">{heading}</bdi>
                </th>
                {hypotheses.map(({ id }) => (
                  <td>
                    <bdi class="typed">{values[id] ?? ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )

/** Rows that are no evidence, each with the reason; those of the table can be ticked to become evidence. */
const IgnoredRows = ({ tables }: { tables: TablesRead }) => {
  const { ignored } = tables.read
  if (ignored.length === 0) return null
  const tickable = new Set(rowsToTick(tables))
  return (
    <details open={tickable.size > 0 && ignored.length < 20}>
      <summary>{countNoun(ignored.length, 'row is', 'rows are')} not evidence. Tick those that are.</summary>
      <ul class="list left-out">
        {ignored.slice(0, SHOWN).map((one) => (
          <li>
            {tickable.has(one) ? (
              <label class="check">
                <input type="checkbox" name={TABLE_FIELDS.row(one.row)} value="on" />
                <span>
                  <IgnoredRowText {...one} />
                </span>
              </label>
            ) : (
              <IgnoredRowText {...one} />
            )}
          </li>
        ))}
      </ul>
      {ignored.length > SHOWN && <p class="meta">And {formatCount(ignored.length - SHOWN)} more.</p>}
    </details>
  )
}

const IgnoredRowText = ({ place, text, reason }: { place: string; text: string; reason: string }) => (
  <>
    <strong>{startSentence(place)}</strong>: {reason}
    {text !== '' && (
      <>
        <br />
        <bdi class="typed quiet clamp">{text}</bdi>
      </>
    )}
  </>
)
