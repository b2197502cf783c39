// Stores one action on several cells or items of the matrix at once: their ratings, or a source or cluster, or parking. Each is one batch.

import { type Context, Hono } from 'hono'
import { SeveralPage } from '../../../templates/matrix/several.tsx'
import type { Change } from '../../ach/log/change.ts'
import { requireItem } from '../../ach/log/item-kind.ts'
import { join, rateCell } from '../../ach/log/rater-changes.ts'
import { readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater, type Workbook } from '../../ach/model/workbook.ts'
import { NameIndex } from '../../forms/find-or-add.ts'
import { UsedIds } from '../../forms/ids.ts'
import { additionOf, type FieldsOf, readFields } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { readPastedCells } from '../../import/pasted-cells.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixUpdate } from '../shared/matrix-update.tsx'
import { openView, type PageEnv } from '../shared/open-view.ts'

export const severalRoutes = (deps: Deps) => {
  const respond = async (c: Context<PageEnv>, done: ActionResult) =>
    wantsFragment(c) ? c.html(await matrixUpdate(deps, c, done)) : c.redirect(paths.workbook(done.id), 303)
  return new Hono<PageEnv>()
    .post(paths.ratings(':id'), async (c) => {
      const { cells = '', value } = await readForm(c)
      const rating = value === undefined ? undefined : readRating(value)
      if (value !== undefined && rating === undefined) throw new Refused('invalid', `“${value.slice(0, 40)}” is not a rating.`, 'value')
      const read = readPastedCells(cells, rating)
      if (!read.ok) throw new Refused('invalid', read.problem, 'cells')
      const rater = c.get('person').id
      const done = await deps.workbooks.change(c.req.param('id'), rater, (workbook) => {
        const existing = workbook.raters.get(rater)
        const me = existing ?? emptyRater(rater)
        // The last line of a cell wins.
        const wanted = new Map(read.cells.map((cell) => [`${cell.evidence} ${cell.hypothesis}`, cell]))
        const changes = [...wanted.values()].flatMap(({ evidence, hypothesis, rating: to }) => {
          requireItem(workbook.evidence, 'evidence', evidence)
          requireItem(workbook.hypotheses, 'hypothesis', hypothesis)
          return rateCell(me, evidence, hypothesis, to)
        })
        return existing || changes.length === 0 ? changes : [join(rater), ...changes]
      })
      return respond(c, done)
    })
    .get(paths.severalItems(':id'), async (c) => {
      const { id, view } = await openView(c)
      const items = (c.req.query('items') ?? '').split(' ').flatMap((item) => view.evidence.get(item) ?? [])
      return c.render(<SeveralPage id={id} view={view} items={items} />)
    })
    .post(paths.severalItems(':id'), async (c) => {
      const { items = '', do: action, ...links } = await readForm(c)
      if (action !== 'park' && action !== 'source' && action !== 'cluster')
        throw new Refused('invalid', 'Choose what to do with these items: park, source or cluster.', 'do')
      const ids = [...new Set(items.split(' ').filter(Boolean))]
      const done = await deps.workbooks.change(c.req.param('id'), c.get('person').id, (workbook) =>
        action === 'park' ? parkAll(workbook, ids) : linkAll(workbook, ids, action, (links[action] ?? '').trim()),
      )
      return respond(c, done)
    })
}

const parkAll = (workbook: Workbook, ids: readonly string[]): Change[] =>
  ids.flatMap((id): Change[] => (requireItem(workbook.evidence, 'evidence', id).parked ? [] : [{ type: 'parked', what: 'evidence', id }]))

/** Links items to the source or cluster of this name or id, which is added if there is none; '' removes the link. Throws `Refused`. */
function linkAll(workbook: Workbook, ids: readonly string[], kind: 'source' | 'cluster', name: string): Change[] {
  const index = new NameIndex(kind, kind === 'source' ? workbook.sources : workbook.clusters, UsedIds.in(workbook, kind))
  const link = index.find(name, (problem) => {
    throw new Refused('invalid', `${problem} Nothing was changed.`, kind)
  })
  const links = ids.flatMap((id): Change[] => {
    const before = requireItem(workbook.evidence, 'evidence', id)[kind]
    if (before === link) return []
    const fields: (value: string | null) => Partial<FieldsOf<'evidence'>> = (value) => ({ [kind]: value })
    return [{ type: 'changed', what: 'evidence', id, before: fields(before), after: fields(link) }]
  })
  return links.length === 0 ? [] : [...index.fresh.map((fresh) => addNamed(kind, fresh)), ...links]
}

function addNamed(kind: 'source' | 'cluster', fresh: { readonly id: string; readonly name: string }): Change {
  const read = kind === 'source' ? readFields('source', { name: fresh.name }) : readFields('cluster', { label: fresh.name })
  if (!read.ok) throw new Refused('invalid', read.problems[0]?.message ?? 'This name cannot be used.', kind)
  return additionOf(kind, fresh.id, read.fields as FieldsOf<typeof kind>)
}
