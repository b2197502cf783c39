// The page of deleted workbooks that can still be restored.

import { LIMITS } from '../../src/ach/model/texts.ts'
import { startSentence } from '../../src/ach/words/phrases.ts'
import type { WorkbookPage, WorkbookSummary } from '../../src/live/workbooks.ts'
import { paths } from '../../src/paths.ts'
import { LOCAL_ONLY } from '../layout/local-only.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Day, RelativeTime } from '../ui/when.tsx'
import { PageLinks } from './page-links.tsx'
import { sizeWords } from './size-words.ts'

export interface DeletedProps {
  readonly workbooks: readonly (WorkbookSummary & { readonly deletedAt: string; readonly eraseAt: Date | null })[]
  /** the page that these are on */
  readonly listed: WorkbookPage
  readonly now: Date
  /** no sign-in: only this machine can reach the server */
  readonly alone: boolean
}

export const DeletedPage = ({ workbooks, listed, now, alone }: DeletedProps) => (
  <Page title="Deleted workbooks" screen="workbooks" aside={alone ? LOCAL_ONLY : 'Signed in'}>
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading="Deleted workbooks"
      lead={`You can restore a deleted workbook, with everything in it, for at least ${LIMITS.deletedDays} days. Then it is erased for good.`}
    >
      <section class="panel" aria-label="Deleted workbooks">
        {workbooks.length === 0 ? (
          <p>No deleted workbooks are kept here.</p>
        ) : (
          <ul class="list">
            {workbooks.map((workbook) => (
              <li class="row" data-far>
                <div class="stack-tight">
                  <p>
                    <strong dir="auto">{workbook.title}</strong>
                  </p>
                  <p class="meta">
                    Deleted <RelativeTime at={workbook.deletedAt} now={now} />. It is kept{' '}
                    {workbook.eraseAt === null ? (
                      'until you restore it'
                    ) : (
                      <>
                        at least until <Day at={workbook.eraseAt} />
                      </>
                    )}
                    . {startSentence(sizeWords(workbook))}.
                  </p>
                </div>
                <form method="post" action={paths.restoreWorkbook(workbook.id)}>
                  <button type="submit" class="btn" aria-label={`Restore ${workbook.title}`}>
                    Restore
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <PageLinks listed={listed} hrefOf={(page) => (page > 1 ? `${paths.deleted()}?page=${page}` : paths.deleted())} />
      </section>
    </PageMain>
  </Page>
)
