// What a workbook takes back: its spreadsheet after somebody changed it, worksheets that people filled in, tables of further evidence.

import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { FileForm, RowsForm } from '../ui/file-drop.tsx'
import { PageMain } from '../ui/page-main.tsx'

export const ChooseFilePage = ({ id }: { id: string }) => (
  <Page title="Bring a file in" screen="import" scripts={['ui/drop']}>
    <PageMain crumb={<a href={paths.exports(id)}>Export</a>} heading="Bring a file in" lead="Nothing changes before you have looked at it.">
      <section class="panel" aria-labelledby="files">
        <h2 id="files">Files</h2>
        <ul class="bullets">
          <li>
            <strong>The .xlsx of this workbook</strong>, changed in Excel, LibreOffice, Sheets or Numbers: every difference is listed, and
            you pick what is taken over. It may be as your ratings or as those of somebody new.
          </li>
          <li>
            <strong>Worksheets</strong> that people filled in, as many as you like at once: each becomes a rater. The blank one is on the
            page <a href={paths.exports(id)}>Export</a>.
          </li>
          <li>
            <strong>A table</strong> of evidence, with or without ratings, as .xlsx or .csv: you say what each column is.
          </li>
        </ul>
        <FileForm workbook={id} />
      </section>
      <section class="panel" aria-labelledby="rows">
        <h2 id="rows">Rows</h2>
        <RowsForm workbook={id} />
      </section>
    </PageMain>
  </Page>
)
