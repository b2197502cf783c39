// The page on which reader links open: the bottom line, the matrix as a picture, the matrix itself, and the way to everything else.

import { isUnfinished } from '../../src/ach/view/run-view.ts'
import type { View } from '../../src/ach/view/view.ts'
import { isSameText } from '../../src/ach/words/name-in-sentence.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import type { AnnexRow, Section } from '../../src/report/blocks.ts'
import { PageMain } from '../ui/page-main.tsx'
import { ReportHead, ReportPartView, type ReportProps } from './page.tsx'

type Props = Omit<ReportProps, 'failed'>

/** Longer matrices are on their own page. */
const MOST_ROWS = 100

export const OverviewPage = (props: Props) => {
  const { id, report, of } = props
  const { sections } = report
  const [bottom, annex] = (['bottom', 'annex'] as const).map((part) => sections.find((section) => section.part === part))
  const rows = annex?.blocks.flatMap((block) => (block.kind === 'matrix' ? block.annex.rows : [])).length ?? 0
  return (
    <PageMain
      class="report"
      crumb={isSameText(report.title, report.question) ? undefined : <bdi>{report.title}</bdi>}
      heading={report.question}
      typed
      below={
        <>
          <ReportHead report={report} />
          <p class="row no-print">
            <a class="btn" data-kind="main" href={`${paths.report(id)}${of === null ? '?rater=' : ''}`}>
              Read the full report
            </a>
            <a class="btn" href={paths.workbook(id)}>
              Open the matrix
            </a>
            <a class="btn" href={paths.exports(id)}>
              Files
            </a>
            <button class="btn" type="button" data-print hidden>
              Print or save as PDF
            </button>
          </p>
        </>
      }
    >
      {bottom && <ReportPartView {...props} failed={null} section={bottom} />}
      {rows > 0 && <Picture {...props} />}
      {annex && rows > 0 && rows <= MOST_ROWS && <ReportPartView {...props} failed={null} section={shortened(annex)} />}
      {rows > MOST_ROWS && (
        <p>
          The matrix has {countNoun(rows, 'item')} of evidence: <a href={paths.workbook(id)}>open the matrix</a>.
        </p>
      )}
    </PageMain>
  )
}

/** The matrix without what the report says about each item. */
const shortened = (annex: Section): Section => ({
  ...annex,
  heading: 'All ratings',
  blocks: annex.blocks.map((block) =>
    block.kind === 'matrix' ? { ...block, annex: { ...block.annex, rows: block.annex.rows.map(statementOnly), parked: [] } } : block,
  ),
})

const statementOnly = (row: AnnexRow): AnnexRow => ({ ...row, facts: '', links: [], reason: null, notes: null, cellNotes: [] })

const Picture = ({ id, of }: Props) => {
  const [name, alt] =
    of === null
      ? (['group-cells', 'The median ratings of the group as a table of letters and colours'] as const)
      : (['heat-map', 'The ratings as shades, with a row for each hypothesis and a column for each item'] as const)
  return (
    <section aria-labelledby="picture-title">
      <h2 id="picture-title">The matrix at a glance</h2>
      <section class="scroll-x overview-picture" aria-label="Picture of the matrix" tabindex={0}>
        <img src={paths.picture(id, `${name}.svg`)} alt={`${alt}. The matrix has the same ratings.`} />
      </section>
    </section>
  )
}

/** Shown where nobody's ratings can be seen. */
export const NoOverview = ({ id, view }: { readonly id: string; readonly view: View }) => (
  <PageMain crumb={<bdi>{view.title}</bdi>} heading={view.question} typed>
    <p>{isUnfinished(view.run) ? 'The ratings of this exercise are hidden until the reveal.' : 'Nothing is rated yet.'}</p>
    <p class="row">
      <a class="btn" href={paths.workbook(id)}>
        Open the matrix
      </a>
    </p>
  </PageMain>
)
