// The report page: title, contents, and the sections and blocks of src/report, with a comment form for each section.

import type { Child } from 'hono/jsx'
import { RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import { type Block, type HypothesisCase, linchpinKey, type Report, type ReportTable, type Section } from '../../src/report/blocks.ts'
import { RaterLinks } from '../group/rater-links.tsx'
import { usePageContext } from '../layout/page-context.ts'
import { ScoresTable } from '../matrix/scores-table.tsx'
import type { FilledForm } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RatingChip } from '../ui/rating-chip.tsx'
import { cellAddress, Sentence } from '../ui/sentence.tsx'
import { AnnexTable } from './annex.tsx'
import { OwnWords } from './own-words.tsx'

export interface ReportProps {
  readonly id: string
  readonly view: View
  readonly report: Report
  /** id of the rater whose report it is; null for the group */
  readonly of: string | null
  /** a section whose comment could not be saved, with what was typed */
  readonly failed: { readonly part: string; readonly filled: FilledForm } | null
}

export const ReportPage = (props: ReportProps) => {
  const { id, view, report, of } = props
  const isPast = usePageContext().frame?.past !== undefined
  const file = (format: 'md' | 'xlsx') =>
    `${paths.export(id, format)}${of === null ? '?raters=all' : of === view.me?.id ? '' : `?${new URLSearchParams({ rater: of })}`}`
  return (
    <PageMain
      class="report"
      crumb={<bdi>{report.title}</bdi>}
      heading={report.question}
      typed
      below={
        <>
          <p class="byline">
            {report.byline.map((one, at) => (
              <>
                {at > 0 && ' · '}
                <bdi>{one}</bdi>
              </>
            ))}
          </p>
          {report.background && (
            <p class="quiet typed background" dir="auto">
              {report.background}
            </p>
          )}
          <p class="row no-print">
            <button class="btn" type="button" data-print hidden>
              Print or save as PDF
            </button>
            {!isPast && (
              <>
                <a class="btn" href={file('md')}>
                  Download .md
                </a>
                <a class="btn" href={file('xlsx')}>
                  Download .xlsx
                </a>
              </>
            )}
          </p>
          <RaterLinks id={id} view={view} shown={of} page="report" />
        </>
      }
    >
      <Contents sections={report.sections} />
      {report.sections
        .filter(({ nothing }) => nothing === null)
        .map((section) => (
          <Part {...props} section={section} />
        ))}
      <EmptyParts {...props} />
    </PageMain>
  )
}

const Contents = ({ sections }: Pick<Report, 'sections'>) => (
  <nav class="contents" aria-label="Contents">
    <ul>
      {sections.map(({ part, heading, nothing }) => (
        <li>
          {nothing === null ? (
            <a href={`#${part}`}>{heading}</a>
          ) : (
            <>
              {heading} ({nothing})
            </>
          )}
        </li>
      ))}
    </ul>
  </nav>
)

const Part = (props: ReportProps & { section: Section }) => {
  const { part, heading, blocks } = props.section
  return (
    <section class={part === 'annex' ? 'annex-start' : undefined} id={part} aria-labelledby={`${part}-title`}>
      <h2 id={`${part}-title`}>{heading}</h2>
      <Comment {...props} />
      {blocks.map((block) => (
        <BlockView {...props} block={block} />
      ))}
    </section>
  )
}

/** The analysts' comment on a section, before what is generated. */
const Comment = ({ id, view, failed, summary, section: { part, heading, own } }: ReportProps & { section: Section; summary?: string }) =>
  part === 'annex' ? null : (
    <OwnWords
      id={id}
      part={part}
      heading={heading}
      own={own}
      summary={summary}
      fixed={view.readOnly}
      failed={failed?.part === part ? failed.filled : null}
    />
  )

/** Forms to comment on the sections that have no content yet. They are not part of the report. */
const EmptyParts = (props: ReportProps) => {
  const empty = props.report.sections.filter(({ part, nothing }) => nothing !== null && part !== 'annex')
  if (props.view.readOnly || empty.length === 0) return null
  return (
    <div class="no-print empty-parts">
      {empty.map((section) => (
        <div id={section.part}>
          <Comment {...props} section={section} summary={`Add comment: ${section.heading}`} />
        </div>
      ))}
    </div>
  )
}

const BlockView = ({ id, view, report, block }: ReportProps & { block: Block }) => {
  // an item links to its cell for the first leader
  const [leader] = report.leaders
  switch (block.kind) {
    case 'lead':
      return (
        <p class="bottom-line">
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'words':
      return (
        <p>
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'small':
      return (
        <p class="small">
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((one) => (
            <li>
              <Sentence id={id} parts={one} leader={leader} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Scroller label={block.table.label}>
          <DataTable id={id} table={block.table} leader={leader} />
        </Scroller>
      )
    case 'scores':
      return <ScoresTable view={view} scores={block.scores} size="l" />
    case 'hypotheses':
      return (
        <>
          {block.hypotheses.map((one) => (
            <HypothesisCaseView id={id} one={one} />
          ))}
          {block.hypotheses.some(({ against }) => against.some(({ linchpin }) => linchpin)) && <p class="small">{linchpinKey(block)}</p>}
        </>
      )
    case 'matrix':
      return (
        <>
          <Legend linchpins={block.annex.rows.some((row) => row.linchpin) ? linchpinKey(block.annex) : null} />
          <AnnexTable annex={block.annex} />
        </>
      )
  }
}

const Scroller = ({ label, children }: { label: string; children?: Child }) => (
  <section class="scroll-x" aria-label={label} tabindex={0}>
    {children}
  </section>
)

const DataTable = ({ id, table, leader }: { id: string; table: ReportTable; leader: string | undefined }) => (
  <table class="data">
    <thead>
      <tr>
        {table.head.map(({ text, num }) => (
          <th scope="col" class={num ? 'num' : undefined}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map(([head = [], ...cells]) => (
        <tr>
          <th scope="row" dir="auto">
            <Sentence id={id} parts={head} leader={leader} />
          </th>
          {cells.map((cell, at) => (
            <td class={table.head[at + 1]?.num ? 'num' : undefined} dir="auto">
              <Sentence id={id} parts={cell} leader={leader} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const HypothesisCaseView = ({ id, one }: { id: string; one: HypothesisCase }) => (
  <section aria-label={one.name}>
    <h3 dir="auto">
      {one.name}, <span class="standing">{one.standing}</span>
    </h3>
    <p class="quiet typed statement" dir="auto">
      {one.statement}
    </p>
    {one.against.length > 0 && (
      <ul class="against">
        {one.against.map(({ evidence, rating, statement, adds, linchpin }) => (
          <li>
            <span class="meta">
              <a href={cellAddress(id, [], evidence, one.id)}>{evidence}</a>
              {linchpin && ' ◆'}
            </span>
            <RatingChip rating={rating} />
            <span dir="auto">{statement}</span>
            <span class="num meta">{adds}</span>
          </li>
        ))}
      </ul>
    )}
    {one.rest !== '' && <p class="small">{one.rest}</p>}
  </section>
)

const Legend = ({ linchpins }: { linchpins: string | null }) => (
  <p class="meta legend">
    {[...RATINGS, null].map((rating) => (
      <>
        <span class="pair">
          {rating === null ? <span class="chip" data-rating="" aria-hidden="true" /> : <RatingChip rating={rating} />} {ratingWords(rating)}
        </span>{' '}
      </>
    ))}
    {linchpins}
  </p>
)
