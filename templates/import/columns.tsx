// Preview of plain tables: questions about them, what each column means, what was found in the rows, and the changes the import would make.

import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { GridRead } from '../../src/import/document/read-table.ts'
import type { TablesRead } from '../../src/import/reading/read-tables.ts'
import type { ImportProposals } from '../../src/import/review/proposals.ts'
import { isRatingLine, type ReviewLine } from '../../src/import/review/review-lines.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { HiddenField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { ChangeGroup } from './change-group.tsx'
import { ColumnsFound } from './columns-found.tsx'
import { ColumnsTable } from './columns-table.tsx'
import { FileRefusal, ImportWarnings } from './findings.tsx'
import { TableQuestions } from './questions.tsx'
import { TextsTable } from './texts-table.tsx'

/** What the import would change in the target workbook. */
interface Into {
  readonly plan: ImportProposals
  readonly lines: readonly ReviewLine[]
  readonly ticks: ReadonlySet<string>
  readonly view: View
  readonly after: View
}

export interface ImportColumnsProps {
  /** id of the target workbook; null if the table becomes a new workbook */
  readonly workbook: string | null
  /** upload id */
  readonly id: string
  readonly file: string
  /** how the text was decoded */
  readonly note: string | null
  readonly tables: TablesRead
  /** cells without a usable value */
  readonly places: readonly PlaceProblem[]
  /** id of the rater whose ratings become the user's own; '' for none */
  readonly mine: string
  readonly into: Into | null
  /** the table was uploaded to be checked */
  readonly check: boolean
  readonly refused: string | null
}

export const ImportColumns = (props: ImportColumnsProps) => {
  const { workbook, id, file, note, tables, refused, into } = props
  const { read, questions } = tables
  const { counts } = read
  return (
    <Page title="How the table is read" screen="import" scripts={['import/ticks']} aside="Nothing imported yet">
      <PageMain
        wide
        crumb={
          <>
            {workbook !== null ? <a href={paths.importInto(workbook)}>Import a file</a> : <a href={paths.home()}>Workbooks</a>} /{' '}
            <bdi>{file}</bdi>
          </>
        }
        heading="How the table is read"
        lead={`${countNoun(counts.rows, 'row', 'rows')} of evidence found. Answer what is asked, correct any wrong guess, preview again, then ${props.check ? 'check the matrix. Nothing has been created yet.' : workbook === null ? 'create the workbook. Nothing has been created yet.' : 'import the changes. The workbook has not been changed yet.'}`}
      >
        <FileRefusal refused={refused} />
        <ImportWarnings warnings={note === null ? [] : [note]} />
        <form class="stack roomy" method="post" action={paths.importColumns(id)}>
          {props.check && <HiddenField name="for" value="check" />}
          <TableQuestions questions={questions} />
          <ColumnsTable tables={tables} />
          <TextsTable texts={read.texts} />
          <ColumnsFound {...props} />
          {read.document !== null && (into ? <IntoWorkbook into={into} /> : <NewWorkbook {...props} />)}
          <Go {...props} />
        </form>
      </PageMain>
    </Page>
  )
}

const Mine = ({ read, mine, isNew }: { read: GridRead; mine: string; isNew: boolean }) => {
  const raters = read.document?.raters ?? []
  if (read.counts.ratings === 0) return null
  return (
    <div class="field">
      <label for="f-mine">Whose ratings are these?</label>
      <select class="input" id="f-mine" name="mine">
        {raters.map(({ id, name }) => (
          <option value={id} selected={id === mine}>
            {raters.length > 1 ? `${name}’s ratings are mine` : 'Mine'}
          </option>
        ))}
        <option value=" " selected={!raters.some(({ id }) => id === mine)}>
          {isNew ? 'Someone else’s; I will add my own' : 'Leave the ratings out'}
        </option>
      </select>
    </div>
  )
}

const NewWorkbook = ({ tables: { read }, mine, check }: ImportColumnsProps) => (
  <section class="panel stack" aria-labelledby="new-workbook">
    <h2 class="h3" id="new-workbook">
      New workbook
    </h2>
    <div class="field">
      <label for="f-title">Title</label>
      <input class="input" id="f-title" name="title" value={read.document?.title} maxlength={300} autocomplete="off" />
    </div>
    <div class="field">
      <label for="f-question">Question</label>
      <input class="input" id="f-question" name="question" value={read.document?.question} autocomplete="off" />
    </div>
    {!check && <Mine read={read} mine={mine} isNew />}
  </section>
)

const IntoWorkbook = ({ into }: { into: Into }) => {
  const { lines, ticks, view, after, plan } = into
  const ratings = lines.filter(({ proposals }) => proposals.some(isRatingLine))
  const others = lines.filter((line) => !ratings.includes(line))
  return (
    <>
      <HiddenField name="seen" value="1" />
      {plan.already > 0 && <p class="meta">{countNoun(plan.already, 'entry is', 'entries are')} already in the workbook.</p>}
      <ImportWarnings warnings={[...new Set(plan.blocked.map(({ why }) => why))]} />
      {others.length > 0 && (
        <ChangeGroup name="lists" title="Evidence, sources and hypotheses" lines={others} ticks={ticks} view={view} after={after} />
      )}
      {ratings.length > 0 && <ChangeGroup name="ratings" title="Ratings" lines={ratings} ticks={ticks} view={view} after={after} />}
    </>
  )
}

const Go = ({ workbook, tables: { read }, into, mine, check }: ImportColumnsProps) => {
  const nothing = into !== null && into.lines.length === 0
  return (
    <>
      {into && <Mine read={read} mine={mine} isNew={false} />}
      {nothing && <p>Everything in this table is already in the workbook.</p>}
      <Actions
        main={
          read.document !== null &&
          !nothing &&
          (check ? 'Check this matrix' : workbook === null ? 'Create workbook' : 'Import ticked changes')
        }
        button={{ name: 'step', value: check ? 'check' : 'make' }}
        others={
          workbook === null &&
          read.document !== null &&
          read.counts.ratings > 0 && (
            <button type="submit" class="btn" data-size="l" name="step" value={check ? 'make' : 'check'}>
              {check ? 'Create workbook' : 'Check this matrix'}
            </button>
          )
        }
        cancel={workbook === null ? { href: paths.home(), label: 'Cancel' } : { href: paths.workbook(workbook), label: 'Cancel' }}
      />
    </>
  )
}
