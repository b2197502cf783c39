// Route of the printable pack of a workbook or an exercise. Only for facilitators: the permission tables of readers and participants do not
// include it.

import { type Context, Hono } from 'hono'
import { PackPage } from '../../../templates/pack/page.tsx'
import { type RunOptions, showsReference } from '../../ach/model/exercise.ts'
import { type RaterView, viewFor } from '../../ach/view/view.ts'
import { proposeExerciseForm, readExercise, shortDeck } from '../../forms/exercise-form.ts'
import { type PackChoice, readPack } from '../../forms/pack-form.ts'
import { paths } from '../../paths.ts'
import { packOf } from '../../report/pack/pack-content.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export const packRoutes = () =>
  new Hono<PageEnv>().get(paths.pack(':id'), async (c) => {
    return c.render(page(c, await openView(c)))
  })

function page(c: Context<PageEnv>, current: OpenView) {
  const { id, view, opened } = current
  const whole = viewFor(opened.workbook, { rater: null, names: opened.names, unveiled: true })
  const references = [...whole.raters.values()].filter(isReference)
  const keyShown = [...view.raters.values()].some(isReference)
  const choice = readPack(
    {
      parts: c.req.queries('part') ?? [],
      chosen: c.req.query('chosen') !== undefined,
      budget: c.req.query('budget'),
      deck: c.req.query('deck'),
    },
    keyShown,
  )
  const plan = view.run ? { options: view.run.options, deck: null } : proposedPlan(current, choice)
  const short = view.run ? 0 : shortDeck(view).length
  return (
    <PackPage
      id={id}
      pack={packOf(whole, plan.options, plan.deck, choice.parts.has('key') ? references : [])}
      options={plan.options}
      choice={{ ...choice, deck: plan.deck === null ? 'full' : 'short' }}
      references={references.map(({ name }) => name)}
      decks={{ full: [...view.evidence.values()].filter(({ parked }) => !parked).length, short }}
      run={view.run && { debriefed: showsReference(view.run) }}
    />
  )
}

const isReference = ({ kind }: RaterView) => kind === 'reference'

/** The options and deck that setup would propose for an exercise from this workbook in the chosen time. */
function proposedPlan({ view }: OpenView, { budget, deck }: PackChoice): { options: RunOptions; deck: readonly string[] | null } {
  const form = proposeExerciseForm(view, view.title, budget)
  // The proposed plan has no closing time, so the clock does not matter.
  const read = readExercise(view, { ...form, values: { ...form.values, ...(deck && { deck }) } }, new Date(0))
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '))
  return read.wanted
}
