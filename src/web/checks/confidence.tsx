// Shows and saves a person's analytic confidence in their conclusion.

import { type Context, Hono } from 'hono'
import { CONFIDENCE_SAVED, ConfidencePage } from '../../../templates/checks/confidence.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { giveConfidence } from '../../ach/log/rater-changes.ts'
import { confidenceFields, emptyRater } from '../../ach/model/workbook.ts'
import { readTyped } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const confidenceRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.confidence(':id'), async (c) => {
      const open = await openView(c)
      const { level, why } = open.view.me?.confidence ?? { level: '', why: null }
      return c.render(page(c, open, { values: { level, why }, problems: [] }))
    })
    .post(paths.confidence(':id'), async (c) => {
      const me = c.get('person').id
      const open = await openView(c)
      const { level = '', why = '' } = await readForm(c)
      const values = { level, why }
      const isEmpty = level === '' && why.trim() === ''
      const read = readTyped(confidenceFields, values)
      if (!isEmpty && !read.ok) return c.render(page(c, open, { values, problems: read.problems }), { status: 422 })
      const after = read.ok ? read.fields : null
      return saveForm(deps, c, open.id, ({ raters }) => giveConfidence(raters.get(me) ?? emptyRater(me), after), {
        saved: () => `${paths.confidence(open.id)}?saved=1`,
        problem: (problem, status) => c.render(page(c, open, { values, problems: [problem] }), { status }),
      })
    })

const page = (c: Context<PageEnv>, { id }: OpenView, filled: FilledForm) => (
  <ConfidencePage id={id} filled={filled} saved={c.req.query('saved') === undefined ? null : CONFIDENCE_SAVED} />
)
