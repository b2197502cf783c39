// The first rows of a table, with a list above each column for choosing what the column means.
import { cutText } from '../../src/ach/model/texts.ts'
import { type Grid, gridCell } from '../../src/import/table/grid.ts'
import { isHypothesisColumn } from '../../src/import/table/grid-columns.ts'
import { headingText } from '../../src/import/table/hypothesis-heading.ts'
import { columnTitles, type Mapping, tableRows } from '../../src/import/table/mapping.ts'
import { MAPPING_FIELDS, mappingChoice, mappingChoices } from '../../src/import/table/mapping-form.ts'
import { HiddenField } from '../ui/fields.tsx'

export interface ColumnsTableProps {
  readonly sheets: readonly string[]
  /** index of the sheet shown */
  readonly at: number
  readonly grid: Grid
  readonly mapping: Mapping
}

const SAMPLE_ROWS = 6
/** Most characters of a cell that are shown: enough to recognise the column. */
const SHOWN = 200

export const ColumnsTable = ({ sheets, at, grid, mapping }: ColumnsTableProps) => {
  const titles = columnTitles(grid, mapping)
  const { body } = tableRows(grid, mapping)
  const sample = body.slice(0, SAMPLE_ROWS)
  return (
    <section class="panel stack" aria-labelledby="columns">
      <h2 class="h3" id="columns">
        Columns
      </h2>
      <HiddenField name="sheetSeen" value={at} />
      <div class="row table-start">
        {sheets.length > 1 && (
          <label class="pair-field">
            Sheet
            <select class="select" name="sheet">
              {sheets.map((name, index) => (
                <option value={index} selected={index === at}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
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
        <label class="pair-field">
          Ratings are
          <select class="select" name={MAPPING_FIELDS.numbers}>
            <option value="no" selected={!mapping.numbers}>
              codes, signs or words
            </option>
            <option value="yes" selected={mapping.numbers}>
              numbers from 2 (CC) to −2 (II)
            </option>
          </select>
        </label>
      </div>
      <section class="scroll-x" aria-label="Rows of the table" tabindex={0}>
        <table class="data columns-in">
          <thead>
            <tr>
              <th scope="col">Row</th>
              {mapping.columns.map((meaning, index) => (
                <th scope="col" data-out={meaning === null ? 'yes' : undefined} data-meaning={mappingChoice(meaning)}>
                  <span class="clamp" dir="auto" id={`title-${index}`}>
                    {cutText(titles[index] ?? '', SHOWN)}
                  </span>
                  <select
                    class="select"
                    name={MAPPING_FIELDS.column(index)}
                    aria-label={`Meaning of column ${index + 1}, ${cutText(titles[index] ?? '', 60)}`}
                  >
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
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row) => (
              <tr>
                <th scope="row" class="num">
                  {row.row}
                </th>
                {mapping.columns.map((meaning, index) => (
                  <td data-out={meaning === null ? 'yes' : undefined}>
                    <span class="clamp typed" dir="auto">
                      {cutText(gridCell(row, index), SHOWN)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="row" data-far>
        <span class="meta">
          {body.length > sample.length
            ? `First ${sample.length} of ${body.length.toLocaleString('en')} rows.`
            : 'All rows of evidence are shown.'}
        </span>
        <button type="submit" class="btn" name="step" value="look">
          Preview again
        </button>
      </p>
    </section>
  )
}
