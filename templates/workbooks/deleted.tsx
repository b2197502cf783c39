// Workbooks that were deleted and can still be brought back.

import { LIMITS } from '../../src/ach/model/texts.ts'
import type { WorkbookSummary } from '../../src/live/workbooks.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Day, RelativeTime } from '../ui/when.tsx'

export interface DeletedProps {
  readonly workbooks: readonly (WorkbookSummary & { readonly deletedAt: string; readonly goneAt: Date })[]
  readonly now: Date
}

export const DeletedPage = ({ workbooks, now }: DeletedProps) => (
  <Page title="Deleted workbooks" screen="workbooks" aside="Works offline. Nothing leaves this machine.">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading="Deleted workbooks"
      lead={`A deleted workbook can be brought back for ${LIMITS.deletedDays} days, with everything in it. After that it is gone for good.`}
    >
      <section class="panel" aria-label="Deleted workbooks">
        {workbooks.length === 0 ? (
          <p>Nothing was deleted in the last {LIMITS.deletedDays} days.</p>
        ) : (
          <ul class="list">
            {workbooks.map((workbook) => (
              <li class="row" data-far>
                <div class="stack-tight">
                  <p>
                    <strong dir="auto">{workbook.title}</strong>
                  </p>
                  <p class="meta">
                    Deleted <RelativeTime at={workbook.deletedAt} now={now} />, gone for good on <Day at={workbook.goneAt} />.{' '}
                    {workbook.hypotheses} hypotheses, {workbook.evidence} items.
                  </p>
                </div>
                <form method="post" action={paths.restoreWorkbook(workbook.id)}>
                  <button type="submit" class="btn" aria-label={`Bring it back: ${workbook.title}`}>
                    Bring it back
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </section>
    </PageMain>
  </Page>
)
