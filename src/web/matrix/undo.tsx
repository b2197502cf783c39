// Undo and redo: reverses or repeats this person's last change, from any page.

import { type Context, Hono } from 'hono'
import { WHAT_OF } from '../../../templates/items/item-words.ts'
import { RepeatedPartial } from '../../../templates/layout/page.tsx'
import type { Change } from '../../ach/log/change.ts'
import { itemKeyOf, itemsOfKind } from '../../ach/log/workbook-lists.ts'
import { isReadable } from '../../ach/model/source-texts.ts'
import { describeRedone, describeUndone } from '../../ach/words/history/history-words.ts'
import { startSentence } from '../../ach/words/phrases.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import { cellId, headId, ITEM_LISTS, type ItemList, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixUpdate } from '../shared/matrix-update.tsx'
import { type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { DONE_FIELDS } from '../shared/renderer.tsx'

export const undoRoutes = (deps: Deps) => {
  const respond = async (c: Context<PageEnv>, result: ActionResult, done: 'undone' | 'redone') => {
    if (!wantsFragment(c)) return c.redirect(backTo(c, result, done), 303)
    const describe = done === 'undone' ? describeUndone : describeRedone
    const words = describe(result.changes, viewAfterAction(c.get('person'), result).view)?.title
    return c.html(
      <>
        {await matrixUpdate(deps, c, result)}
        {words && (
          <RepeatedPartial
            text={`${startSentence(words)}.`}
            at={placeIn(done === 'undone' ? result.changes.toReversed() : result.changes)}
          />
        )}
      </>,
    )
  }
  return new Hono<PageEnv>()
    .post(paths.undo(':id'), async (c) => respond(c, await deps.workbooks.undo(c.req.param('id'), c.get('person').id), 'undone'))
    .post(paths.redo(':id'), async (c) => respond(c, await deps.workbooks.redo(c.req.param('id'), c.get('person').id), 'redone'))
}

/** Element id of the first cell, item or hypothesis in the matrix that these changes concern; undefined if there is none. */
function placeIn(changes: readonly Change[]): string | undefined {
  for (const change of changes) {
    if (change.type === 'rated' || change.type === 'noted') return cellId(change.evidence, change.hypothesis)
    if (!('what' in change) || (change.what !== 'evidence' && change.what !== 'hypothesis')) continue
    if (change.type === 'ordered') return headId(change.after.find((id, index) => change.before[index] !== id) ?? '')
    return headId(change.id)
  }
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
const REPORT_FIELDS = ['saved', 'added', 'repeats', ...DONE_FIELDS] as const

/**
 * The page of this workbook that the request came from, without `REPORT_FIELDS`; the matrix if it is unknown. If it belongs to an item whose
 * addition was undone, the list of such items, or the matrix; likewise for a source text.
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
  const text = page === 'texts' ? workbook.texts.get(item) : undefined
  if (text && !isReadable(text)) return paths.texts(id)
  const list = ITEM_LISTS.find((one) => one === page)
  if (list && item === '') return listAfter(id, list, { workbook, changes }, searchParams, done)
  // Pages outside the lists belong to items of evidence, or to none.
  if (!workbook.withdrawn.has(itemKeyOf(list ? WHAT_OF[list] : 'evidence', item))) return pathname + search
  return list ? paths.items(id, list) : matrix
}
