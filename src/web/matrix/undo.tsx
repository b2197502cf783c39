// Undo and redo of what this person did, from any page.
import { type Context, Hono } from 'hono'
import type { Env } from '../../access/request-env.ts'
import { formOf } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { param } from '../../http/param.ts'
import type { Done } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { settingsOfPiece } from '../shared/matrix-settings.ts'
import { seenAs } from '../shared/open-view.ts'
import { movedPieces } from './matrix-update.tsx'

export const undoRoutes = (deps: Deps) => {
  const answer = async (c: Context<Env>, id: string, done: Done) => {
    if (!wantsFragment(c)) return c.redirect(backTo(c, id), 303)
    const { view, seq } = await formOf(c)
    const words = await deps.workbooks.undoable(id, c.get('person').id)
    return c.html(movedPieces(seenAs(c.get('person'), done), done.changes, settingsOfPiece(c, view), words, Number(seq)))
  }
  return new Hono<Env>()
    .post(paths.undo(':id'), async (c) => answer(c, param(c, 'id'), await deps.workbooks.undo(param(c, 'id'), c.get('person').id)))
    .post(paths.redo(':id'), async (c) => answer(c, param(c, 'id'), await deps.workbooks.redo(param(c, 'id'), c.get('person').id)))
}

/** What a page is told to say of the action that led to it. */
const DONE = ['saved', 'added'] as const

/** The page of this workbook that the button was on, without what it said was done; the matrix where that is not known. */
function backTo(c: Context<Env>, id: string): string {
  const matrix = paths.workbook(id)
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return matrix
  const { pathname, searchParams } = new URL(referer)
  for (const word of DONE) searchParams.delete(word)
  const search = searchParams.size > 0 ? `?${searchParams}` : ''
  return pathname === matrix || pathname.startsWith(`${matrix}/`) ? pathname + search : matrix
}
