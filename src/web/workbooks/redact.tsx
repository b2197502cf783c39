// Removing personal data: a page that says what goes and what stays, and asks for a tick before it is done.
import { type Context, Hono } from 'hono'
import { RedactPage } from '../../../templates/workbooks/redact.tsx'
import type { Env } from '../../access/request-env.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { param } from '../../http/param.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openView, pageFrame } from '../shared/open-view.ts'

export const redactRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.redact(':id'), async (c) => c.html(await page(deps, c, [])))
    .post(paths.redact(':id'), async (c) => {
      const id = param(c, 'id')
      const { sure } = await readForm(c)
      if (sure !== 'yes') return c.html(await page(deps, c, [{ field: 'sure', message: 'Tick the box first. Nothing was removed.' }]), 422)
      const erased = await deps.workbooks.redact(id, c.get('person').id)
      deps.uploads.forget(id)
      return c.redirect(`${paths.settings(id)}?saved=${erased === 'gone' ? 'redacted' : erased}`, 303)
    })

async function page(deps: Deps, c: Context<Env>, problems: readonly Problem[]) {
  const seen = await openView(deps, c.get('person'), param(c, 'id'))
  return <RedactPage asset={deps.asset} frame={await pageFrame(deps, c.get('person'), seen, 'settings')} problems={problems} />
}
