// Keeps the links of a page that shows an earlier state within that state.

import { paths } from '../../paths.ts'
import { AT_PARAMETER } from './open-view.ts'

/** The pages that can show an earlier state, below the path of the workbook. */
const PAGES = '(?:/analysis(?:/group)?|/report|/heat-map|/(?:scores|pictures)/[^"?#/]+)?'

/** Adds the state to the links to these pages. `at`: undefined leaves the page as it is. */
export function keepState(html: string, id: string, at: number | undefined): string {
  if (at === undefined) return html
  const links = new RegExp(`href="(${paths.workbook(id)}${PAGES})(\\?[^"#]*)?(#[^"]*)?"`, 'g')
  return html.replace(links, (link, path: string, query = '', anchor = '') =>
    query.includes(`${AT_PARAMETER}=`) ? link : `href="${path}${query === '' ? '?' : `${query}&amp;`}${AT_PARAMETER}=${at}${anchor}"`,
  )
}
