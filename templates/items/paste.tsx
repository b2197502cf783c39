// The page that adds many items from pasted rows: the text field, a preview of the items, and every problem with its row.

import { formatCount } from '../../src/ach/model/format-count.ts'
import type { Evidence, Hypothesis } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { fieldLabel } from '../../src/ach/words/field-table.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { shortLabel } from '../../src/forms/ids.ts'
import type { TableRead } from '../../src/import/table/pasted-rows.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Area } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { EvidenceMeta } from './item-lines.tsx'
import { LIST_WORDS, WHAT_OF } from './item-words.ts'

export type PasteList = 'hypotheses' | 'evidence'
export interface PasteProps {
  readonly id: string
  /** the workbook as it would be with the new rows, so that new sources and clusters have names */
  readonly view: View
  readonly list: PasteList
  readonly text: string
  readonly separator: string
  /** null before anything is pasted */
  readonly read: TableRead | null
  /** why adding failed after a successful preview */
  readonly refused?: string
}

const NOUN = { hypotheses: ['hypothesis', 'hypotheses'], evidence: ['item', 'items'] } as const
const COLUMNS: Readonly<Record<PasteList, string>> = {
  hypotheses: 'label, statement and notes',
  evidence: 'evidence, kind, source, cluster, place, link, date, credibility, relevance and notes',
}
const SEPARATORS = [
  ['', 'detect automatically'],
  ['tab', 'tabs'],
  [';', 'semicolons'],
  [',', 'commas'],
  ['none', 'none (one item per line)'],
] as const

export const PastePage = ({ id, view, list, text, separator, read, refused }: PasteProps) => {
  const [one, many] = NOUN[list]
  const ready = read !== null && read.stop === null
  return (
    <Page title={`Paste ${many}`} tab={list} screen="items">
      <PageMain
        wide
        crumb={<a href={paths.items(id, list)}>{LIST_WORDS[list].heading}</a>}
        heading={ready ? `${countNoun(read.items.length, one, many)} to add` : `Paste ${many} from a spreadsheet`}
        lead={
          ready
            ? 'Nothing has been added yet. Check the preview, correct the rows if necessary, then add them.'
            : 'Copy the rows from your spreadsheet and paste them here. The first row may hold column names. Plain text with one item per line works too.'
        }
      >
        {(refused || read?.stop) && (
          <Notice kind="bad">
            <p>
              <strong>{refused ?? read?.stop}</strong> Nothing was added. Your rows are below.
            </p>
          </Notice>
        )}
        {read && read.problems.length > 0 && <TableProblems read={read} />}
        <form class="stack" method="post" action={paths.pasteItems(id, list)}>
          {read && read.duplicates.length > 0 && <Duplicates id={id} read={read} view={view} />}
          {ready && <RowsPreview read={read} view={view} list={list} />}
          {ready && (
            <Actions
              main={`Add ${countNoun(read.items.length, one, many)}`}
              button={{ name: 'step', value: 'add' }}
              cancel={{ href: paths.items(id, list), label: 'Cancel' }}
            >
              <span class="meta">One Undo removes them all.</span>
            </Actions>
          )}
          {ready ? (
            <details>
              <summary>Pasted rows</summary>
              <Rows list={list} text={text} separator={separator} again />
            </details>
          ) : (
            <Rows list={list} text={text} separator={separator} again={read !== null} />
          )}
        </form>
      </PageMain>
    </Page>
  )
}

const Rows = ({ list, text, separator, again }: Pick<PasteProps, 'list' | 'text' | 'separator'> & { again: boolean }) => (
  <div class="stack">
    <div class="field">
      <label for="f-rows">Rows</label>
      <p class="hint" id="f-rows-hint">
        Column names: ID, {COLUMNS[list]}. Without a row of column names, the columns are read in this order.
      </p>
      <Area
        attributes={{ id: 'f-rows', name: 'rows', 'aria-describedby': 'f-rows-hint', wrap: 'off', class: 'input rows' }}
        rows={12}
        value={text}
      />
    </div>
    <div class="row" data-far>
      <label class="pair-field">
        Separator
        <select class="select" name="separator">
          {SEPARATORS.map(([value, words]) => (
            <option value={value} selected={value === separator}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn" data-kind="main" name="step" value="check">
        {again ? 'Preview again' : 'Preview'}
      </button>
    </div>
  </div>
)

const SHOWN = 100

const TableProblems = ({ read }: { read: TableRead }) => (
  <section class="panel" aria-labelledby="row-problems">
    <h2 class="h3" id="row-problems">
      {countNoun(read.problems.length, 'problem')} found in the rows
    </h2>
    <ul class="problems">
      {read.problems.slice(0, SHOWN).map(({ row, message }) => (
        <li>
          {row !== null && <strong>Row {row}: </strong>}
          <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
    {read.problems.length > SHOWN && <p class="meta">And {formatCount(read.problems.length - SHOWN)} more.</p>}
  </section>
)

/** Rows with the text of another item. Ticked ones are added anyway. */
const Duplicates = ({ id, read, view }: { id: string; read: TableRead; view: View }) => (
  <fieldset class="panel">
    <legend class="visually-hidden">Rows with the text of another item</legend>
    <h2 class="h3">
      {countNoun(read.duplicates.length, 'row has', 'rows have')} the text of another item
      {read.duplicates.some(({ kept }) => !kept) && ' and will be left out'}
    </h2>
    <p class="meta">Tick the rows to add anyway, then preview again.</p>
    <div>
      {read.duplicates.slice(0, SHOWN).map(({ row, statement, of, kept }) => (
        <label class="check">
          <input type="checkbox" name="keep" value={String(row)} checked={kept} />
          <span>
            <strong>Row {row}:</strong> the same as{' '}
            {read.items.some((item) => item.id === of) || !view.evidence.has(of) ? of : <a href={paths.item(id, 'evidence', of)}>{of}</a>}
            {view.evidence.get(of)?.parked && ' (parked)'}, “<bdi>{shortLabel(statement)}</bdi>”
          </span>
        </label>
      ))}
    </div>
    {read.duplicates.length > SHOWN && <p class="meta">And {formatCount(read.duplicates.length - SHOWN)} more, which are left out.</p>}
    <p>
      <button type="submit" class="btn" name="step" value="check">
        Preview again
      </button>
    </p>
  </fieldset>
)

const RowsPreview = ({ read, view, list }: { read: TableRead; view: View; list: PasteList }) => {
  const found = read.columns.filter((column) => column !== null)
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 class="h3" id="preview">
        Preview
      </h2>
      <p class="meta">
        {read.header ? 'Columns found by name: ' : 'No column names found. Columns in this order: '}
        {found.map((column) => (column === 'id' ? 'ID' : fieldLabel(WHAT_OF[list], column).toLowerCase())).join(', ')}.
        {read.sources.length > 0 && (
          <>
            {' '}
            {countNoun(read.sources.length, 'new source', 'new sources')}: <bdi>{read.sources.map(({ name }) => name).join('; ')}</bdi>.
          </>
        )}
        {read.clusters.length > 0 && (
          <>
            {' '}
            {countNoun(read.clusters.length, 'new cluster', 'new clusters')}: <bdi>{read.clusters.map(({ name }) => name).join('; ')}</bdi>.
          </>
        )}
      </p>
      <ol class="list items">
        {read.items.map(({ id, fields }) => (
          <li class="item">
            <span class="item-id">{id}</span>
            <div class="item-text">
              {list === 'evidence' ? (
                <>
                  <p class="typed" dir="auto">
                    {fields.statement}
                  </p>
                  <EvidenceMeta view={view} item={{ ...fields, id, parked: false, version: 0 } as Evidence} />
                </>
              ) : (
                <>
                  <p class="typed" dir="auto">
                    <strong>{(fields as Hypothesis).label}</strong>
                  </p>
                  <p class="quiet typed" dir="auto">
                    {fields.statement}
                  </p>
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
