// Reveals reference ratings that were hidden. The history records it, and from then on every page may show them.

import { Hono } from 'hono'
import { Refused } from '../../ach/model/refused.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const referenceRoutes = (deps: Deps) =>
  new Hono<PageEnv>().post(paths.reference(':id', ':rater'), async (c) => {
    const [id, rater] = [c.req.param('id'), c.req.param('rater')]
    await deps.workbooks.change(id, c.get('person').id, (workbook) => {
      const reference = workbook.raters.get(rater)
      if (reference?.kind !== 'reference') throw new Refused('unknown', `There are no reference ratings ${rater} in this workbook.`)
      return reference.shown ? [] : [{ type: 'shown', rater, before: false, after: true }]
    })
    return c.redirect(`${paths.workbook(id)}?compare=${rater}`, 303)
  })
