// The list of workbooks: search, order, and a table of one page. Search, order and page are in the address.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import { participantCount } from '../../src/ach/words/exercise-words.ts'
import { countNoun, startSentence } from '../../src/ach/words/phrases.ts'
import { VERDICT_LABELS, VERDICT_MEANINGS, VERDICTS_BY_FIRMNESS } from '../../src/ach/words/verdict-meanings.ts'
import type { WorkbookOrder, WorkbookPage, WorkbookSummary } from '../../src/live/workbooks.ts'
import { helpLink, paths } from '../../src/paths.ts'
import { Tip } from '../ui/tip.tsx'
import { RelativeTime } from '../ui/when.tsx'
import { PageLinks } from './page-links.tsx'
import { sizeWords } from './size-words.ts'

export interface ListQuery {
  /** the text that the listed workbooks contain; '' lists all */
  readonly search: string
  readonly order: WorkbookOrder
}

interface Props {
  readonly listed: WorkbookPage
  readonly query: ListQuery
  readonly now: Date
}

export const ORDERS: Readonly<Record<WorkbookOrder, string>> = {
  changed: 'last changed',
  title: 'title',
  verdict: 'verdict, firmest first',
}

/** This many workbooks can be found without a search. */
const FEW = 5

export const WorkbookList = ({ listed, query, now }: Props) => (
  <>
    {(listed.total > FEW || query.search !== '' || query.order !== 'changed') && <Controls query={query} />}
    {listed.total === 0 ? <NoneFound search={query.search} /> : <Table listed={listed} now={now} />}
    <PageLinks listed={listed} hrefOf={(page) => listHref(query, page)} />
    {listed.unsorted > 0 && (
      <p class="meta" role="status">
        {countNoun(listed.unsorted, 'verdict is', 'verdicts are')} still being worked out; these workbooks come last.{' '}
        <a href={listHref(query, 1)}>Show the list again</a>
      </p>
    )}
    {listed.total > 0 && <Meanings />}
  </>
)

/** The address of a page of the list. */
function listHref({ search, order }: ListQuery, page: number): string {
  const query = new URLSearchParams({
    ...(search !== '' && { q: search }),
    ...(order !== 'changed' && { sort: order }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query === '' ? paths.home() : `${paths.home()}?${query}`
}

const Controls = ({ query: { search, order } }: { query: ListQuery }) => (
  <search>
    <form class="row" data-choose method="get" action={paths.home()}>
      <label for="q">Search workbooks</label>
      <input class="input" type="search" id="q" name="q" value={search} maxlength={LIMITS.title} dir="auto" autocomplete="off" />
      <label for="sort">Sort by</label>
      <select class="input" id="sort" name="sort">
        {Object.entries(ORDERS).map(([name, words]) => (
          <option value={name} selected={name === order}>
            {words}
          </option>
        ))}
      </select>
      <button type="submit" class="btn">
        Apply
      </button>
      {search !== '' && <a href={listHref({ search: '', order }, 1)}>Show all workbooks</a>}
    </form>
  </search>
)

const NoneFound = ({ search }: { search: string }) => (
  <p role="status">
    No title and no question contains <bdi class="typed">“{search}”</bdi>. Try fewer words.
  </p>
)

const Table = ({ listed, now }: { listed: WorkbookPage; now: Date }) => (
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
      {withRunsBelow(listed).map(({ workbook, below }) => (
        <tr data-below={below ? '' : undefined}>
          <th scope="row">
            <a href={workbook.stage === null ? paths.workbook(workbook.id) : paths.exercise(workbook.id)} dir="auto">
              {workbook.title}
            </a>{' '}
            {workbook.stage !== null && <span class="tag">exercise: {STAGE_WORDS[workbook.stage].toLowerCase()}</span>}{' '}
            <ExerciseWords workbook={workbook} />
            <br />
            {workbook.question !== workbook.title && (
              <span class="quiet clamp" dir="auto">
                {workbook.question}
              </span>
            )}
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
          <td>
            <VerdictLabel workbook={workbook} />
          </td>
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

interface ListedRow {
  readonly workbook: WorkbookSummary
  /** an exercise that stands below the workbook it was made from */
  readonly below: boolean
}

/**
 * Exercises follow the workbook they were made from, where the first of them stands in the list. A workbook on another page is repeated above its
 * exercises.
 */
function withRunsBelow({ workbooks, origins }: Pick<WorkbookPage, 'workbooks' | 'origins'>): ListedRow[] {
  const all = new Map([...origins, ...workbooks].flatMap((one) => (one.exercise === null ? [[one.id, one] as const] : [])))
  const originOf = ({ exercise }: WorkbookSummary) => all.get(exercise?.from ?? '')
  const heads = new Set(workbooks.map((one) => originOf(one) ?? one))
  return [...heads].flatMap((workbook) => [
    { workbook, below: false },
    ...workbooks.filter((one) => originOf(one) === workbook).map((one) => ({ workbook: one, below: true })),
  ])
}

const ExerciseWords = ({ workbook: { exercise } }: { workbook: WorkbookSummary }) =>
  exercise && (
    <span class="meta">
      {participantCount(exercise.people)}
      {exercise.course !== null && (
        <>
          , <a href={`${paths.course()}?${new URLSearchParams({ name: exercise.course })}`}>{exercise.course}</a>
        </>
      )}
    </span>
  )

const VerdictLabel = ({ workbook: { id, verdict, hypotheses } }: { workbook: WorkbookSummary }) => {
  if (verdict === '') return null
  if (hypotheses === 0) return <>no hypotheses yet</>
  return (
    <Tip id={`verdict-${id}`} words={verdict === 'hidden' ? 'hidden until every cell is rated' : VERDICT_LABELS[verdict]}>
      {verdict === 'hidden'
        ? 'You see the verdict once every cell has a rating or NA, or choose to see scores now.'
        : VERDICT_MEANINGS[verdict]}
    </Tip>
  )
}

const Meanings = () => (
  <details>
    <summary>What the verdicts mean</summary>
    <dl class="facts">
      {VERDICTS_BY_FIRMNESS.map((verdict) => (
        <>
          <dt>{startSentence(VERDICT_LABELS[verdict])}</dt>
          <dd>{VERDICT_MEANINGS[verdict]}</dd>
        </>
      ))}
    </dl>
    <p>
      <a href={helpLink('verdicts')}>Verdicts with examples</a>
    </p>
  </details>
)

const Cover = ({ workbook: { rated, hypotheses, evidence, exercise } }: { workbook: WorkbookSummary }) => {
  const cells = hypotheses * evidence * (exercise?.people ?? 1)
  const words = `${formatCount(Math.round(rated * cells))} of ${countNoun(cells, 'cell')} rated`
  return (
    <svg class="cover" height="6" width="96" role="img" aria-label={words}>
      <title>{words}</title>
      <rect class="bg" width="100%" height="6" />
      <rect class="fg" width={`${rated * 100}%`} height="6" />
    </svg>
  )
}
