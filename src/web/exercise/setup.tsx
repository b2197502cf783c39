// Sets up an exercise from a workbook: the setup page, and creating the exercise.

import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { SetupPage } from '../../../templates/exercise/setup/page.tsx'
import { dayText } from '../../../templates/ui/when.tsx'
import { startExercise } from '../../ach/exercise/start-exercise.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import { formatDate } from '../../ach/words/phrases.ts'
import { type ExerciseForm, proposeExerciseForm, readBudget, readExercise, shortDeck, withBudget } from '../../forms/exercise-form.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { readFormLists } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { newJoinCode } from './join-info.ts'

export const exerciseRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.setUpExercise(':id'), async (c) => {
      const source = await openView(c)
      const budget = readBudget(c.req.query('budget')) ?? 60
      return setupPage(c, source, proposeExerciseForm(source.view, titleFor(source.view, deps.now()), budget))
    })
    // A reload of the page that a refused form returned is a GET of this address.
    .get(paths.exercises(':id'), (c) => c.redirect(paths.setUpExercise(c.req.param('id')), 303))
    .post(paths.exercises(':id'), async (c) => {
      const me = c.get('person')
      const source = await openView(c)
      const { form: typed, ticked } = await readFormLists(c, 'stages')
      // A request without the form's fields gets the defaults.
      const plain = proposeExerciseForm(source.view, cutText(`${source.view.title}: exercise`, LIMITS.title), 90)
      const form: ExerciseForm = typed.asked === undefined ? plain : { values: typed, stages: ticked }
      if (typed.again !== undefined) {
        const recalculated = withBudget(source.view, form, readBudget(typed.budget) ?? 90)
        // With the same budget, the deck in the form is the facilitator's choice and stays.
        const deck = typed.was === typed.budget ? (typed.deck ?? recalculated.values.deck) : recalculated.values.deck
        return setupPage(c, source, { ...recalculated, values: { ...recalculated.values, deck } })
      }
      const read = readExercise(
        source.view,
        form.values.title === undefined ? { ...form, values: { ...plain.values, ...typed } } : form,
        deps.now(),
      )
      if (!read.ok) return setupPage(c, source, form, read.problems, 422)
      // Reference ratings that were not revealed in the workbook are copied too, and stay hidden until the debrief.
      const whole = viewFor(source.opened.workbook, { rater: null, names: source.opened.names, unveiled: true })
      const changes = startExercise(whole, { ...read.wanted, from: source.id })
      const run = await deps.workbooks.create(me.id, changes, new Map([[me.id, me.name ?? FIRST_NAME]]))
      await newJoinCode(deps, run)
      return c.redirect(paths.exercise(run), 303)
    })

/** The date tells several exercises of one workbook apart. */
const titleFor = ({ title }: View, now: Date) => {
  const end = `: exercise, ${formatDate(dayText(now))}`
  return cutText(title, LIMITS.title - end.length) + end
}

function setupPage(
  c: Context<PageEnv>,
  { id, view }: OpenView,
  form: ExerciseForm,
  problems: readonly Problem[] = [],
  status: ContentfulStatusCode = 200,
) {
  const reference = view.withheld[0] ?? [...view.raters.values()].find(({ kind }) => kind === 'reference')
  return c.render(
    <SetupPage
      id={id}
      form={form}
      problems={problems}
      decks={{ full: activeItems(view.evidence).length, short: shortDeck(view).length }}
      reference={reference?.name ?? null}
    />,
    { status },
  )
}
