// The form that imports files, chosen or dropped on the page: into a new workbook on the home page, or into the workbook it is given.
import { paths } from '../../src/paths.ts'
import { HiddenField } from './fields.tsx'

/** File types that hold a matrix. */
export const MATRIX_FILES = '.xlsx,.ods,.csv,.tsv,.txt,.md,.html,.htm,.json,.achz'
/** File types that can be imported: matrices, and references. */
const ACCEPTED = `${MATRIX_FILES},.csljson,.ris,.bib`

/** `workbook`: id of the workbook to import into; without it a new one is created. */
export const FileForm = ({ workbook }: { workbook?: string }) => (
  <form class="stack" method="post" action={paths.imports()} enctype="multipart/form-data" data-drop="Drop the file to preview it">
    {workbook !== undefined && <HiddenField name="workbook" value={workbook} />}
    <div class="field">
      <label for="f-file">Files to import</label>
      <p class="hint" id="f-file-hint">
        A spreadsheet (.xlsx, .ods), a table (.csv, .md, .html), references (.ris, .bib, .json), an exported workbook (.json), or a file of
        the program PARC ACH (.achz). You can also choose several worksheets that people filled in and sent back.
        {workbook === undefined && ' You see a preview before anything is created or changed.'}
        <span data-drop-hint hidden>
          {' '}
          You can also drop files anywhere on this page.
        </span>
      </p>
      <input class="input" type="file" id="f-file" name="file" multiple accept={ACCEPTED} aria-describedby="f-file-hint" />
    </div>
    <p>
      <button type="submit" class="btn" data-kind={workbook === undefined ? undefined : 'main'}>
        Preview file
      </button>
    </p>
  </form>
)

/** The form that imports rows pasted from the clipboard, as if they were a file. */
export const RowsForm = ({ workbook }: { workbook?: string }) => (
  <form class="stack" method="post" action={paths.imports()} enctype="multipart/form-data">
    {workbook !== undefined && <HiddenField name="workbook" value={workbook} />}
    <div class="field">
      <label for="f-pasted">Paste a table from a spreadsheet, a chat or a wiki</label>
      <p class="hint" id="f-pasted-hint">
        With the text around it, if you like. You see how it is read in the next step, and correct it there.
      </p>
      <textarea
        class="input rows"
        id="f-pasted"
        name="rows"
        rows={6}
        wrap="off"
        aria-describedby="f-pasted-hint"
        data-paste-table
      ></textarea>
    </div>
    <p>
      <button type="submit" class="btn">
        Preview rows
      </button>
    </p>
  </form>
)
