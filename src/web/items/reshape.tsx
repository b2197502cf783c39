// Splits, merges and combines hypotheses, each in one batch. What was typed is kept when the workbook is full.

import { Hono } from 'hono'
import { MergePage, MOST_PARTS, PART_FIELDS, SplitPage } from '../../../templates/items/reshape.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import type { Change } from '../../ach/log/change.ts'
import { CHANGE_REFUSALS } from '../../ach/log/check-change.ts'
import { combineHypotheses, joinLabels, mergeHypotheses, splitHypothesis } from '../../ach/log/reshape-hypotheses.ts'
import { notInWorkbook, Refused } from '../../ach/model/refused.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { type Hypothesis, type HypothesisFields, hypothesisFields, type Workbook } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { UsedIds } from '../../forms/ids.ts'
import { type Problem, readTyped, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { formProblem } from '../shared/form-problem.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export function reshapeRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()
  routes.get(paths.split(':id', ':hypothesis'), async (c) => {
    const seen = await openView(c)
    const original = activeIn(seen.view, c.req.param('hypothesis'))
    const statement = original.statement
    return c.render(
      splitPage(seen, c.req.param('hypothesis'), { values: { 'statement-1': statement, 'statement-2': statement }, problems: [] }),
    )
  })
  routes.post(paths.split(':id', ':hypothesis'), async (c) => {
    const seen = await openView(c)
    const values = await readForm(c)
    const { parts, problems } = partsOf(values)
    if (problems.length > 0) return c.render(splitPage(seen, c.req.param('hypothesis'), { values, problems }), { status: 422 })
    const me = c.get('person').id
    const done = await changedHypothesis(deps, seen.id, me, (workbook) => {
      const ids = UsedIds.in(workbook, 'hypothesis')
      const made = parts.map((fields) => ({ id: ids.give(), fields }))
      return splitHypothesis(workbook, c.req.param('hypothesis'), made, me)
    })
    if ('problem' in done)
      return c.render(splitPage(seen, c.req.param('hypothesis'), { values, problems: [done.problem] }), { status: done.status })
    return c.redirect(listAt(seen.id, done.changes), 303)
  })

  for (const way of ['combine', 'merge'] as const) {
    routes.get(paths[way](':id', ':hypothesis', ':other'), async (c) => {
      const seen = await openView(c)
      const [a, b] = [activeIn(seen.view, c.req.param('hypothesis')), activeIn(seen.view, c.req.param('other'))]
      const label = joinLabels(a.label, b.label, way === 'combine' ? '+' : 'or')
      const statement = cutText(`${way === 'combine' ? 'Both are true. ' : ''}${a.statement}\n\n${b.statement}`, LIMITS.text)
      return c.render(
        mergePage(seen, [c.req.param('hypothesis'), c.req.param('other')], way, { values: { label, statement }, problems: [] }),
      )
    })
    routes.post(paths[way](':id', ':hypothesis', ':other'), async (c) => {
      const seen = await openView(c)
      const values = await readForm(c)
      const read = readTyped(hypothesisFields.pick(PART_FIELDS), values)
      if (!read.ok)
        return c.render(mergePage(seen, [c.req.param('hypothesis'), c.req.param('other')], way, { values, problems: read.problems }), {
          status: 422,
        })
      const me = c.get('person').id
      const two = [c.req.param('hypothesis'), c.req.param('other')] as const
      const done = await changedHypothesis(deps, seen.id, me, (workbook) => {
        const made = { id: UsedIds.in(workbook, 'hypothesis').next(), fields: { ...read.fields, notes: null } }
        return way === 'combine' ? combineHypotheses(workbook, two, made) : mergeHypotheses(workbook, two, made, me)
      })
      if ('problem' in done)
        return c.render(mergePage(seen, [c.req.param('hypothesis'), c.req.param('other')], way, { values, problems: [done.problem] }), {
          status: done.status,
        })
      return c.redirect(listAt(seen.id, done.changes), 303)
    })
  }
  return routes
}

function activeIn(view: View, id: string): Hypothesis {
  const found = activeOrParked(view, id)
  if (found.parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
  return found
}

function activeOrParked(view: View, id: string): Hypothesis {
  const found = view.hypotheses.get(id)
  if (!found) throw new Refused('unknown', notInWorkbook('hypothesis', id))
  return found
}

/** The parts of a split, with problems by field. The first two are required; a further part counts if it has any text. */
function partsOf(values: Typed): { parts: HypothesisFields[]; problems: Problem[] } {
  const parts: HypothesisFields[] = []
  const problems: Problem[] = []
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const typed = { label: values[`label-${part}`], statement: values[`statement-${part}`] }
    if (part > 2 && !typed.label?.trim() && !typed.statement?.trim()) continue
    const read = readTyped(hypothesisFields.pick(PART_FIELDS), typed)
    if (read.ok) parts.push({ ...read.fields, notes: null })
    else problems.push(...read.problems.map(({ field, message }) => ({ field: `${field}-${part}`, message: `Part ${part}: ${message}` })))
  }
  return { parts, problems }
}

/** The accepted changes, or the reason for refusing them as a sentence for the form. */
async function changedHypothesis(deps: Deps, id: string, me: string, decide: (workbook: Workbook) => Change[]) {
  try {
    return await deps.workbooks.change(id, me, decide)
  } catch (error) {
    return formProblem(error)
  }
}

/** The address of the list of hypotheses, at the first new one. */
function listAt(id: string, changes: readonly Change[]): string {
  const first = changes.find((change) => change.type === 'added')
  return `${paths.items(id, 'hypotheses')}${first ? `#hypotheses-${first.id}` : ''}`
}

const splitPage = ({ id, view }: OpenView, hypothesis: string, filled: FilledForm) => (
  <SplitPage id={id} original={activeOrParked(view, hypothesis)} filled={filled} />
)

function mergePage({ id, view }: OpenView, [first, second]: readonly [string, string], way: 'combine' | 'merge', filled: FilledForm) {
  return <MergePage id={id} two={[activeOrParked(view, first), activeOrParked(view, second)]} {...{ way, filled }} />
}
