// Undo and redo of what this person did, from any page.

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
  const answer = async (c: Context<PageEnv>, id: string, done: ActionResult) => {
    if (!wantsFragment(c)) return c.redirect(backTo(c, id), 303)
    const { view, seq } = await readForm(c)
    const words = await deps.workbooks.undoable(id, c.get('person').id)
    return c.html(changedPartials(viewAfterAction(c.get('person'), done), done.changes, partialSettings(c, view), words, Number(seq)))
  }
  return new Hono<PageEnv>()
    .post(paths.undo(':id'), async (c) => answer(c, c.req.param('id'), await deps.workbooks.undo(c.req.param('id'), c.get('person').id)))
    .post(paths.redo(':id'), async (c) => answer(c, c.req.param('id'), await deps.workbooks.redo(c.req.param('id'), c.get('person').id)))
}

/** What a page is told to say of the action that led to it. */
const DONE = ['saved', 'added'] as const

/** The page of this workbook that the button was on, without what it said was done; the matrix where that is not known. */
function backTo(c: Context<PageEnv>, id: string): string {
  const matrix = paths.workbook(id)
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return matrix
  const { pathname, searchParams } = new URL(referer)
  for (const word of DONE) searchParams.delete(word)
  const search = searchParams.size > 0 ? `?${searchParams}` : ''
  return pathname === matrix || pathname.startsWith(`${matrix}/`) ? pathname + search : matrix
}
