// Undo and redo: reverses or repeats this person's last change, from any page.

import { type Context, Hono } from 'hono'
import { WHAT_OF } from '../../../templates/items/item-words.ts'
import { itemKeyOf, itemsOfKind } from '../../ach/log/apply-change.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import { ITEM_LISTS, type ItemList, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { partialSettings } from '../shared/matrix-settings.ts'
import { type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { DONE_FIELDS } from '../shared/renderer.tsx'
import { changedPartials } from './matrix-update.tsx'

export const undoRoutes = (deps: Deps) => {
  const respond = async (c: Context<PageEnv>, id: string, result: ActionResult, done: 'undone' | 'redone') => {
    if (!wantsFragment(c)) return c.redirect(backTo(c, result, done), 303)
    const { view, seq } = await readForm(c)
    const undoable = await deps.workbooks.undoable(id, c.get('person').id)
    const current = viewAfterAction(c.get('person'), result)
    return c.html(changedPartials(current, result.changes, partialSettings(c, view), undoable, Number(seq)))
  }
  return new Hono<PageEnv>()
    .post(paths.undo(':id'), async (c) =>
      respond(c, c.req.param('id'), await deps.workbooks.undo(c.req.param('id'), c.get('person').id), 'undone'),
    )
    .post(paths.redo(':id'), async (c) =>
      respond(c, c.req.param('id'), await deps.workbooks.redo(c.req.param('id'), c.get('person').id), 'redone'),
    )
}

/** A list says what was undone or redone, and leads to the first of its items that this changed. */
function listAfter(
  id: string,
  list: ItemList,
  { workbook, changes }: Pick<ActionResult, 'workbook' | 'changes'>,
  fields: URLSearchParams,
  done: 'undone' | 'redone',
): string {
  fields.set(done, '1')
  const items = itemsOfKind(workbook, WHAT_OF[list])
  const [first] = changes.flatMap((change) => ('what' in change && 'id' in change && change.what === WHAT_OF[list] ? [change.id] : []))
  return `${paths.items(id, list)}?${fields}${first !== undefined && items.has(first) ? `#${list}-${first}` : ''}`
}

/** Query fields that make a page report the action before it, such as "Settings saved". They no longer apply after undo. */
const REPORT_FIELDS = ['saved', 'added', ...DONE_FIELDS] as const

/**
 * The page of this workbook that the request came from, without `REPORT_FIELDS`; the matrix if it is unknown. If it belongs to an item whose
 * addition was undone, the list of such items, or the matrix.
 */
function backTo(c: Context<PageEnv>, { id, workbook, changes }: ActionResult, done: 'undone' | 'redone'): string {
  const matrix = paths.workbook(id)
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return matrix
  const { pathname, searchParams } = new URL(referer)
  for (const field of REPORT_FIELDS) searchParams.delete(field)
  const search = searchParams.size > 0 ? `?${searchParams}` : ''
  if (pathname !== matrix && !pathname.startsWith(`${matrix}/`)) return matrix
  const [page = '', item = ''] = pathname.slice(matrix.length + 1).split('/')
  const list = ITEM_LISTS.find((one) => one === page)
  if (list && item === '') return listAfter(id, list, { workbook, changes }, searchParams, done)
  // Pages outside the lists belong to items of evidence, or to none.
  if (!workbook.withdrawn.has(itemKeyOf(list ? WHAT_OF[list] : 'evidence', item))) return pathname + search
  return list ? paths.items(id, list) : matrix
}
