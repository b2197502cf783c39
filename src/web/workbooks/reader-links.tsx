// Links that show a workbook to those who only read: made, listed, taken back.
import { type Context, Hono } from 'hono'
import { ReaderLinksPage } from '../../../templates/workbooks/reader-links.tsx'
import type { Env } from '../../access/request-env.ts'
import { hashOf, newSecret } from '../../access/secrets.ts'
import { Refused } from '../../ach/model/refused.ts'
import { readForm } from '../../http/form.ts'
import { param } from '../../http/param.ts'
import { newId } from '../../new-id.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, pageFrame } from '../shared/open-view.ts'

export const readerLinkRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.links(':id'), async (c) => {
      const seen = await openView(deps, c.get('person'), param(c, 'id'))
      return c.html(await page(deps, c, seen, null))
    })
    .post(paths.links(':id'), async (c) => {
      const seen = await openView(deps, c.get('person'), param(c, 'id'))
      if (!deps.access.signIn) throw new Refused('forbidden', 'Nobody else can reach this server, so a link would lead nowhere.')
      const form = await readForm(c)
      const rater = form.rater || null
      if (rater !== null && !seen.view.raters.has(rater)) throw new Refused('unknown', 'There is no such rater in this workbook.')
      const secret = newSecret()
      await deps.workbooks.store.keepLink({
        id: newId(),
        workbook: seen.id,
        hash: hashOf(secret),
        rater,
        names: form.names === 'yes',
        notes: form.notes === 'yes',
        at: deps.now().toISOString(),
        revokedAt: null,
      })
      // Shown now and never again: only its hash is kept.
      return c.html(await page(deps, c, seen, deps.access.addressOf(c, paths.read(secret))))
    })
    .post(paths.revokeLink(':id', ':link'), async (c) => {
      const { id } = await openView(deps, c.get('person'), param(c, 'id'))
      await deps.workbooks.store.revokeLink(id, c.req.param('link') ?? '', deps.now().toISOString())
      return c.redirect(paths.links(id), 303)
    })

async function page(deps: Deps, c: Context<Env>, seen: OpenView, made: string | null) {
  return (
    <ReaderLinksPage
      asset={deps.asset}
      frame={await pageFrame(deps, c.get('person'), seen, 'settings')}
      view={seen.view}
      links={await deps.workbooks.store.links(seen.id)}
      made={made}
      reachable={deps.access.signIn}
      now={deps.now()}
    />
  )
}
