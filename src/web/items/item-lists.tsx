// Shows the lists of a workbook, and moves, parks and restores their items.

import { type Context, Hono } from 'hono'
import { AssumptionsPage, CheckItemList, ExpectationsPage, MilestonesPage } from '../../../templates/items/check-list.tsx'
import { EvidenceGrid } from '../../../templates/items/evidence/grid.tsx'
import { HypothesesPage, SourcesPage } from '../../../templates/items/item-list.tsx'
import { WHAT_OF } from '../../../templates/items/item-words.ts'
import { UndoRedo } from '../../../templates/layout/page.tsx'
import { dayText } from '../../../templates/ui/when.tsx'
import type { Change } from '../../ach/log/change.ts'
import { itemsOfKind } from '../../ach/log/workbook-lists.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { ID_PROBLEMS } from '../../forms/ids.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment, wantsSidePanel } from '../../http/fragment.ts'
import { ITEM_LISTS, type ItemList, pagePath, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { EMPTY_FORM } from '../shared/form-problem.ts'
import { matrixUpdate } from '../shared/matrix-update.tsx'
import { openView, type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { workbookFrame } from '../shared/renderer.tsx'
import { modelOf, queryOf } from './evidence.tsx'

const PAGES = {
  hypotheses: HypothesesPage,
  sources: SourcesPage,
  assumptions: AssumptionsPage,
  expectations: ExpectationsPage,
  milestones: MilestonesPage,
}

export function itemListRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()
  for (const [name, ListPage] of Object.entries(PAGES)) {
    const list = name as keyof typeof PAGES
    routes.get(paths.items(':id', list), async (c) => {
      const seen = await openView(c)
      return c.render(
        <ListPage id={seen.id} view={seen.view} today={dayText(deps.now())} find={(c.req.query('find') ?? '').slice(0, 200)} />,
      )
    })
  }
  routes.get(paths.items(':id', 'clusters'), (c) => c.redirect(`${paths.items(c.req.param('id'), pagePath('clusters'))}#clusters`, 303))

  for (const list of ITEM_LISTS) {
    const what = WHAT_OF[list]
    routes.post(paths.park(':id', list, ':item'), (c) =>
      change(deps, c, list, ({ parked }, id) => (parked ? [] : [{ type: 'parked', what, id }])),
    )
    routes.post(paths.restore(':id', list, ':item'), (c) =>
      change(deps, c, list, ({ parked }, id) => (parked ? [{ type: 'restored', what, id }] : [])),
    )
    routes.post(paths.move(':id', list, ':item'), async (c) => {
      const { to, before } = await readForm(c)
      if (before !== undefined) return change(deps, c, list, (_, id, workbook) => moveBefore(workbook, list, id, before))
      if (to !== 'up' && to !== 'down') throw new Refused('invalid', 'An item can be moved up or down only.', 'to')
      return change(deps, c, list, (_, id, workbook) => moveChange(workbook, list, id, to))
    })
  }
  return routes
}

type ItemPath = ReturnType<typeof paths.item<':id', ItemList, ':item'>>
type Decide = (item: { readonly parked: boolean }, id: string, workbook: Workbook) => readonly Change[]

async function change(deps: Deps, c: Context<PageEnv, ItemPath>, list: ItemList, decide: Decide) {
  const person = c.get('person')
  const id = c.req.param('item')
  const done = await deps.workbooks.change(c.req.param('id'), person.id, (workbook) => {
    const item = itemsOfKind(workbook, WHAT_OF[list]).get(id)
    if (!item) throw new Refused('unknown', ID_PROBLEMS.notInList(id))
    return decide(item, id, workbook)
  })
  if (wantsSidePanel(c)) return c.html(matrixUpdate(deps, c, done))
  const page = paths.items(done.id, pagePath(list))
  if (!wantsFragment(c)) return c.redirect(`${page}#${list}-${id}`, 303)
  const seen = viewAfterAction(person, done)
  return c.html(
    <>
      {list === 'evidence' ? (
        <EvidenceGrid model={modelOf(c, seen, queryOf((await readForm(c)).query))} filled={EMPTY_FORM} />
      ) : (
        <CheckItemList id={done.id} list={list} view={seen.view} today={dayText(deps.now())} />
      )}
      <hx-partial hx-target="#undo-redo" hx-swap="outerMorph">
        <UndoRedo frame={await workbookFrame(deps, person, seen)} />
      </hx-partial>
    </>,
  )
}

/** Swaps an item with the next active one in that direction; an indicator with the next one of the same hypothesis. */
function moveChange(workbook: Workbook, list: ItemList, id: string, to: 'up' | 'down'): readonly Change[] {
  const what = WHAT_OF[list]
  const items = itemsOfKind(workbook, what)
  const before = [...items.keys()]
  const group = (one: string) => (list === 'expectations' ? workbook.expectations.get(one)?.hypothesis : '')
  const active = before.filter((one) => items.get(one)?.parked === false && group(one) === group(id))
  const other = active[active.indexOf(id) + (to === 'up' ? -1 : 1)]
  if (!active.includes(id) || other === undefined) return []
  const after = before.map((one) => (one === id ? other : one === other ? id : one))
  return [{ type: 'ordered', what, before, after }]
}

/** Moves an item before another one, or to the end if `before` is empty. Throws `Refused('unknown')`. */
function moveBefore(workbook: Workbook, list: ItemList, id: string, before: string): readonly Change[] {
  const what = WHAT_OF[list]
  const ids = [...itemsOfKind(workbook, what).keys()]
  if (before !== '' && !ids.includes(before)) throw new Refused('unknown', ID_PROBLEMS.notInList(before))
  if (before === id) return []
  const others = ids.filter((one) => one !== id)
  const after = others.toSpliced(before === '' ? others.length : others.indexOf(before), 0, id)
  return after.join(' ') === ids.join(' ') ? [] : [{ type: 'ordered', what, before: ids, after }]
}
