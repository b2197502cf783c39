// Renders the desk of an exercise: the whole page, or the fragments that htmx puts in place.

import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { DeskNotice } from '../../../templates/exercise/desk/model.ts'
import { DeskNoticeBox } from '../../../templates/exercise/desk/notice.tsx'
import { DeskContent, DeskLive, DeskPage } from '../../../templates/exercise/desk/page.tsx'
import type { Workbook } from '../../ach/model/workbook.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { noSuchExercise, openRunAfterAction, type PageEnv } from '../shared/open-view.ts'
import { deskModel } from './desk-model.ts'

export async function deskPage(deps: Deps, c: Context<PageEnv>, opened: OpenedWorkbook, notice: DeskNotice | null = null) {
  const model = await deskModel(deps, c, openRunAfterAction(opened, { rater: null, looks: 'desk' }))
  if (!wantsFragment(c)) return <DeskPage model={model} notice={notice} />
  return (
    <>
      <DeskContent model={model} />
      <hx-partial hx-target="#live" hx-swap="innerHTML">
        <DeskLive model={model} />
      </hx-partial>
      {c.req.query('done') !== undefined && <hx-partial hx-target="#desk-notice" hx-swap="innerHTML"></hx-partial>}
    </>
  )
}

/** Shows a notice above the desk and leaves the desk itself unchanged. */
export async function deskNotice(
  deps: Deps,
  c: Context<PageEnv>,
  opened: OpenedWorkbook,
  notice: DeskNotice,
  status: ContentfulStatusCode = 200,
) {
  if (!wantsFragment(c)) return c.render(await deskPage(deps, c, opened, notice), { status })
  const { id } = openRunAfterAction(opened, { rater: null, looks: 'desk' })
  return c.html(
    <hx-partial hx-target="#desk-notice" hx-swap="innerHTML">
      <DeskNoticeBox id={id} notice={notice} />
    </hx-partial>,
    status,
  )
}

/** Redirects to the current desk. htmx follows, replaces the desk and removes the notice above it. */
export function redirectToDesk(c: Context, id: string) {
  if (!wantsFragment(c)) return c.redirect(paths.exercise(id), 303)
  const stuck = (c.req.header('HX-Current-URL') ?? '').includes('show=stuck')
  return c.redirect(`${paths.exercise(id)}?done=1${stuck ? '&show=stuck' : ''}`, 303)
}

/** Returns the run of the workbook. Throws `Refused('unknown')` if it is not an exercise. */
export function requireRun({ run }: Workbook) {
  if (run === null) throw noSuchExercise()
  return run
}
