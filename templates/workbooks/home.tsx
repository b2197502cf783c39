// The home page: list of workbooks, built-in cases, a new workbook from a question, and file import.

import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import type { Verdict } from '../../src/ach/scoring/score.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { WorkbookPage, WorkbookSummary } from '../../src/live/workbooks.ts'
import { paths } from '../../src/paths.ts'
import { fieldProps } from '../items/field-props.ts'
import { LOCAL_ONLY } from '../layout/local-only.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { FileForm } from '../ui/file-drop.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RelativeTime } from '../ui/when.tsx'
import { PageLinks } from './page-links.tsx'

export interface CaseCard {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly hypotheses: number
  readonly evidence: number
  /** minutes for rating the case alone */
  readonly minutes: number
  /** the case has reference ratings, hidden at first */
  readonly hasReference: boolean
}

export interface HomeProps {
  readonly listed: WorkbookPage
  /** the text that the listed workbooks contain; '' lists all */
  readonly search: string
  /** number of all workbooks, and of deleted ones that can be restored */
  readonly all: number
  readonly deleted: number
  readonly cases: readonly CaseCard[]
  readonly filled: FilledForm
  readonly now: Date
  /** name of the person; null without sign-in */
  readonly person: string | null
  /** the workbook deleted just before */
  readonly justDeleted: WorkbookSummary | null
}

export const HomePage = ({ listed, search, all, deleted, cases, filled, now, person, justDeleted }: HomeProps) => (
  <Page title="Workbooks" screen="workbooks" scripts={['ui/drop']} aside={person === null ? LOCAL_ONLY : 'Signed in'}>
    <PageMain
      wide
      above={
        <>
          <Problems problems={filled.problems} />
          {justDeleted && <DeletedNotice workbook={justDeleted} />}
        </>
      }
      heading="Workbooks"
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
      {person !== null && (
        <form class="row" method="post" action={paths.signOut()}>
          <span class="quiet">
            Signed in as <bdi>{person}</bdi>.
          </span>
          <button type="submit" class="btn" data-size="s">
            Sign out
          </button>
        </form>
      )}
      <section class="panel" aria-label="Your workbooks">
        {all > 0 && (listed.pages > 1 || search !== '') && <Search search={search} />}
        {all === 0 ? <Empty /> : listed.total === 0 ? <NoneFound search={search} /> : <Table workbooks={listed.workbooks} now={now} />}
        <PageLinks listed={listed} hrefOf={(page) => listHref(search, page)} />
        {deleted > 0 && (
          <p class="meta">
            {countNoun(deleted, 'deleted workbook')} can be restored. <a href={paths.deleted()}>Show deleted workbooks</a>
          </p>
        )}
      </section>
      <div class="split">
        {cases.length > 0 && (
          <section class="panel" aria-labelledby="cases">
            <h2 id="cases">Start from a case</h2>
            <ul class="list">
              {cases.map((card) => (
                <Case card={card} />
              ))}
            </ul>
          </section>
        )}
        <div class="stack roomy">
          <section class="panel" id="new" aria-labelledby="new-title">
            <h2 id="new-title">Start from a question</h2>
            <form class="stack" method="post" action={paths.workbooks()} novalidate>
              <TextField {...fieldProps('settings', filled)('question')} />
              <TextField name="title" label="Title" filled={filled} />
              <Actions main="Create workbook" />
            </form>
          </section>
          <section class="panel" aria-labelledby="file-title">
            <h2 id="file-title">Import a file</h2>
            <FileForm />
          </section>
        </div>
      </div>
    </PageMain>
  </Page>
)

/** The address of a page of the list. */
function listHref(search: string, page: number): string {
  const query = new URLSearchParams({ ...(search !== '' && { q: search }), ...(page > 1 && { page: String(page) }) }).toString()
  return query === '' ? paths.home() : `${paths.home()}?${query}`
}

const Search = ({ search }: { search: string }) => (
  <search>
    <form class="row" data-choose method="get" action={paths.home()}>
      <label for="q">Search workbooks</label>
      <input class="input" type="search" id="q" name="q" value={search} maxlength={LIMITS.title} dir="auto" autocomplete="off" />
      <button type="submit" class="btn">
        Search
      </button>
      {search !== '' && <a href={paths.home()}>Show all workbooks</a>}
    </form>
  </search>
)

const NoneFound = ({ search }: { search: string }) => (
  <p role="status">
    No title and no question contains <bdi class="typed">“{search}”</bdi>. Try fewer words.
  </p>
)

const Empty = () => (
  <div class="stack">
    <h2>No workbooks yet</h2>
    <p class="prose">
      A workbook holds one question, the hypotheses that could answer it, the evidence, and your rating of each item for each hypothesis.
      Start from a case to see how it works, or from your own question.
    </p>
  </div>
)

const Table = ({ workbooks, now }: { workbooks: readonly WorkbookSummary[]; now: Date }) => (
  <table class="data" data-mid>
    <thead>
      <tr>
        <th scope="col">Workbook</th>
        <th scope="col" class="opt">
          Size
        </th>
        <th scope="col" class="opt">
          Cells rated
        </th>
        <th scope="col">Verdict</th>
        <th scope="col" class="opt">
          Changed
        </th>
        <th scope="col">
          <span class="visually-hidden">More</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {workbooks.map((workbook) => (
        <tr>
          <th scope="row">
            <a href={workbook.stage === null ? paths.workbook(workbook.id) : paths.exercise(workbook.id)} dir="auto">
              {workbook.title}
            </a>{' '}
            {workbook.stage !== null && <span class="tag">exercise: {STAGE_WORDS[workbook.stage].toLowerCase()}</span>}
            <br />
            <span class="quiet clamp" dir="auto">
              {workbook.question}
            </span>
            {workbook.damage !== null && <span class="error">{workbook.damage}</span>}
          </th>
          <td class="nowrap opt">
            <span aria-hidden="true">
              {workbook.hypotheses} × {workbook.evidence}
            </span>
            <span class="visually-hidden">{sizeWords(workbook)}</span>
          </td>
          <td class="opt">
            <Cover workbook={workbook} />
          </td>
          <td>{verdictLabel(workbook)}</td>
          <td class="nowrap opt">
            <RelativeTime at={workbook.changedAt} now={now} />
          </td>
          <td class="num">
            <a
              class="btn"
              data-kind="plain"
              data-size="s"
              href={paths.settings(workbook.id)}
              aria-label={`More: rename, duplicate or delete ${workbook.title}`}
            >
              More
            </a>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  single: 'no rival yet',
  unrated: 'nothing rated yet',
  untested: 'not tested enough',
  tied: 'tied',
  open: 'open',
  close: 'close',
  separated: 'separated',
}

function verdictLabel({ verdict, hypotheses }: Pick<WorkbookSummary, 'verdict' | 'hypotheses'>): string {
  if (verdict === '') return ''
  return hypotheses === 0 ? 'no hypotheses yet' : VERDICT_LABELS[verdict]
}

const Cover = ({ workbook: { rated, hypotheses, evidence } }: { workbook: WorkbookSummary }) => {
  const cells = hypotheses * evidence
  const words = `${Math.round(rated * cells).toLocaleString('en')} of ${countNoun(cells, 'cell')} rated`
  return (
    <svg class="cover" height="6" width="96" role="img" aria-label={words}>
      <title>{words}</title>
      <rect class="bg" width="100%" height="6" />
      <rect class="fg" width={`${rated * 100}%`} height="6" />
    </svg>
  )
}

const Case = ({ card }: { card: CaseCard }) => (
  <li class="stack">
    <div>
      <h3 dir="auto">{card.title}</h3>
      <p class="quiet">
        <span dir="auto">{card.question}</span> {sizeWords(card)}, about {card.minutes} minutes.
        {card.hasReference && ' Reference ratings stay hidden until you show them.'}
      </p>
    </div>
    <form method="post" action={paths.workbooks()}>
      <HiddenField name="case" value={card.id} />
      <button type="submit" class="btn" data-kind="main" aria-label={`Start this case: ${card.title}`}>
        Start this case
      </button>
    </form>
  </li>
)

/** "4 hypotheses, 23 items of evidence", "no hypotheses, no evidence" */
export const sizeWords = ({ hypotheses, evidence }: { readonly hypotheses: number; readonly evidence: number }): string =>
  [
    hypotheses === 0 ? 'no hypotheses' : countNoun(hypotheses, 'hypothesis', 'hypotheses'),
    evidence === 0 ? 'no evidence' : `${countNoun(evidence, 'item')} of evidence`,
  ].join(', ')

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
