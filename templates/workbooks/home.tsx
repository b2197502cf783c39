// The first page: an introduction, or the list of workbooks once there are any; then the cases, a new workbook from a question, and file
// import.

import { LIMITS } from '../../src/ach/model/texts.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { WorkbookPage, WorkbookSummary } from '../../src/live/workbooks.ts'
import { paths } from '../../src/paths.ts'
import { fieldProps } from '../items/field-props.ts'
import { LOCAL_ONLY } from '../layout/local-only.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { type FilledForm, Problems, TextField } from '../ui/fields.tsx'
import { FileForm, RowsForm } from '../ui/file-drop.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { type CaseCard, CaseCards } from './case-cards.tsx'
import { type ExampleStart, Introduction, ShortIntroduction } from './introduction.tsx'
import { type ListQuery, WorkbookList } from './workbook-list.tsx'

export interface HomeProps {
  readonly listed: WorkbookPage
  readonly query: ListQuery
  /** number of all workbooks, and of deleted ones that can be restored */
  readonly all: number
  readonly deleted: number
  readonly cases: readonly CaseCard[]
  /** the finished example; null if none is shipped */
  readonly example: ExampleStart | null
  readonly filled: FilledForm
  readonly now: Date
  /** name of the person; null without sign-in */
  readonly person: string | null
  /** the workbook deleted just before */
  readonly justDeleted: WorkbookSummary | null
}

export const HomePage = (props: HomeProps) => {
  const { all, deleted, cases, example, filled, person, justDeleted } = props
  const isNew = all === 0 && example !== null
  return (
    <Page title="Workbooks" screen="workbooks" scripts={['ui/drop']} aside={person === null ? LOCAL_ONLY : 'Signed in'}>
      <PageMain
        wide
        class="home-page"
        above={
          <>
            <Problems problems={filled.problems} />
            {justDeleted && <DeletedNotice workbook={justDeleted} />}
            {isNew && <Introduction example={example} />}
          </>
        }
        heading={isNew ? undefined : 'Workbooks'}
        below={example && <ShortIntroduction example={example} />}
        actions={
          <Actions>
            <a class="btn" data-kind="plain" href={paths.help()}>
              Help
            </a>
            <a class="btn" data-kind="main" href="#f-question">
              Create workbook
            </a>
          </Actions>
        }
      >
        {person !== null && <SignedIn person={person} />}
        {(all > 0 || deleted > 0) && (
          <section class="panel" aria-label="Your workbooks">
            {all > 0 && <WorkbookList {...props} />}
            {all > 0 && (
              <p class="meta no-print">
                Do you know how a question turned out? <a href={paths.calibration()}>Calibration</a> shows how often your verdicts and
                probabilities were right.
              </p>
            )}
            {deleted > 0 && (
              <p class="meta">
                {countNoun(deleted, 'deleted workbook')} can be restored. <a href={paths.deleted()}>Show deleted workbooks</a>
              </p>
            )}
          </section>
        )}
        {cases.length > 0 && <CaseCards cases={cases} />}
        <div class="cards">
          <section class="panel" id="new" aria-labelledby="new-title">
            <h2 id="new-title">Start with your own question</h2>
            <form class="stack" method="post" action={paths.workbooks()} novalidate>
              <TextField {...fieldProps('settings', filled)('question')} />
              <TextField name="title" label="Title" hint="Leave blank to use the question." filled={filled} optional />
              <Actions main="Create workbook" button={isNew ? { 'data-kind': '' } : {}} />
            </form>
          </section>
          <section class="panel" aria-labelledby="file-title">
            <h2 id="file-title">Import a file</h2>
            <FileForm />
            <details>
              <summary>Paste a table</summary>
              <RowsForm />
            </details>
          </section>
          <section class="panel" aria-labelledby="check-title">
            <h2 id="check-title">Check a matrix</h2>
            <p>
              Does the conclusion of a published matrix follow from its own ratings, and what does it depend on? Paste it from a chat, a
              wiki or a spreadsheet.
            </p>
            <p>
              <a class="btn" href={paths.checkMatrix()}>
                Check a matrix
              </a>
            </p>
          </section>
        </div>
      </PageMain>
    </Page>
  )
}

const SignedIn = ({ person }: { person: string }) => (
  <form class="row" method="post" action={paths.signOut()}>
    <span class="quiet">
      Signed in as <bdi>{person}</bdi>.
    </span>
    <button type="submit" class="btn" data-size="s">
      Sign out
    </button>
  </form>
)

const DeletedNotice = ({ workbook }: { workbook: WorkbookSummary }) => (
  <Notice kind="status">
    <p>
      <strong dir="auto">“{workbook.title}” was deleted.</strong> You can restore it within {LIMITS.deletedDays} days.
    </p>
    <form method="post" action={paths.restoreWorkbook(workbook.id)}>
      <button type="submit" class="btn" data-size="s">
        Restore
      </button>
    </form>
  </Notice>
)
