// Page for importing files into a workbook: its own spreadsheet after editing, completed worksheets, tables of evidence, pasted rows.

import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { FileForm, RowsForm } from '../ui/file-drop.tsx'
import { PageMain } from '../ui/page-main.tsx'

export const ChooseFilePage = ({ id }: { id: string }) => (
  <Page title="Import a file" screen="import" scripts={['ui/drop']}>
    <PageMain
      crumb={<a href={paths.exports(id)}>Export</a>}
      heading="Import a file"
      lead="You see a preview first. Nothing changes until you confirm."
    >
      <section class="panel" aria-labelledby="files">
        <h2 id="files">Files</h2>
        <ul class="bullets">
          <li>
            <strong>This workbook’s .xlsx</strong>, edited in Excel, LibreOffice, Google Sheets or Numbers. Every difference is listed, and
            you choose which to import. The ratings can be yours or those of a new rater.
          </li>
          <li>
            <strong>Completed worksheets</strong>, one or several at once. Each adds a rater. Download the blank worksheet on the{' '}
            <a href={paths.exports(id)}>Export</a> page.
          </li>
          <li>
            <strong>A table of evidence</strong>, with or without ratings, as .xlsx, .ods, .csv, .md or .html. You see how it is read, and
            answer questions about what is uncertain.
          </li>
          <li>
            <strong>References</strong> from Zotero and others (.ris, .bib, CSL-JSON), <strong>annotations</strong> from Hypothes.is
            (.json), or a <strong>STIX bundle</strong> (.json). Each becomes an item of evidence with its author, date and link.
          </li>
          <li>
            <strong>A .json document</strong> or a <strong>PARC ACH file</strong> (.achz). Either becomes a new workbook.
          </li>
        </ul>
        <FileForm workbook={id} />
      </section>
      <p>
        To see whether the conclusion of someone else’s matrix follows from its ratings, <a href={paths.checkMatrix()}>check a matrix</a>.
      </p>
      <section class="panel" aria-labelledby="rows">
        <h2 id="rows">Rows</h2>
        <RowsForm workbook={id} />
      </section>
    </PageMain>
  </Page>
)
