// The page that checks a published matrix: its finding, the sections of src/report/matrix-check, and the cells to rate before looking.
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { CELLS_HEADING, CELLS_LEAD, cellRows, type MatrixCheck } from '../../src/report/matrix-check/matrix-check.ts'
import { RATER_PARAMETER } from '../group/rater-links.tsx'
import { BlockView } from '../report/block.tsx'
import { PageMain } from '../ui/page-main.tsx'

interface Props {
  readonly id: string
  readonly view: View
  /** whose ratings are those of the document */
  readonly rater: RaterView
  readonly report: MatrixCheck
}

export const MatrixCheckPage = ({ id, view, rater, report }: Props) => {
  const { title, question, byline, finding, scores, sections, cells, own } = report
  const query = `?${new URLSearchParams({ [RATER_PARAMETER]: rater.id })}`
  const canRate = !view.readOnly && cells.length > 0
  return (
    <PageMain
      class="report matrix-check"
      crumb={<bdi>{title}</bdi>}
      heading={finding.lead}
      below={
        <>
          {finding.rest !== '' && <p class="lead">{finding.rest}</p>}
          <p class="byline" dir="auto">
            {[question, ...byline].join(' · ')}
          </p>
          <p class="row no-print">
            {canRate && own === null && (
              <a class="btn" data-kind="main" href={`${paths.rateForCheck(id)}${query}`}>
                Rate {countNoun(cells.length, 'cell')} before you read on
              </a>
            )}
            <button class="btn" type="button" data-print hidden>
              Print or save as PDF
            </button>
            <a class="btn" href={`${paths.matrixCheckFile(id)}${query}`}>
              Download .md
            </a>
            <a class="btn" data-kind="plain" href={`${paths.workbook(id)}?compare=${rater.id}`}>
              Open the matrix
            </a>
            <a class="btn" data-kind="plain" href={`${paths.analysis(id)}${query}`}>
              Full analysis
            </a>
          </p>
          <OtherRaters id={id} view={view} rater={rater} />
        </>
      }
    >
      {sections.map(({ key, heading, blocks }) => (
        <section id={key} aria-labelledby={`${key}-title`}>
          <h2 id={`${key}-title`}>{heading}</h2>
          {blocks.map((block) => (
            <BlockView id={id} view={view} report={scores} block={block} />
          ))}
        </section>
      ))}
      {cells.length > 0 && (
        <section id="rate" aria-labelledby="rate-title">
          <h2 id="rate-title">{CELLS_HEADING}</h2>
          <p>{CELLS_LEAD}</p>
          <CellTable view={view} report={report} />
          {canRate && (
            <p class="no-print">
              <a class="btn" href={`${paths.rateForCheck(id)}${query}`}>
                {own === null ? 'Rate these cells' : 'Change my ratings'}
              </a>
            </p>
          )}
        </section>
      )}
    </PageMain>
  )
}

/** On paper, there is a line for each rating. */
const CellTable = ({ view, report: { cells } }: { view: View; report: MatrixCheck }) => (
  <section class="scroll-x" aria-label="Cells to rate" tabindex={0}>
    <table class="data to-rate">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Rate it for</th>
        </tr>
      </thead>
      <tbody>
        {cellRows(view, cells).map(({ item, statement, hypotheses }) => (
          <tr>
            <th scope="row" dir="auto">
              <span class="clamp">
                {item} <span class="typed">{statement}</span>
              </span>
            </th>
            <td>
              {hypotheses.map((name) => (
                <div dir="auto">{name}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** A document with the ratings of several people is checked for each of them. */
const OtherRaters = ({ id, view, rater }: Omit<Props, 'report'>) => {
  const references = [...view.raters.values()].filter(({ kind, ratings }) => kind === 'reference' && ratings.size > 0)
  if (references.length < 2) return null
  return (
    <form method="get" action={paths.matrixCheck(id)} class="row no-print">
      <label for="whose">Ratings of</label>
      <select class="input" id="whose" name={RATER_PARAMETER}>
        {references.map((one) => (
          <option value={one.id} selected={one.id === rater.id}>
            {one.name}
          </option>
        ))}
      </select>
      <button type="submit" class="btn">
        Show
      </button>
    </form>
  )
}

export const NothingToCheck = ({ id }: { id: string }) => (
  <PageMain heading="Nothing to check yet">
    <p>
      Nothing is rated in this workbook. <a href={paths.workbook(id)}>Open the matrix</a>
    </p>
  </PageMain>
)
