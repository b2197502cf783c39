// Filled worksheets in one table: what comes in, as whom, and why the rest does not.

import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { includeField, type Worksheet, worksheetNameField } from '../../src/import/review/worksheet-batch.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { HiddenField } from '../ui/fields.tsx'
import { FileForm } from '../ui/file-drop.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { FileRefusal, placeText } from './findings.tsx'

export interface ImportWorksheetsProps {
  /** id of the workbook */
  readonly workbook: string
  /** of the upload */
  readonly id: string
  readonly view: View
  readonly sheets: readonly Worksheet[]
  readonly refused: string | null
}

export const ImportWorksheets = (props: ImportWorksheetsProps | { readonly nowhere: true }) =>
  'nowhere' in props ? <Nowhere /> : <Sheets {...props} />

/** No workbook here is the one of these files. */
const Nowhere = () => (
  <Page title="Bring files in" screen="import" aside="Nothing was changed">
    <PageMain crumb={<a href={paths.home()}>Workbooks</a>} heading="Which workbook are these files for?">
      <Notice kind="bad">
        <p>
          <strong>The files do not say, or it is not here.</strong> Open the workbook, choose <em>Export</em>, then <em>Bring a file in</em>
          , and give them there.
        </p>
      </Notice>
      <section class="panel" aria-labelledby="again">
        <h2 id="again">Or bring in one file</h2>
        <FileForm />
      </section>
    </PageMain>
  </Page>
)

const Sheets = ({ workbook, id, view, sheets, refused }: ImportWorksheetsProps) => {
  const fine = sheets.filter((sheet) => sheet.rater !== null)
  const taken = sheets.filter((sheet) => sheet.taken)
  const cells = activeItems(view.evidence).length * activeItems(view.hypotheses).length
  return (
    <Page title="Bring worksheets in" screen="import">
      <PageMain
        wide
        crumb={<a href={paths.importInto(workbook)}>Bring a file in</a>}
        heading={fine.length === 0 ? 'None of these sheets can come in' : `${countNoun(fine.length, 'sheet', 'sheets')} can come in`}
        lead={
          <>
            Each becomes a rater of this workbook. Nothing has been changed yet.
            {sheets.length > fine.length && ` ${countNoun(sheets.length - fine.length, 'file', 'files')} cannot: the table says why.`}
          </>
        }
      >
        <FileRefusal refused={refused} />
        <form class="stack roomy" method="post" action={paths.importWorksheets(id)}>
          <HiddenField name="form" value="1" />
          <section class="panel" aria-label="Sheets">
            <table class="data sheets-in">
              <thead>
                <tr>
                  <th scope="col">
                    <span class="visually-hidden">Take it</span>
                  </th>
                  <th scope="col">File</th>
                  <th scope="col">Comes in as</th>
                  <th scope="col" class="num">
                    rated
                  </th>
                </tr>
              </thead>
              <tbody>
                {sheets.map((sheet, at) => (
                  <Row sheet={sheet} at={at} cells={cells} />
                ))}
              </tbody>
            </table>
          </section>
          <Actions
            main={
              fine.length > 0 && `Bring in ${fine.length === taken.length ? countNoun(taken.length, 'sheet', 'sheets') : 'what is ticked'}`
            }
            button={{ name: 'step', value: 'apply' }}
            others={
              fine.length > 0 && (
                <button type="submit" class="btn" data-size="l" name="step" value="look">
                  Look again
                </button>
              )
            }
            cancel={{ href: paths.workbook(workbook), label: 'Leave everything as it is' }}
          />
          {fine.length > 0 && <p class="meta">One undo takes all of them out again.</p>}
        </form>
      </PageMain>
    </Page>
  )
}

const PROBLEMS_SHOWN = 20

const Row = ({ sheet, at, cells }: { sheet: Worksheet; at: number; cells: number }) => {
  const { file, refused, problems, remarks, rater } = sheet
  return (
    <tr data-refused={refused === null ? undefined : 'yes'}>
      <td>
        {rater !== null && (
          <input class="tick" type="checkbox" name={includeField(at)} value="1" checked={sheet.taken} aria-label={`Bring in ${file}`} />
        )}
      </td>
      <th scope="row">
        <bdi class="typed">{file}</bdi>
        {refused !== null && (
          <p class="error">
            <bdi>{refused}</bdi>
          </p>
        )}
        {remarks.map((remark) => (
          <p class="meta">
            <bdi>{remark}</bdi>
          </p>
        ))}
        {problems.length > 0 && (
          <details>
            <summary>{countNoun(problems.length, 'place', 'places')} could not be read</summary>
            <ul class="problems">
              {problems.slice(0, PROBLEMS_SHOWN).map((problem) => (
                <li>
                  <strong>{placeText(problem)}:</strong> <bdi>{problem.message}</bdi>
                </li>
              ))}
            </ul>
            {problems.length > PROBLEMS_SHOWN && <p>And {problems.length - PROBLEMS_SHOWN} more.</p>}
          </details>
        )}
      </th>
      <td>
        {rater !== null && (
          <>
            <label class="visually-hidden" for={worksheetNameField(at)}>
              Name of who filled in {file}
            </label>
            <span class="only-narrow meta" aria-hidden="true">
              Comes in as
            </span>
            <input
              class="input"
              id={worksheetNameField(at)}
              name={worksheetNameField(at)}
              value={sheet.name}
              maxlength={200}
              autocomplete="off"
            />
            {rater.name !== sheet.name && (
              <p class="meta">
                as <bdi>{rater.name}</bdi>
              </p>
            )}
          </>
        )}
      </td>
      <td class="num nowrap">
        {rater !== null && (
          <>
            {rater.ratings.toLocaleString('en')} of {cells.toLocaleString('en')}
            <span class="only-narrow"> rated</span>
            {rater.reasons > 0 && <p class="meta">{countNoun(rater.reasons, 'reason', 'reasons')}</p>}
          </>
        )}
      </td>
    </tr>
  )
}
