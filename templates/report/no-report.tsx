// Instead of the report: while scores are hidden, and for somebody who has no ratings here.
import { paths } from '../../src/paths.ts'

export const HiddenReport = ({ id }: { id: string }) => (
  <main id="main" class="page" data-narrow>
    <h1>Report</h1>
    <section class="panel" aria-labelledby="hidden">
      <h2 id="hidden">Scores are hidden while you rate</h2>
      <p>You chose not to see scores, so that they do not lead you. The report is made of them.</p>
      <p class="row">
        <a class="btn" href={paths.workbook(id)}>
          Back to the matrix
        </a>
        <a class="btn" data-kind="main" href={`${paths.report(id)}?scores=shown`}>
          Show scores
        </a>
      </p>
    </section>
  </main>
)

export const NoReport = () => (
  <main id="main" class="page" data-narrow>
    <h1>Report</h1>
    <p>There are no ratings of yours in this workbook yet.</p>
  </main>
)
