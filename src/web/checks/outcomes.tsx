// Records whether an indicator or a milestone was seen, and adds the outcome as evidence.

import { type Context, Hono } from 'hono'
import { WHAT_OF } from '../../../templates/items/item-words.ts'
import { OutcomeFormPage } from '../../../templates/items/outcome-form.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { dayText } from '../../../templates/ui/when.tsx'
import { itemsOfKind } from '../../ach/log/workbook-lists.ts'
import { OBSERVED_STATES } from '../../ach/model/checks.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { View } from '../../ach/view/view.ts'
import { ID_PROBLEMS } from '../../forms/ids.ts'
import {
  type ForeseenItem,
  foreseenItem,
  markObserved,
  markProblems,
  outcomeToEvidence,
  proposeOutcome,
  readOutcome,
} from '../../forms/indicator-outcome.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { OUTCOME_LISTS, type OutcomeList, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export function outcomeRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()
  for (const list of OUTCOME_LISTS) {
    routes.get(paths.outcomeEvidence(':id', list, ':item'), async (c) => {
      const seen = await openView(c)
      const item = requireForeseenItem(seen.view, list, c.req.param('item'))
      const requested = OBSERVED_STATES.find((one) => one === c.req.query('seen'))
      const outcome = item.seen ?? requested
      const isStale = requested !== undefined && requested !== outcome
      const isAdded = item.seen !== null && foreseenItem(seen.view, item)?.parked === false
      if (item.parked || outcome === undefined || isStale || isAdded) return c.redirect(placeOf(seen.id, list, item.id), 303)
      return c.render(page(seen, list, item, { values: proposeOutcome(item, outcome, dayText(deps.now())), problems: [] }))
    })

    // A reload of the page that shows a form error comes here.
    routes.get(paths.outcome(':id', list, ':item'), (c) => c.redirect(placeOf(c.req.param('id'), list, c.req.param('item')), 303))
    routes.post(paths.outcome(':id', list, ':item'), (c) =>
      answer(deps, c, list, c.req.param('item'), markObserved, (_, item, values) => markProblems(item, values)),
    )
    routes.post(paths.outcomeEvidence(':id', list, ':item'), (c) =>
      answer(deps, c, list, c.req.param('item'), outcomeToEvidence, (view, item, values) => readOutcome(view, item, values).problems),
    )
  }
  return routes
}

/** Saves the form in one batch, with or without an item of evidence. */
async function answer(
  deps: Deps,
  c: Context<PageEnv>,
  list: OutcomeList,
  itemId: string,
  decide: typeof markObserved,
  problemsOf: (view: View, item: ForeseenItem, values: Typed) => readonly Problem[],
) {
  const seen = await openView(c)
  const item = requireForeseenItem(seen.view, list, itemId)
  const values = await readForm(c)
  if (!OBSERVED_STATES.some((one) => one === values.seen)) throw new Refused('invalid', 'Choose whether it was seen: yes or no.', 'seen')
  const problems = problemsOf(seen.view, item, values)
  if (problems.length > 0) return c.render(page(seen, list, item, { values, problems }), { status: 422 })
  return saveForm(deps, c, seen.id, (workbook) => decide(workbook, list, item.id, values), {
    saved: () => placeOf(seen.id, list, item.id),
    problem: (problem, status) => c.render(page(seen, list, item, { values, problems: [problem] }), { status }),
  })
}

const placeOf = (id: string, list: OutcomeList, item: string) => `${paths.items(id, list)}#${list}-${item}`

function requireForeseenItem(of: View, list: OutcomeList, id: string): ForeseenItem {
  const item = itemsOfKind(of, WHAT_OF[list]).get(id)
  if (!item) throw new Refused('unknown', ID_PROBLEMS.notInList(id))
  return item as ForeseenItem
}

const page = ({ id, view }: OpenView, list: OutcomeList, item: ForeseenItem, filled: FilledForm) => (
  <OutcomeFormPage id={id} view={view} list={list} item={item} filled={filled} />
)
