// The page on which someone pastes, drops or chooses a published matrix to see whether its conclusion follows from its ratings.
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { HiddenField } from '../ui/fields.tsx'
import { MATRIX_FILES } from '../ui/file-drop.tsx'
import { PageMain } from '../ui/page-main.tsx'

export const CheckMatrixPage = () => (
  <Page title="Check a matrix" screen="import" scripts={['ui/drop']}>
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading="Check a matrix"
      lead="See on one page whether the conclusion of a matrix follows from its own ratings, what it depends on, and which cells to rate yourself first."
    >
      <form class="panel stack" method="post" action={paths.imports()} enctype="multipart/form-data" data-drop="Drop the file to check it">
        <HiddenField name="for" value="check" />
        <div class="field">
          <label for="f-pasted">Paste the matrix</label>
          <p class="hint" id="f-pasted-hint">
            From a chat, a wiki or a spreadsheet, with its totals and the text around it. If something in it is unclear, you are asked.
          </p>
          <textarea class="input rows" id="f-pasted" name="rows" rows={8} wrap="off" aria-describedby="f-pasted-hint"></textarea>
        </div>
        <div class="field">
          <label for="f-file">Or choose a file</label>
          <p class="hint" id="f-file-hint">
            A spreadsheet (.xlsx, .ods) or a table (.csv, .md, .html).
            <span data-drop-hint hidden>
              {' '}
              You can also drop it anywhere on this page.
            </span>
          </p>
          <input class="input" type="file" id="f-file" name="file" accept={MATRIX_FILES} aria-describedby="f-file-hint" />
        </div>
        <Actions main="Check matrix" cancel={{ href: paths.home(), label: 'Cancel' }} />
        <p class="meta">The matrix becomes a workbook, with its ratings as they are written. You can delete it again.</p>
      </form>
    </PageMain>
  </Page>
)
