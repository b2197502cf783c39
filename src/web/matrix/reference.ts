// Asking for a reading that was withheld. It is something one does: it stands in the history, and every page may show it then.

import { Hono } from 'hono'
import { Refused } from '../../ach/model/refused.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const referenceRoutes = (deps: Deps) =>
  new Hono<PageEnv>().post(paths.reference(':id', ':rater'), async (c) => {
    const [id, rater] = [c.req.param('id'), c.req.param('rater')]
    await deps.workbooks.change(id, c.get('person').id, (workbook) => {
      const asked = workbook.raters.get(rater)
      if (asked?.kind !== 'reference') throw new Refused('unknown', `There is no reading ${rater} to compare with.`)
      return asked.shown ? [] : [{ type: 'shown', rater, before: false, after: true }]
    })
    return c.redirect(`${paths.workbook(id)}?compare=${rater}`, 303)
  })
