// The report page: title, contents, and the sections and blocks of src/report, with a comment form for each section.

import type { View } from '../../src/ach/view/view.ts'
import { FIRST_NAME, isSameText } from '../../src/ach/words/name-in-sentence.ts'
import { paths } from '../../src/paths.ts'
import { isWidePart, type Report, type Section } from '../../src/report/blocks.ts'
import { RaterLinks } from '../group/rater-links.tsx'
import { usePageContext } from '../layout/page-context.ts'
import type { FilledForm } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { BlockView } from './block.tsx'
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
  const past = usePageContext().frame?.past
  const file = (format: 'docx' | 'md' | 'xlsx') =>
    `${paths.export(id, format)}${of === null ? '?raters=all' : of === view.me?.id ? '' : `?${new URLSearchParams({ rater: of })}`}`
  return (
    <PageMain
      class="report"
      crumb={isSameText(report.title, report.question) ? undefined : <bdi>{report.title}</bdi>}
      heading={report.question}
      typed
      below={
        <>
          <ReportHead report={report} />
          {past === undefined && of !== null && of === view.me?.id && view.raters.get(of)?.name === FIRST_NAME && !view.readOnly && (
            <p class="meta no-print">
              The report names you once you have <a href={`${paths.settings(id)}#f-name`}>added your name</a>.
            </p>
          )}
          <p class="row no-print">
            <button class="btn" type="button" data-print hidden>
              Print or save as PDF
            </button>
            {past === undefined && (
              <>
                <a class="btn" href={file('docx')}>
                  Download .docx
                </a>
                <a class="btn" href={file('md')}>
                  Download .md
                </a>
                <a class="btn" href={file('xlsx')}>
                  Download .xlsx
                </a>
              </>
            )}
          </p>
          <RaterLinks id={id} view={view} shown={of} page="report" at={past?.seq} />
        </>
      }
    >
      <Contents sections={report.sections} />
      {report.sections
        .filter(({ nothing }) => nothing === null)
        .map((section) => (
          <ReportPartView {...props} section={section} />
        ))}
      <EmptyParts {...props} />
    </PageMain>
  )
}

/** Who rated, when, the marking, and the background. */
export const ReportHead = ({ report: { byline, background } }: Pick<ReportProps, 'report'>) => (
  <>
    <p class="byline">
      {byline.map((one, at) => (
        <>
          {at > 0 && ' · '}
          <bdi>{one}</bdi>
        </>
      ))}
    </p>
    {background && (
      <p class="quiet typed background" dir="auto">
        {background}
      </p>
    )}
  </>
)

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

/** A section with the analysts' comment on it. */
export const ReportPartView = (props: ReportProps & { section: Section }) => {
  const { part, heading, blocks } = props.section
  return (
    <section class={part === 'annex' ? 'annex-start' : undefined} id={part} aria-labelledby={`${part}-title`}>
      <h2 id={`${part}-title`}>{heading}</h2>
      <Comment {...props} />
      {blocks.map((block) => (
        <BlockView id={props.id} view={props.view} report={props.report} block={block} />
      ))}
    </section>
  )
}

/** The analysts' comment on a section, before what is generated. */
const Comment = ({ id, view, failed, summary, section: { part, heading, own } }: ReportProps & { section: Section; summary?: string }) =>
  isWidePart(part) ? null : (
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
      <p class="meta">Sections without content are not in the report. To add one, comment on it:</p>
      {empty.map((section) => (
        <div id={section.part}>
          <Comment {...props} section={section} summary={section.heading} />
        </div>
      ))}
    </div>
  )
}
