// Instead of the report: while scores are hidden, and for somebody who has no ratings here.

import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'

export const HiddenReport = ({ id }: { id: string }) => (
  <PageMain heading="Report">
    <section class="panel" aria-labelledby="hidden">
      <h2 id="hidden">Scores are hidden while you rate</h2>
      <p>You chose not to see scores, so that they do not lead you. The report is made of them.</p>
      <Actions>
        <a class="btn" href={paths.workbook(id)}>
          Back to the matrix
        </a>
        <a class="btn" data-kind="main" href={`${paths.report(id)}?scores=shown`}>
          Show scores
        </a>
      </Actions>
    </section>
  </PageMain>
)

export const NoReport = () => (
  <PageMain heading="Report">
    <p>There are no ratings of yours in this workbook yet.</p>
  </PageMain>
)
