// Making a run of an exercise from a workbook: the page that asks how, and the run.

import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { SetupPage } from '../../../templates/exercise/setup/page.tsx'
import { startExercise } from '../../ach/exercise/start-exercise.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { type ExerciseForm, proposeExerciseForm, readBudget, readExercise, shortDeck, withBudget } from '../../forms/exercise-form.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { readFormLists } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { FIRST_NAME } from '../shared/new-workbook.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { newJoinCode } from './join-info.ts'

export const exerciseRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.setUpExercise(':id'), async (c) => {
      const seen = await openView(c)
      const budget = readBudget(c.req.query('budget')) ?? 60
      return setupPage(c, seen, proposeExerciseForm(seen.view, titleFor(seen.view, deps.now()), budget))
    })
    // Where a reload of what a mistake answered ends.
    .get(paths.exercises(':id'), (c) => c.redirect(paths.setUpExercise(c.req.param('id')), 303))
    .post(paths.exercises(':id'), async (c) => {
      const me = c.get('person')
      const seen = await openView(c)
      const { form: typed, ticked } = await readFormLists(c, 'stages')
      // Whoever asks for an exercise without saying more gets what is usual.
      const plain = proposeExerciseForm(seen.view, cutText(`${seen.view.title}: exercise`, LIMITS.title), 90)
      const form: ExerciseForm = typed.asked === undefined ? plain : { values: typed, stages: ticked }
      if (typed.again !== undefined) {
        const anew = withBudget(seen.view, form, readBudget(typed.budget) ?? 90)
        // In the same time another deck was somebody's own choice.
        const deck = typed.was === typed.budget ? (typed.deck ?? anew.values.deck) : anew.values.deck
        return setupPage(c, seen, { ...anew, values: { ...anew.values, deck } })
      }
      const read = readExercise(seen.view, form.values.title === undefined ? { ...form, values: { ...plain.values, ...typed } } : form)
      if (!read.ok) return setupPage(c, seen, form, read.problems, 422)
      // A reading that nobody asked for yet comes along, and stays hidden until the debrief.
      const whole = viewFor(seen.opened.workbook, { rater: null, names: seen.opened.names, unveiled: true })
      const changes = startExercise(whole, { ...read.wanted, from: seen.id })
      const run = await deps.workbooks.create(me.id, changes, new Map([[me.id, me.name ?? FIRST_NAME]]))
      await newJoinCode(deps, run)
      return c.redirect(paths.exercise(run), 303)
    })

/** Several runs of one workbook are told apart by their day. */
const titleFor = ({ title }: View, now: Date) => {
  const end = `: exercise of ${DAY.format(now)}`
  return cutText(title, LIMITS.title - end.length) + end
}
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

function setupPage(
  c: Context<PageEnv>,
  seen: OpenView,
  form: ExerciseForm,
  problems: readonly Problem[] = [],
  status: ContentfulStatusCode = 200,
) {
  const { view } = seen
  const reference = view.withheld[0] ?? [...view.raters.values()].find(({ kind }) => kind === 'reference')
  return c.render(
    <SetupPage
      id={seen.id}
      form={form}
      problems={problems}
      decks={{ full: activeItems(view.evidence).length, short: shortDeck(view).length }}
      reference={reference?.name ?? null}
    />,
    { status },
  )
}
