// Review table of completed worksheets: which will be imported, under which name, and why others cannot be.

import { formatCount } from '../../src/ach/model/format-count.ts'
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
  /** workbook id */
  readonly workbook: string
  /** upload id */
  readonly id: string
  readonly view: View
  readonly sheets: readonly Worksheet[]
  readonly refused: string | null
}

export const ImportWorksheets = (props: ImportWorksheetsProps | { readonly nowhere: true }) =>
  'nowhere' in props ? <Nowhere /> : <Sheets {...props} />

/** None of the files belongs to a workbook on this server. */
const Nowhere = () => (
  <Page title="Import files" screen="import" aside="Nothing imported">
    <PageMain crumb={<a href={paths.home()}>Workbooks</a>} heading="Which workbook are these files for?">
      <Notice kind="bad">
        <p>
          <strong>The files do not name a workbook that exists here.</strong> Open the workbook, choose <em>Export</em>, then{' '}
          <em>Import a file</em>, and choose the files there.
        </p>
      </Notice>
      <section class="panel" aria-labelledby="again">
        <h2 id="again">Or import one file</h2>
        <FileForm />
      </section>
    </PageMain>
  </Page>
)

const Sheets = ({ workbook, id, view, sheets, refused }: ImportWorksheetsProps) => {
  const importable = sheets.filter((sheet) => sheet.rater !== null)
  const taken = sheets.filter((sheet) => sheet.taken)
  const cells = activeItems(view.evidence).length * activeItems(view.hypotheses).length
  return (
    <Page title="Import worksheets" screen="import">
      <PageMain
        wide
        crumb={<a href={paths.importInto(workbook)}>Import a file</a>}
        heading={
          importable.length === 0
            ? 'None of these worksheets can be imported'
            : `${countNoun(importable.length, 'worksheet')} can be imported`
        }
        lead={
          <>
            {importable.length > 0 &&
              (importable.length === 1
                ? 'Importing it adds a rater to this workbook. '
                : 'Importing them adds one rater for each worksheet. ')}
            The workbook has not been changed yet.
            {sheets.length > importable.length &&
              ` ${countNoun(sheets.length - importable.length, 'file', 'files')} cannot be imported. The table says why.`}
          </>
        }
      >
        <FileRefusal refused={refused} />
        <form class="stack roomy" method="post" action={paths.importWorksheets(id)}>
          <HiddenField name="form" value="1" />
          <section class="panel" aria-label="Worksheets">
            <table class="data sheets-in">
              <thead>
                <tr>
                  <th scope="col">
                    <span class="visually-hidden">Import</span>
                  </th>
                  <th scope="col">File</th>
                  <th scope="col">Rater</th>
                  <th scope="col" class="num">
                    Cells rated
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
              importable.length > 0 &&
              `Import ${importable.length === taken.length ? countNoun(taken.length, 'worksheet') : 'ticked worksheets'}`
            }
            button={{ name: 'step', value: 'apply' }}
            others={
              importable.length > 0 && (
                <button type="submit" class="btn" data-size="l" name="step" value="look">
                  Preview again
                </button>
              )
            }
            cancel={{ href: paths.workbook(workbook), label: 'Cancel' }}
          />
          {importable.length > 0 && <p class="meta">A single Undo reverses the whole import.</p>}
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
          <input class="tick" type="checkbox" name={includeField(at)} value="1" checked={sheet.taken} aria-label={`Import ${file}`} />
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
            <summary>{countNoun(problems.length, 'value', 'values')} cannot be imported</summary>
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
              Rater’s name for {file}
            </label>
            <span class="only-narrow meta" aria-hidden="true">
              Rater
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
                imported as <bdi>{rater.name}</bdi>
              </p>
            )}
          </>
        )}
      </td>
      <td class="num nowrap">
        {rater !== null && (
          <>
            {formatCount(rater.ratings)} of {formatCount(cells)}
            <span class="only-narrow"> cells rated</span>
            {rater.reasons > 0 && <p class="meta">{countNoun(rater.reasons, 'reason', 'reasons')}</p>}
          </>
        )}
      </td>
    </tr>
  )
}
