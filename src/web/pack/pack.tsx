// The printable pack, for rooms without devices, of a workbook or of a run of an exercise. Only for whoever leads: the table of what
// readers and participants may ask for does not have it.

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

function page(c: Context<PageEnv>, seen: OpenView) {
  const { id, view, opened } = seen
  const whole = viewFor(opened.workbook, { rater: null, names: opened.names, unveiled: true })
  const readings = [...whole.raters.values()].filter(isReference)
  const keySeen = [...view.raters.values()].some(isReference)
  const choice = readPack(
    {
      parts: c.req.queries('part') ?? [],
      chosen: c.req.query('chosen') !== undefined,
      budget: c.req.query('budget'),
      deck: c.req.query('deck'),
    },
    keySeen,
  )
  const held = view.run ? { options: view.run.options, deck: null } : proposedBudget(seen, choice)
  const short = view.run ? 0 : shortDeck(view).length
  return (
    <PackPage
      id={id}
      pack={packOf(whole, held.options, held.deck, choice.parts.has('key') ? readings : [])}
      options={held.options}
      choice={{ ...choice, deck: held.deck === null ? 'full' : 'short' }}
      readings={readings.map(({ name }) => name)}
      decks={{ full: [...view.evidence.values()].filter(({ parked }) => !parked).length, short }}
      run={view.run && { debriefed: showsReference(view.run) }}
    />
  )
}

const isReference = ({ kind }: RaterView) => kind === 'reference'

/** How an exercise would be held that is made from this workbook in so many minutes. */
function proposedBudget({ view }: OpenView, { budget, deck }: PackChoice): { options: RunOptions; deck: readonly string[] | null } {
  const form = proposeExerciseForm(view, view.title, budget)
  const read = readExercise(view, { ...form, values: { ...form.values, ...(deck && { deck }) } })
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '))
  return read.wanted
}
