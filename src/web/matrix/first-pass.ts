// Stores what a rater chooses for their first pass: to see scores before every cell is rated, and the order of one item at a time.

import { type Context, Hono } from 'hono'
import type { Change } from '../../ach/log/change.ts'
import { join } from '../../ach/log/rater-changes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater, type FirstPassChoices } from '../../ach/model/workbook.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { pageSettings } from '../shared/matrix-settings.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const firstPassRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    // reached by reloading a page that showed an error
    .get(paths.firstPass(':id'), (c) => c.redirect(paths.workbook(c.req.param('id')), 303))
    .post(paths.firstPass(':id'), async (c) => {
      const [id, rater] = [c.req.param('id'), c.get('person').id]
      const { scores, order, back } = await readForm(c)
      const after = choice(scores, order)
      await deps.workbooks.change(id, rater, (workbook): Change[] => {
        const existing = workbook.raters.get(rater)
        const now = (existing ?? emptyRater(rater)).firstPass
        const before = Object.fromEntries(Object.keys(after).map((field) => [field, now[field as keyof FirstPassChoices]]))
        if (Object.entries(after).every(([field, value]) => before[field] === value)) return []
        return [...(existing ? [] : [join(rater)]), { type: 'firstPass', rater, before, after }]
      })
      return c.redirect(returnTo(c, id, back, scores === 'shown'), 303)
    })

function choice(scores: string | undefined, order: string | undefined): Partial<FirstPassChoices> {
  if (scores === 'shown' || scores === 'hidden') return { scoresShown: scores === 'shown' }
  if (order === 'own' || order === 'shuffled') return { ownOrder: order === 'own' }
  throw new Refused('invalid', 'The request names neither scores (shown or hidden) nor an order (own or shuffled). Nothing was changed.')
}

/** The page of this workbook that the form names, else the matrix. If scores are to be shown, a display setting no longer hides them either. */
function returnTo(c: Context<PageEnv>, id: string, back: string | undefined, showsScores: boolean): string {
  const home = paths.workbook(id)
  const page = back?.startsWith(home) && /^(?:[/?][\x21-\x7e]*)?$/.test(back.slice(home.length)) ? back : home
  if (!showsScores || !pageSettings(c, id).scoresHidden) return page
  return `${page}${page.includes('?') ? '&' : '?'}scores=shown`
}
