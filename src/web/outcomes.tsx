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
import { besideForm } from '../http/beside-form.ts'
import type { Deps, Env } from '../http/env.ts'
import { formOf } from '../http/form.ts'
import { param } from '../http/param.ts'
import { frameOf, type Seen, see } from '../http/seen.ts'
import type { Problem, Typed } from '../import/fields.ts'
import { becomesEvidence, type Foreseen, itemOf, marked, markProblems, proposed, readOutcome } from '../import/outcome.ts'
import { OUTCOME_LISTS, type OutcomeList, paths } from '../paths.ts'

export function outcomeRoutes(deps: Deps) {
  const routes = new Hono<Env>()
  for (const list of OUTCOME_LISTS) {
    routes.get(paths.becomeEvidence(':id', list, ':item'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const item = foreseen(seen.view, list, param(c, 'item'))
      const asked = SEEN.find((one) => one === c.req.query('seen'))
      const said = item.seen ?? asked
      const overtaken = asked !== undefined && asked !== said
      const done = item.seen !== null && itemOf(seen.view, item)?.parked === false
      if (item.parked || said === undefined || overtaken || done) return c.redirect(placeOf(seen.id, list, item.id), 303)
      return c.html(await page(deps, c, seen, list, item, { values: proposed(item, said, dayText(deps.now())), problems: [] }))
    })

    // Where a reload of what a mistake answered ends.
    routes.get(paths.outcome(':id', list, ':item'), (c) => c.redirect(placeOf(param(c, 'id'), list, param(c, 'item')), 303))
    routes.post(paths.outcome(':id', list, ':item'), (c) => answer(deps, c, list, marked, (_, item, values) => markProblems(item, values)))
    routes.post(paths.becomeEvidence(':id', list, ':item'), (c) =>
      answer(deps, c, list, becomesEvidence, (view, item, values) => readOutcome(view, item, values).problems),
    )
  }
  return routes
}

/** One form, one batch: with the item of evidence, or without it. */
async function answer(
  deps: Deps,
  c: Context<Env>,
  list: OutcomeList,
  decide: typeof marked,
  problemsOf: (view: View, item: Foreseen, values: Typed) => readonly Problem[],
) {
  const seen = await see(deps, c.get('person'), param(c, 'id'))
  const item = foreseen(seen.view, list, param(c, 'item'))
  const values = await formOf(c)
  if (!SEEN.some((one) => one === values.seen)) throw new Refused('invalid', 'Say whether it was seen: yes or no.', 'seen')
  const problems = problemsOf(seen.view, item, values)
  if (problems.length > 0) return c.html(await page(deps, c, seen, list, item, { values, problems }), 422)
  try {
    await deps.workbooks.change(seen.id, c.get('person').id, (workbook) => decide(workbook, list, item.id, values))
  } catch (error) {
    const { problem, status } = besideForm(error)
    return c.html(await page(deps, c, seen, list, item, { values, problems: [problem] }), status)
  }
  return c.redirect(placeOf(seen.id, list, item.id), 303)
}

const placeOf = (id: string, list: OutcomeList, item: string) => `${paths.items(id, list)}#${list}-${item}`

function foreseen(of: View, list: OutcomeList, id: string): Foreseen {
  const item = itemsOf(of, WHAT_OF[list]).get(id)
  if (!item) throw new Refused('unknown', `There is nothing called ${id} in this list.`)
  return item as Foreseen
}

async function page(deps: Deps, c: Context<Env>, seen: Seen, list: OutcomeList, item: Foreseen, filled: Filled) {
  const frame = await frameOf(deps, c.get('person'), seen, 'aids')
  return <BecomeEvidence asset={deps.asset} frame={frame} view={seen.view} list={list} item={item} filled={filled} />
}
