// Expectations and milestones that were seen, or were not: saying so, and making evidence of it.
import { type Context, Hono } from 'hono'
import { BecomeEvidence } from '../../templates/become-evidence.tsx'
import type { Filled } from '../../templates/fields.tsx'
import { WHAT_OF } from '../../templates/item-words.ts'
import { dayText } from '../../templates/when.tsx'
import { SEEN } from '../ach/aids.ts'
import { itemsOf } from '../ach/apply.ts'
import { Refused } from '../ach/refused.ts'
import type { View } from '../ach/view.ts'
import type { Workbook } from '../ach/workbook.ts'
import type { Deps, Env } from '../http/env.ts'
import { formOf } from '../http/form.ts'
import { param } from '../http/param.ts'
import { frameOf, type Seen, see } from '../http/seen.ts'
import { edit } from '../import/fields.ts'
import { becomesEvidence, type Foreseen, itemOf, proposed, readOutcome } from '../import/outcome.ts'
import { OUTCOME_LISTS, type OutcomeList, paths } from '../paths.ts'

export function outcomeRoutes(deps: Deps) {
  const routes = new Hono<Env>()
  for (const list of OUTCOME_LISTS) {
    routes.post(paths.outcome(':id', list, ':item'), async (c) => {
      const [id, item] = [param(c, 'id'), param(c, 'item')]
      const { seen: said } = await formOf(c)
      const seen = SEEN.find((one) => one === said)
      if (!seen) throw new Refused('invalid', 'Say whether it was seen: yes or no.', 'seen')
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const now = foreseen(workbook, list, item)
        const change = edit(WHAT_OF[list], item, now, { ...now, seen })
        return change ? [change] : []
      })
      return c.redirect(seen === 'yes' || list === 'expectations' ? paths.becomeEvidence(id, list, item) : placeOf(id, list, item), 303)
    })

    routes.get(paths.becomeEvidence(':id', list, ':item'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const item = foreseen(seen.view, list, param(c, 'item'))
      const became = itemOf(seen.view, item)
      if (item.parked || item.seen === null || became?.parked === false) return c.redirect(placeOf(seen.id, list, item.id), 303)
      return c.html(await page(deps, c, seen, list, item, { values: proposed(item, item.seen, dayText(deps.now())), problems: [] }))
    })

    routes.post(paths.becomeEvidence(':id', list, ':item'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const item = foreseen(seen.view, list, param(c, 'item'))
      const values = await formOf(c)
      const { problems } = readOutcome(seen.view, item, values)
      if (problems.length > 0) return c.html(await page(deps, c, seen, list, item, { values, problems }), 422)
      try {
        await deps.workbooks.change(seen.id, c.get('person').id, (workbook) => becomesEvidence(workbook, list, item.id, values))
      } catch (error) {
        if (!(error instanceof Refused) || (error.code !== 'invalid' && error.code !== 'limit')) throw error
        const refused = [{ field: error.field ?? '', message: error.message }]
        return c.html(await page(deps, c, seen, list, item, { values, problems: refused }), error.code === 'limit' ? 409 : 422)
      }
      return c.redirect(placeOf(seen.id, list, item.id), 303)
    })
  }
  return routes
}

const placeOf = (id: string, list: OutcomeList, item: string) => `${paths.items(id, list)}#${list}-${item}`

function foreseen(of: View | Workbook, list: OutcomeList, id: string): Foreseen {
  const item = itemsOf(of, WHAT_OF[list]).get(id)
  if (!item) throw new Refused('unknown', `There is nothing called ${id} in this list.`)
  return item as Foreseen
}

async function page(deps: Deps, c: Context<Env>, seen: Seen, list: OutcomeList, item: Foreseen, filled: Filled) {
  const frame = await frameOf(deps, c.get('person'), seen, 'aids')
  return <BecomeEvidence asset={deps.asset} frame={frame} view={seen.view} list={list} item={item} filled={filled} />
}
