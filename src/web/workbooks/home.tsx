// Serves the home page and creates workbooks from a case or a question.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { type CaseCard, HomePage } from '../../../templates/workbooks/home.tsx'
import { Refused } from '../../ach/model/refused.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { settingsFields } from '../../ach/model/workbook.ts'
import type { Case } from '../../cases.ts'
import { readTyped } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { EMPTY_FORM } from '../shared/form-problem.ts'
import { addPerson, createFromDocument } from '../shared/new-workbook.ts'
import type { PageEnv } from '../shared/open-view.ts'

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
        const id = await createFromDocument(deps, person, chosen.document, { from: `case:${chosen.id}` })
        return c.redirect(paths.workbook(id), 303)
      }
      const read = readTyped(settingsFields, { ...form, background: '', marking: '', method: 'weighted' })
      if (!read.ok) return c.render(await home(deps, c, { values: form, problems: read.problems }), { status: 422 })
      const { changes, people } = addPerson(
        { changes: [{ type: 'created', fields: read.fields, reference: null, exercise: null, from: null }], people: new Map() },
        person,
      )
      return c.redirect(paths.workbook(await deps.workbooks.create(person.id, changes, people)), 303)
    })

async function home(deps: Deps, c: Context<PageEnv>, filled: FilledForm) {
  const me = c.get('person').id
  const search = (c.req.query('q') ?? '').trim().slice(0, LIMITS.title)
  const [{ live, deleted }, listed, justDeleted] = [
    await deps.workbooks.count(),
    await deps.workbooks.list(me, { search, page: pageNumber(c) }),
    await deps.workbooks.summary(c.req.query('deleted') ?? '', me),
  ]
  return (
    <HomePage
      listed={listed}
      search={search}
      all={live}
      deleted={deleted}
      justDeleted={justDeleted?.deletedAt == null ? null : justDeleted}
      cases={[...deps.cases.values()].map(cardOf)}
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

/** Estimates half a minute for each cell, unless the case gives its own minutes. */
const cardOf = ({ id, document }: Case): CaseCard => ({
  id,
  title: document.title,
  question: document.question,
  hypotheses: document.hypotheses.length,
  evidence: document.evidence.length,
  minutes: document.exercise?.minutes?.rate ?? Math.max(5, Math.ceil((document.hypotheses.length * document.evidence.length) / 2 / 5) * 5),
  hasReference: document.raters.some(({ kind }) => kind === 'reference'),
})
