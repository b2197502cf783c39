// Serves the home page and creates workbooks from a case or a question.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import type { CaseCard } from '../../../templates/workbooks/case-cards.tsx'
import { examplePicture } from '../../../templates/workbooks/example-picture.tsx'
import { HomePage } from '../../../templates/workbooks/home.tsx'
import type { ExampleStart } from '../../../templates/workbooks/introduction.tsx'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { settingsFields } from '../../ach/model/workbook.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import type { Case, Cases } from '../../cases.ts'
import { readTyped } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { WORKBOOK_ORDERS } from '../../live/workbooks.ts'
import { newId } from '../../new-id.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { exampleCase, finishedExample, withReferenceAsOwn } from '../shared/example.ts'
import { EMPTY_FORM } from '../shared/form-problem.ts'
import { addPerson, createFromDocument } from '../shared/new-workbook.ts'
import type { PageEnv } from '../shared/open-view.ts'
import { tourAddresses } from '../shared/tour.ts'

export const homeRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.home(), async (c) => c.render(await home(deps, c, EMPTY_FORM)))
    // Reached when someone reloads a form that showed an error.
    .get(paths.workbooks(), (c) => c.redirect(paths.home(), 303))
    .post(paths.workbooks(), async (c) => {
      const form = await readForm(c)
      const person = c.get('person')
      if (form.case !== undefined) {
        const chosen = deps.cases.get(form.case)
        if (!chosen) throw new Refused('unknown', 'This case does not exist.', 'case')
        const own = form.ratings === 'reference'
        const document = own ? withReferenceAsOwn(chosen.document, { ...person, name: person.name ?? FIRST_NAME }) : chosen.document
        const id = await createFromDocument(deps, person, document, { from: `case:${chosen.id}`, firstPass: newId() })
        return c.redirect(paths.workbook(id), 303)
      }
      const title = form.title?.trim() || titleOf(form.question ?? '')
      const read = readTyped(settingsFields, { ...form, title, background: '', marking: '', method: 'weighted' })
      if (!read.ok) return c.render(await home(deps, c, { values: form, problems: read.problems }), { status: 422 })
      const first: Change = { type: 'created', fields: read.fields, reference: null, exercise: null, from: null, firstPass: newId() }
      const { changes, people } = addPerson({ changes: [first], people: new Map() }, person)
      return c.redirect(paths.workbook(await deps.workbooks.create(person.id, changes, people)), 303)
    })

/** The question as a title. */
const titleOf = (question: string): string => {
  const line = question.trim().replace(/\s+/g, ' ')
  return line.length > MOST_TITLE ? `${cutText(line, MOST_TITLE)}…` : line
}
const MOST_TITLE = 80

async function home(deps: Deps, c: Context<PageEnv>, filled: FilledForm) {
  const me = c.get('person').id
  const search = (c.req.query('q') ?? '').trim().slice(0, LIMITS.title)
  const order = WORKBOOK_ORDERS.find((one) => one === c.req.query('sort')) ?? 'changed'
  const [{ live, deleted }, listed, justDeleted] = [
    await deps.workbooks.count(),
    await deps.workbooks.list(me, { search, order, page: pageNumber(c) }),
    await deps.workbooks.summary(c.req.query('deleted') ?? '', me),
  ]
  return (
    <HomePage
      listed={listed}
      query={{ search, order }}
      all={live}
      deleted={deleted}
      justDeleted={justDeleted?.deletedAt == null ? null : justDeleted}
      cases={[...deps.cases.values()].map(cardOf)}
      example={exampleStart(deps.cases, deps.now())}
      filled={filled}
      person={c.get('person').name}
      now={deps.now()}
    />
  )
}

/** Returns the page that the address names; the first if it names none. */
export function pageNumber(c: Context): number {
  const text = c.req.query('page')
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1
}

const cardOf = ({ id, document, card: { kind, minutes, learn } }: Case): CaseCard => ({
  ...{ id, kind, minutes, learn },
  title: document.title,
  question: document.question,
  hypotheses: document.hypotheses.length,
  evidence: document.evidence.length,
  groupMinutes: document.exercise?.minutes
    ? Math.ceil(Object.values(document.exercise.minutes).reduce((sum, one) => sum + one, 0) / 5) * 5
    : null,
  hasReference: document.raters.some(({ kind }) => kind === 'reference'),
})

/** Cases never change while the server runs, so the start of the tour and its picture are prepared once. */
const starts = new WeakMap<Cases, ExampleStart>()

function exampleStart(cases: Cases, now: Date): ExampleStart | null {
  const known = starts.get(cases)
  if (known) return known
  const example = finishedExample(cases, exampleCase(cases)?.id ?? '', now)
  const [href, ...others] = example ? tourAddresses(example) : []
  if (!example || href === undefined) return null
  const start = { href, steps: others.length + 1, picture: examplePicture(example.view) }
  starts.set(cases, start)
  return start
}
