// Shown instead of the report while scores are hidden, and to a viewer without ratings.

import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'

export const HiddenReport = ({ id }: { id: string }) => (
  <PageMain heading="Report">
    <section class="panel" aria-labelledby="hidden">
      <h2 id="hidden">Scores are hidden while you rate</h2>
      <p>You chose to hide scores so that they do not influence your ratings. The report is based on the scores.</p>
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
    <p>You have not rated anything in this workbook yet.</p>
  </PageMain>
)
