// A plain table: what each column means, the first rows as they are understood, and what would come of it.
import type { View } from '../src/ach/view.ts'
import { counted } from '../src/ach/wording.ts'
import { cellAt, type Grid } from '../src/import/grid.ts'
import { isHypothesis } from '../src/import/grid-columns.ts'
import { headingText } from '../src/import/hypothesis-heading.ts'
import { isRating, type Line } from '../src/import/lines.ts'
import { columnTitles, type Mapping, tableRows } from '../src/import/mapping.ts'
import { choiceOf, MAPPING_FIELDS, mappingChoices } from '../src/import/mapping-form.ts'
import type { Proposals } from '../src/import/proposals.ts'
import type { GridRead } from '../src/import/read-grid.ts'
import type { PlaceProblem } from '../src/import/sheets.ts'
import { paths } from '../src/paths.ts'
import { Hidden } from './fields.tsx'
import { Warnings } from './import-findings.tsx'
import { ChangeGroup } from './import-group.tsx'
import { type Frame, Page } from './page.tsx'

/** What would become of the workbook that the table comes into. */
interface Into {
  readonly plan: Proposals
  readonly lines: readonly Line[]
  readonly ticks: ReadonlySet<string>
  readonly view: View
  readonly after: View
}

export interface ImportColumnsProps {
  readonly asset: (name: string) => string
  /** the workbook that it comes into; null where it becomes one */
  readonly frame: Frame | null
  /** of the upload */
  readonly id: string
  readonly file: string
  readonly sheets: readonly string[]
  /** how the text was read */
  readonly note: string | null
  /** the sheet that is shown */
  readonly at: number
  readonly grid: Grid
  readonly mapping: Mapping
  readonly read: GridRead
  /** cells that hold no value */
  readonly places: readonly PlaceProblem[]
  /** the rater whose ratings become one's own */
  readonly mine: string
  readonly into: Into | null
  readonly refused: string | null
}

const SAMPLE_ROWS = 6

export const ImportColumns = (props: ImportColumnsProps) => {
  const { asset, frame, id, file, note, read, refused, into } = props
  const { counts } = read
  return (
    <Page
      title="What the columns mean"
      asset={asset}
      workbook={frame ?? undefined}
      styles={['css/pages.css', 'css/imports.css']}
      scripts={['js/ticks.js']}
      aside="Nothing was made yet"
    >
      <main id="main" class="page" data-middle>
        <div class="stack">
          <p class="meta">
            {frame ? <a href={paths.bringIn(frame.id)}>Bring a file in</a> : <a href={paths.home()}>Workbooks</a>} / <bdi>{file}</bdi>
          </p>
          <h1>What the columns mean</h1>
          <p class="quiet">
            {counted(counts.rows, 'row', 'rows')} of evidence found. Correct what was guessed wrongly, look again, then go on. Nothing has
            been {frame ? 'changed' : 'made'} yet.
          </p>
        </div>
        {refused !== null && (
          <div class="notice" data-kind="bad" role="alert">
            <p>
              <strong>{refused}</strong> Nothing was changed.
            </p>
          </div>
        )}
        <Warnings warnings={note === null ? [] : [note]} />
        <form class="stack" data-wide method="post" action={paths.importColumns(id)}>
          <Columns {...props} />
          <Found {...props} />
          {read.document !== null && (into ? <IntoWorkbook into={into} /> : <NewWorkbook {...props} />)}
          <Go {...props} />
        </form>
      </main>
    </Page>
  )
}

const Columns = ({ sheets, at, grid, mapping }: ImportColumnsProps) => {
  const titles = columnTitles(grid, mapping)
  const { body } = tableRows(grid, mapping)
  const sample = body.slice(0, SAMPLE_ROWS)
  return (
    <section class="panel stack" aria-labelledby="columns">
      <h2 class="h3" id="columns">
        Columns
      </h2>
      <Hidden name="sheetSeen" value={at} />
      <div class="row pair-row">
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
          The table begins in row
          <input class="input" name={MAPPING_FIELDS.first} value={String(mapping.first)} inputmode="numeric" size={4} />
        </label>
        <label class="pair-field">
          Rows of headings
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
              numbers, 2 for CC to −2 for II
            </option>
          </select>
        </label>
      </div>
      <section class="scroll-x" aria-label="The first rows of the table" tabindex={0}>
        <table class="data columns-in">
          <thead>
            <tr>
              <th scope="col">row</th>
              {mapping.columns.map((meaning, index) => (
                <th scope="col" data-out={meaning === null ? 'yes' : undefined} data-meaning={choiceOf(meaning)}>
                  <span class="clamp" dir="auto" id={`title-${index}`}>
                    {titles[index]}
                  </span>
                  <select
                    class="select"
                    name={MAPPING_FIELDS.column(index)}
                    aria-label={`Meaning of column ${index + 1}, ${titles[index] ?? ''}`}
                  >
                    {mappingChoices.map(({ value, words }) => (
                      <option value={value} selected={value === choiceOf(meaning)}>
                        {words}
                      </option>
                    ))}
                  </select>
                  {isHypothesis(meaning) && (
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
                      {cellAt(row, index)}
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
          {body.length > sample.length ? `The first ${sample.length} of ${body.length.toLocaleString('en')} rows.` : 'All rows.'}
        </span>
        <button type="submit" class="btn" name="step" value="look">
          Look again
        </button>
      </p>
    </section>
  )
}

const SHOWN = 100

const Found = ({ read, places }: ImportColumnsProps) => {
  const { counts, problems, ignored, computed, stop } = read
  const lines = [
    ...places.map(({ sheet, cell, message }) => `Sheet ${sheet}, cell ${cell}: ${message}`),
    ...problems.map(({ message }) => message),
  ]
  return (
    <section class="panel stack" aria-labelledby="found">
      <h2 class="h3" id="found">
        What was understood
      </h2>
      {stop !== null ? (
        <div class="notice" data-kind="bad" role="alert">
          <p>
            <strong>{stop}</strong>
          </p>
        </div>
      ) : (
        <p>
          {[
            counted(counts.evidence, 'item of evidence', 'items of evidence'),
            counted(counts.hypotheses, 'hypothesis', 'hypotheses'),
            counted(counts.sources, 'source', 'sources'),
            counted(counts.ratings, 'rating', 'ratings'),
          ].join(', ')}
          .
        </p>
      )}
      {computed.length > 0 && (
        <p class="meta">
          Worked out anew, so not read: <bdi>{computed.join(', ')}</bdi>.
        </p>
      )}
      {lines.length > 0 && (
        <div class="stack">
          <p>
            <strong>{counted(lines.length, 'thing', 'things')} could not be taken over:</strong>
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
          <summary>{counted(ignored.length, 'row is', 'rows are')} no evidence and left out</summary>
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

const Mine = ({ read, mine, isNew }: Pick<ImportColumnsProps, 'read' | 'mine'> & { isNew: boolean }) => {
  const raters = read.document?.raters ?? []
  if (read.counts.ratings === 0) return null
  return (
    <div class="field">
      <label for="f-mine">Whose ratings are these?</label>
      <select class="input" id="f-mine" name="mine">
        {raters.map(({ id, name }) => (
          <option value={id} selected={id === mine}>
            {raters.length > 1 ? `Those of ${name} are mine` : 'Mine'}
          </option>
        ))}
        <option value=" " selected={!raters.some(({ id }) => id === mine)}>
          {isNew ? 'Somebody else’s: I rate it myself' : 'Leave the ratings out'}
        </option>
      </select>
    </div>
  )
}

const NewWorkbook = ({ read, mine }: ImportColumnsProps) => (
  <section class="panel stack" aria-labelledby="new-workbook">
    <h2 class="h3" id="new-workbook">
      The workbook
    </h2>
    <div class="field">
      <label for="f-title">A short title</label>
      <input class="input" id="f-title" name="title" value={read.document?.title} maxlength={300} autocomplete="off" />
    </div>
    <div class="field">
      <label for="f-question">The question</label>
      <input class="input" id="f-question" name="question" value={read.document?.question} autocomplete="off" />
    </div>
    <Mine read={read} mine={mine} isNew />
  </section>
)

const IntoWorkbook = ({ into }: { into: Into }) => {
  const { lines, ticks, view, after, plan } = into
  const ratings = lines.filter(({ proposals }) => proposals.some(isRating))
  const others = lines.filter((line) => !ratings.includes(line))
  return (
    <>
      <Hidden name="seen" value="1" />
      {plan.already > 0 && <p class="meta">{counted(plan.already, 'thing is', 'things are')} in the workbook already.</p>}
      <Warnings warnings={[...new Set(plan.blocked.map(({ why }) => why))]} />
      {others.length > 0 && (
        <ChangeGroup name="lists" title="Evidence and hypotheses" lines={others} ticks={ticks} view={view} after={after} />
      )}
      {ratings.length > 0 && <ChangeGroup name="ratings" title="Ratings" lines={ratings} ticks={ticks} view={view} after={after} />}
    </>
  )
}

const Go = ({ frame, read, into, mine }: ImportColumnsProps) => {
  const nothing = into !== null && into.lines.length === 0
  return (
    <>
      {into && <Mine read={read} mine={mine} isNew={false} />}
      {nothing && <p>There is nothing in this table that the workbook does not have.</p>}
      <p class="row">
        {read.document !== null && !nothing && (
          <button type="submit" class="btn" data-kind="main" data-size="l" name="step" value="make">
            {frame ? 'Bring in what is ticked' : 'Make the workbook'}
          </button>
        )}
        <a class="btn" data-size="l" href={frame ? paths.workbook(frame.id) : paths.home()}>
          {frame ? 'Leave everything as it is' : 'Leave it'}
        </a>
      </p>
    </>
  )
}
