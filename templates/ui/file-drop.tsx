// Where files are chosen, or dropped: on the first page for new workbooks, on a workbook's own page for what belongs to it.
import { paths } from '../../src/paths.ts'
import { HiddenField } from './fields.tsx'

const KINDS = '.xlsx,.csv,.tsv,.txt,.json,.achz'

/** `workbook`: the files belong to it. */
export const FileForm = ({ workbook }: { workbook?: string }) => (
  <form class="stack" method="post" action={paths.imports()} enctype="multipart/form-data" data-drop>
    {workbook !== undefined && <HiddenField name="workbook" value={workbook} />}
    <div class="field">
      <label for="f-file">
        {workbook === undefined ? 'Spreadsheet, table, .json document or PARC ACH file' : 'Spreadsheets, worksheets or tables'}
      </label>
      <p class="hint" id="f-file-hint">
        .xlsx, .csv, .json or .achz. You can choose several filled-in worksheets at once. Nothing is imported until you have seen a preview.
        <span data-drop-hint hidden>
          {' '}
          You can also drop files anywhere on this page.
        </span>
      </p>
      <input class="input" type="file" id="f-file" name="file" multiple accept={KINDS} aria-describedby="f-file-hint" />
    </div>
    <p>
      <button type="submit" class="btn" data-kind={workbook === undefined ? undefined : 'main'}>
        Preview
      </button>
    </p>
  </form>
)

/** Rows from the clipboard: the same as a file with them. */
export const RowsForm = ({ workbook }: { workbook?: string }) => (
  <form class="stack" method="post" action={paths.imports()} enctype="multipart/form-data">
    {workbook !== undefined && <HiddenField name="workbook" value={workbook} />}
    <div class="field">
      <label for="f-pasted">Rows copied from a spreadsheet</label>
      <p class="hint" id="f-pasted-hint">
        One item of evidence per row. Hypotheses with ratings, if any, in columns. You choose what each column means in the next step.
      </p>
      <textarea class="input rows" id="f-pasted" name="rows" rows={6} wrap="off" aria-describedby="f-pasted-hint"></textarea>
    </div>
    <p>
      <button type="submit" class="btn">
        Preview rows
      </button>
    </p>
  </form>
)
