// Serves the page that removes personal data, and removes it once the user confirms with a tick.

import { Hono } from 'hono'
import { RedactPage } from '../../../templates/workbooks/redact.tsx'
import type { Problem } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export const TICK_FIRST = 'Tick the box first. Nothing was removed.'

export const redactRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.redact(':id'), async (c) => c.render(page(await openView(c), [])))
    .post(paths.redact(':id'), async (c) => {
      const id = c.req.param('id')
      const { sure } = await readForm(c)
      if (sure !== 'yes') return c.render(page(await openView(c), [{ field: 'sure', message: TICK_FIRST }]), { status: 422 })
      const erased = await deps.workbooks.redact(id, c.get('person').id)
      deps.uploads.forget(id)
      deps.access.record(c, 'personal data removed', { workbook: id })
      return c.redirect(`${paths.settings(id)}?saved=${erased === 'gone' ? 'redacted' : erased}`, 303)
    })

const page = ({ id, view }: OpenView, problems: readonly Problem[]) => <RedactPage id={id} isRun={view.run !== null} problems={problems} />
