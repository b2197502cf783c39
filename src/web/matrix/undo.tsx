// Undo and redo: reverses or repeats this person's last change, from any page.

import { type Context, Hono } from 'hono'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { partialSettings } from '../shared/matrix-settings.ts'
import { type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { changedPartials } from './matrix-update.tsx'

export const undoRoutes = (deps: Deps) => {
  const respond = async (c: Context<PageEnv>, id: string, result: ActionResult) => {
    if (!wantsFragment(c)) return c.redirect(backTo(c, id), 303)
    const { view, seq } = await readForm(c)
    const undoable = await deps.workbooks.undoable(id, c.get('person').id)
    const current = viewAfterAction(c.get('person'), result)
    return c.html(changedPartials(current, result.changes, partialSettings(c, view), undoable, Number(seq)))
  }
  return new Hono<PageEnv>()
    .post(paths.undo(':id'), async (c) => respond(c, c.req.param('id'), await deps.workbooks.undo(c.req.param('id'), c.get('person').id)))
    .post(paths.redo(':id'), async (c) => respond(c, c.req.param('id'), await deps.workbooks.redo(c.req.param('id'), c.get('person').id)))
}

/** Query fields that make a page report the action before it, such as "Settings saved". They no longer apply after undo. */
const REPORT_FIELDS = ['saved', 'added'] as const

/** The page of this workbook that the request came from, without `REPORT_FIELDS`; the matrix if it is unknown. */
function backTo(c: Context<PageEnv>, id: string): string {
  const matrix = paths.workbook(id)
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return matrix
  const { pathname, searchParams } = new URL(referer)
  for (const field of REPORT_FIELDS) searchParams.delete(field)
  const search = searchParams.size > 0 ? `?${searchParams}` : ''
  return pathname === matrix || pathname.startsWith(`${matrix}/`) ? pathname + search : matrix
}
