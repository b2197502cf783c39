// Shown instead of the report to a viewer without ratings.

import { PageMain } from '../ui/page-main.tsx'

export const NoReport = () => (
  <PageMain heading="Report">
    <p>You have not rated anything in this workbook yet.</p>
  </PageMain>
)
