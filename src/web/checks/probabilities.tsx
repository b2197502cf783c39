// Shows and saves a person's own probabilities, before the evidence and now, in one batch.

import { type Context, Hono } from 'hono'
import { NoProbabilitiesPage, ProbabilitiesPage } from '../../../templates/checks/probabilities.tsx'
import type { Change } from '../../ach/log/change.ts'
import { estimateHypothesis, giveConsent } from '../../ach/log/rater-changes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { activeItems, ESTIMATE_TIMES, type EstimateTime, emptyRater, type Workbook } from '../../ach/model/workbook.ts'
import { hypothesisName } from '../../ach/words/phrases.ts'
import { percentText, readPercent } from '../../forms/percent.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const probabilityRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.probabilities(':id'), async (c) => c.render(page(c, await openView(c))))
    .post(paths.probabilities(':id'), async (c) => {
      const me = c.get('person').id
      const seen = await openView(c)
      const form = await readForm(c)
      const { wishes, problems } = wishesOf(seen, form)
      if (problems.length > 0) return c.render(page(c, seen, { form, problems }), { status: 422 })
      let clashes: string[] = []
      const decide = (workbook: Workbook): Change[] => {
        clashes = wishes.filter((wish) => changedElsewhere(workbook, me, wish)).map(({ name }) => name)
        if (clashes.length > 0) throw new Refused('conflict', 'You changed probabilities in another window.')
        return [...wishes.flatMap((wish) => changeOf(workbook, me, wish)), ...consentChange(workbook, me, form)]
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => `${paths.probabilities(seen.id)}?saved=1`,
        conflict: async () => c.render(page(c, await reopenView(c), { form, clashes }), { status: 409 }),
      })
    })

interface Wish {
  /** name of the field */
  readonly name: string
  readonly when: EstimateTime
  readonly hypothesis: string
  readonly value: number | null
  /** the value when the form was rendered; undefined: not checked for conflicts */
  readonly was: number | null | undefined
}

/** The changes requested by the form; a missing or unchanged field is left alone. */
function wishesOf({ view }: OpenView, form: Typed): { wishes: Wish[]; problems: Problem[] } {
  const wishes: Wish[] = []
  const problems: Problem[] = []
  for (const { id: hypothesis, parked } of view.hypotheses.values()) {
    for (const when of ESTIMATE_TIMES) {
      const name = `${when}/${hypothesis}`
      const text = form[name]
      const was = form[`was/${name}`]
      if (text === undefined || text === was) continue
      const value = readPercent(text)
      if (parked)
        problems.push({
          field: name,
          message: `${hypothesisName(view, hypothesis)} has been parked, so “${text}” was not saved. Save again to keep the rest.`,
        })
      else if (value === undefined)
        problems.push({
          field: name,
          message: `${hypothesisName(view, hypothesis)}, ${when}: “${text}” is not a number from 0 to 100. Enter a number such as 12.5, or leave it blank.`,
        })
      else wishes.push({ name, when, hypothesis, value, was: was === undefined ? undefined : readPercent(was) })
    }
  }
  return { wishes: wishes.filter(({ value, was }) => value !== was), problems }
}

const storedProbabilities = (workbook: Workbook, rater: string, { when, hypothesis }: Wish): number | null =>
  workbook.raters.get(rater)?.estimates[when].get(hypothesis) ?? null

/** Stored values are compared as the form shows them, because a third has more digits than its field. */
function changedElsewhere(workbook: Workbook, rater: string, wish: Wish): boolean {
  const now = storedProbabilities(workbook, rater, wish)
  return wish.was !== undefined && percentText(now) !== percentText(wish.was) && now !== wish.value
}

function changeOf(workbook: Workbook, rater: string, wish: Wish): Change[] {
  return estimateHypothesis(workbook.raters.get(rater) ?? emptyRater(rater), wish.when, wish.hypothesis, wish.value)
}

/** A form without the checkbox, or with an unchanged one, changes nothing. */
function consentChange(workbook: Workbook, rater: string, form: Typed): Change[] {
  const agreed = form.consent === 'yes' ? 'yes' : 'no'
  if (form['was/consent'] === undefined || form['was/consent'] === agreed) return []
  return giveConsent(workbook.raters.get(rater) ?? emptyRater(rater), agreed === 'yes')
}

interface Shown {
  readonly form?: Typed
  readonly problems?: readonly Problem[]
  readonly clashes?: readonly string[]
}

function page(c: Context<PageEnv>, { id, view }: OpenView, { form = {}, problems = [], clashes = [] }: Shown = {}) {
  const { me } = view
  if (!me) return <NoProbabilitiesPage />
  const values: Record<string, string | undefined> = {}
  for (const when of ESTIMATE_TIMES)
    for (const { id: hypothesis } of activeItems(view.hypotheses)) {
      const name = `${when}/${hypothesis}`
      const now = percentText(me.estimates[when].get(hypothesis) ?? null)
      // An untouched field shows the current value; after an error the form keeps the values it was rendered with.
      const was = form[`was/${name}`]
      values[name] = form[name] === undefined || (problems.length === 0 && form[name] === was) ? now : form[name]
      values[`was/${name}`] = problems.length > 0 ? (was ?? now) : now
    }
  const query = problems.length === 0 && clashes.length === 0 ? c.req.query('saved') : undefined
  const saved = query === undefined ? null : query === 'outcome' ? 'The outcome is saved.' : 'Your probabilities are saved.'
  // As stored, unless the form is shown again with what was typed.
  values.consent = form['was/consent'] === undefined ? (me.consent ? 'yes' : 'no') : (form.consent ?? 'no')
  return <ProbabilitiesPage id={id} view={view} me={me} filled={{ values, problems }} clashes={clashes} saved={saved} />
}
