// Links to the other pages of a list of workbooks.
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { WorkbookPage } from '../../src/live/workbooks.ts'

/** Nothing if there is only one page. */
export const PageLinks = ({ listed: { page, pages, total }, hrefOf }: { listed: WorkbookPage; hrefOf: (page: number) => string }) =>
  pages > 1 ? (
    <nav class="row" aria-label="Pages of the list">
      {page > 1 && (
        <a class="btn" href={hrefOf(page - 1)} rel="prev">
          Previous
        </a>
      )}
      {page < pages && (
        <a class="btn" href={hrefOf(page + 1)} rel="next">
          Next
        </a>
      )}
      <span class="meta">
        Page {page} of {pages}, {countNoun(total, 'workbook')}
      </span>
    </nav>
  ) : null
