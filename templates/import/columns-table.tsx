// The first and last rows of a table, with a list above each column for choosing what the column means, and a tick for each row of evidence.
import { formatCount } from '../../src/ach/model/format-count.ts'
import { cutText } from '../../src/ach/model/texts.ts'
import { TABLE_FIELDS } from '../../src/import/reading/answers.ts'
import { LAYOUT_WORDS, LAYOUTS } from '../../src/import/reading/arrange.ts'
import type { TablesRead } from '../../src/import/reading/read-tables.ts'
import { type GridRow, gridCell, rowPlace } from '../../src/import/table/grid.ts'
import { isHypothesisColumn, type Meaning } from '../../src/import/table/grid-columns.ts'
import { headingText } from '../../src/import/table/hypothesis-heading.ts'
import { columnTitles, tableRows } from '../../src/import/table/mapping.ts'
import { MAPPING_FIELDS, mappingChoice, mappingChoices } from '../../src/import/table/mapping-form.ts'
import { HiddenField } from '../ui/fields.tsx'

const FIRST_ROWS = 8
const LAST_ROWS = 8
/** Most characters of a cell that are shown: enough to recognise the column. */
const SHOWN = 200
/** Rows that are no evidence and can be ticked in the list below the table. */
export const MOST_TICKED = 100

/** Rows of the table that are no evidence, and could be; the others are above it or around it. */
export const rowsToTick = ({ grid, mapping, read }: TablesRead) => {
  const below = new Set(tableRows(grid, mapping).body.map(({ row }) => row))
  return read.ignored.filter(({ row, place }) => below.has(row) && !place.startsWith('line ')).slice(0, MOST_TICKED)
}

export const ColumnsTable = ({ tables }: { tables: TablesRead }) => {
  const { grid, mapping, read, table, layout } = tables
  const titles = columnTitles(grid, mapping)
  const { body } = tableRows(grid, mapping)
  const cut = body.length > FIRST_ROWS + LAST_ROWS
  const shown = cut ? [...body.slice(0, FIRST_ROWS), ...body.slice(-LAST_ROWS)] : body
  const ignored = new Set(rowsToTick(tables).map(({ row }) => row))
  const out = new Set(read.ignored.map(({ row }) => row))
  const ticked = shown.filter(({ row }) => !out.has(row)).map(({ row }) => row)
  return (
    <section class="panel stack" aria-labelledby="columns">
      <h2 class="h3" id="columns">
        Columns and rows
      </h2>
      <HiddenField name={TABLE_FIELDS.seen} value={table} />
      <HiddenField name={TABLE_FIELDS.rows} value={[...ticked, ...ignored].join(' ')} />
      <div class="row table-start">
        <label class="pair-field">
          Layout
          <select class="select" name={TABLE_FIELDS.layout}>
            {LAYOUTS.map((value) => (
              <option value={value} selected={value === layout}>
                {LAYOUT_WORDS[value]}
              </option>
            ))}
          </select>
        </label>
        <label class="pair-field">
          Table starts in row
          <input class="input" name={MAPPING_FIELDS.first} value={String(mapping.first)} inputmode="numeric" size={4} />
        </label>
        <label class="pair-field">
          Heading rows
          <select class="select" name={MAPPING_FIELDS.header}>
            {[0, 1, 2].map((rows) => (
              <option value={rows} selected={rows === mapping.header.length}>
                {rows}
              </option>
            ))}
          </select>
        </label>
      </div>
      <section class="scroll-x" aria-label="Rows of the table" tabindex={0}>
        <table class="data columns-in">
          <thead>
            <tr>
              <th scope="col">Evidence</th>
              {mapping.columns.map((meaning, index) => (
                <ColumnHead meaning={meaning} index={index} title={titles[index] ?? ''} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <>
                {cut && at === FIRST_ROWS && (
                  <tr>
                    <td colspan={mapping.columns.length + 1} class="meta">
                      {formatCount(body.length - shown.length)} rows between are not shown.
                    </td>
                  </tr>
                )}
                <TableRow row={row} columns={mapping.columns} out={out.has(row.row)} />
              </>
            ))}
          </tbody>
        </table>
      </section>
      <p class="row" data-far>
        <span class="meta">
          {cut ? `The first ${FIRST_ROWS} and the last ${LAST_ROWS} of ${formatCount(body.length)} rows.` : 'All rows are shown.'}
        </span>
        <button type="submit" class="btn" name="step" value="look">
          Preview again
        </button>
      </p>
    </section>
  )
}

const ColumnHead = ({ meaning, index, title }: { meaning: Meaning; index: number; title: string }) => (
  <th scope="col" data-out={meaning === null ? 'yes' : undefined} data-meaning={mappingChoice(meaning)}>
    <span class="clamp" dir="auto" id={`title-${index}`}>
      {cutText(title, SHOWN)}
    </span>
    <select class="select" name={MAPPING_FIELDS.column(index)} aria-label={`Meaning of column ${index + 1}, ${cutText(title, 60)}`}>
      {mappingChoices.map(({ value, words }) => (
        <option value={value} selected={value === mappingChoice(meaning)}>
          {words}
        </option>
      ))}
    </select>
    {isHypothesisColumn(meaning) && (
      <input
        class="input"
        name={MAPPING_FIELDS.label(index)}
        value={headingText(meaning)}
        aria-label={`Name of the hypothesis in column ${index + 1}`}
        autocomplete="off"
      />
    )}
  </th>
)

const TableRow = ({ row, columns, out }: { row: GridRow; columns: readonly Meaning[]; out: boolean }) => (
  <tr data-out={out ? 'yes' : undefined}>
    <th scope="row" class="num">
      {out ? (
        <span>
          {rowName(row)} <span class="visually-hidden">is not evidence</span>
        </span>
      ) : (
        <label class="row-tick">
          <input type="checkbox" name={TABLE_FIELDS.row(row.row)} value="on" checked /> {rowName(row)}
        </label>
      )}
    </th>
    {columns.map((meaning, index) => (
      <td data-out={out || meaning === null ? 'yes' : undefined}>
        <span class="clamp typed" dir="auto">
          {cutText(gridCell(row, index), SHOWN)}
        </span>
      </td>
    ))}
  </tr>
)

const rowName = (row: GridRow) => (row.place === undefined ? row.row : rowPlace(row))
