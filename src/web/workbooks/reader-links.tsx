// Links that show a workbook to those who only read: made, listed, taken back.

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
      const seen = await openView(c)
      return c.render(await page(deps, seen, null))
    })
    .post(paths.links(':id'), async (c) => {
      const seen = await openView(c)
      if (!deps.access.signIn) throw new Refused('forbidden', 'Nobody else can reach this server, so a link would lead nowhere.')
      const form = await readForm(c)
      const rater = form.rater || null
      if (rater !== null && !seen.view.raters.has(rater)) throw new Refused('unknown', 'There is no such rater in this workbook.')
      const secret = newSecret()
      await deps.readerLinks.keepLink({
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
      return c.render(await page(deps, seen, deps.access.addressOf(c, paths.read(secret))))
    })
    .post(paths.revokeLink(':id', ':link'), async (c) => {
      const { id } = await openView(c)
      await deps.readerLinks.revokeLink(id, c.req.param('link') ?? '', deps.now().toISOString())
      return c.redirect(paths.links(id), 303)
    })

async function page(deps: Deps, seen: OpenView, made: string | null) {
  return (
    <ReaderLinksPage
      id={seen.id}
      view={seen.view}
      links={await deps.readerLinks.links(seen.id)}
      made={made}
      reachable={deps.access.signIn}
      now={deps.now()}
    />
  )
}
