// The page that is shown instead of scores while they are hidden from the viewer.
import type { Context } from 'hono'
import { HiddenScoresPage } from '../../../templates/matrix/hidden-scores.tsx'
import { hiddenScores } from '../../../templates/matrix/matrix-settings.ts'
import { suppositionQuery } from '../../forms/what-if-query.ts'
import { paths } from '../../paths.ts'
import { pageSettings } from './matrix-settings.ts'
import type { OpenView, PageEnv } from './open-view.ts'
import { suppositionsOf } from './what-if-query.ts'

/** Replaces the page of this request; null if the viewer sees scores. `because`: why the page has nothing without them. */
export function hiddenScoresPage(c: Context<PageEnv>, { id, view }: OpenView, heading: string, because: string) {
  const why = hiddenScores(pageSettings(c, id), view)
  if (why === null) return null
  const { pathname, searchParams } = new URL(c.req.url)
  const shown = new URLSearchParams(searchParams)
  shown.set('scores', 'shown')
  return (
    <HiddenScoresPage
      id={id}
      heading={heading}
      because={because}
      firstPass={why === 'first pass' ? view.firstPass : null}
      here={searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`}
      shown={`${pathname}?${shown}`}
      matrix={`${paths.workbook(id)}${suppositionQuery(suppositionsOf(c, view))}`}
    />
  )
}
