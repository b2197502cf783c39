// Serves the page of reader links; creates and revokes them.

import { Hono } from 'hono'
import { ReaderLinksPage } from '../../../templates/workbooks/reader-links.tsx'
import { hashOf, newSecret } from '../../access/secrets.ts'
import { Refused } from '../../ach/model/refused.ts'
import { readForm } from '../../http/form.ts'
import { newId } from '../../new-id.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export const readerLinkRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.links(':id'), async (c) => {
      return c.render(await page(deps, await openView(c), null))
    })
    .post(paths.links(':id'), async (c) => {
      const current = await openView(c)
      if (!deps.access.signIn) throw new Refused('forbidden', 'Other machines cannot reach this server, so a reader link would not work.')
      const form = await readForm(c)
      const rater = form.rater || null
      if (rater !== null && !current.view.raters.has(rater)) throw new Refused('unknown', 'There is no such rater in this workbook.')
      const secret = newSecret()
      await deps.readerLinks.keepLink({
        id: newId(),
        workbook: current.id,
        hash: hashOf(secret),
        rater,
        names: form.names === 'yes',
        notes: form.notes === 'yes',
        at: deps.now().toISOString(),
        revokedAt: null,
      })
      // The link is shown only now, because only its hash is stored.
      return c.render(await page(deps, current, deps.access.addressOf(c, paths.read(secret))))
    })
    .post(paths.revokeLink(':id', ':link'), async (c) => {
      const { id } = await openView(c)
      const link = c.req.param('link') ?? ''
      await deps.readerLinks.revokeLink(id, link, deps.now().toISOString())
      deps.access.record(c, 'reader link revoked', { workbook: id, link })
      return c.redirect(paths.links(id), 303)
    })

async function page(deps: Deps, { id, view }: OpenView, created: string | null) {
  return (
    <ReaderLinksPage
      id={id}
      view={view}
      links={await deps.readerLinks.links(id)}
      created={created}
      reachable={deps.access.signIn}
      now={deps.now()}
    />
  )
}
