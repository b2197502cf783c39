// Signing in with the key or a sign-in link, entering a name, signing out, and opening reader links and start links.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { NamePage, SignInPage } from '../../../templates/workbooks/sign-in.tsx'
import { hashOf } from '../../access/secrets.ts'
import { cleanName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import { ANALYST_ID } from '../../store/contract/access-store.ts'
import type { Deps } from '../shared/deps.ts'
import { EMPTY_FORM } from '../shared/form-problem.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const signInRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.signIn(), async (c) => {
      if (!deps.access.signIn) return c.redirect(paths.home(), 303)
      const key = c.req.query('key')
      if (key === undefined) return c.render(<SignInPage to={localPath(c.req.query('to'))} filled={EMPTY_FORM} />)
      // The redirect removes the key from the address bar and from the browser's history.
      return enter(deps, c, key, localPath(c.req.query('to')))
    })
    .post(paths.signIn(), async (c) => {
      if (!deps.access.signIn) return c.redirect(paths.home(), 303)
      const form = await readForm(c)
      return enter(deps, c, (form.key ?? '').trim(), localPath(form.to))
    })
    .post(paths.signOut(), async (c) => {
      await deps.access.close(c)
      return c.redirect(paths.home(), 303)
    })
    .get(paths.start(), async (c) => {
      const { startLink } = deps.access
      const opened = startLink && (await deps.access.guess(c, 'key', async () => startLink.open(c, c.req.query('token') ?? '') || null))
      if (startLink && !opened)
        throw new Refused('forbidden', 'This start link does not work. The server shows a new one each time it starts.')
      // The redirect removes the token from the address bar and from the browser's history.
      return c.redirect(paths.home(), 303)
    })
    .get(paths.name(), async (c) => {
      const session = await deps.access.sessionOf(c)
      if (!session || session.person) return c.redirect(paths.home(), 303)
      return c.render(await namePage(deps, localPath(c.req.query('to')), EMPTY_FORM))
    })
    .post(paths.name(), async (c) => {
      const session = await deps.access.sessionOf(c)
      if (!session) return c.redirect(paths.signIn(), 303)
      const form = await readForm(c)
      const name = cleanName(form.name ?? '')
      const values = { name: form.name ?? '', analyst: form.analyst }
      if (name === '')
        return c.render(
          await namePage(deps, localPath(form.to), {
            values,
            problems: [{ field: 'name', message: 'Enter the name that others know you by.' }],
          }),
          { status: 422 },
        )
      try {
        const person = await deps.people.findOrCreate(name, form.analyst === 'yes')
        await deps.access.nameSession(session, person.id)
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'conflict') throw error
        return c.render(await namePage(deps, localPath(form.to), { values, problems: [{ field: 'name', message: error.message }] }), {
          status: 409,
        })
      }
      return c.redirect(localPath(form.to), 303)
    })
    .get(paths.read(':secret'), async (c) => {
      const secret = c.req.param('secret') ?? ''
      const link = await deps.access.guess(c, 'link', async () => {
        const found = await deps.readerLinks.linkBy(hashOf(secret))
        return found?.revokedAt === null ? found : null
      })
      if (!link) throw new Refused('unknown', 'This link does not work or has been revoked. Ask the person who sent it for a new one.')
      deps.access.openLink(c, link, secret)
      return c.redirect(paths.overview(link.workbook), 303)
    })

async function enter(deps: Deps, c: Context<PageEnv>, key: string, to: string) {
  const isKey = await deps.access.guess(c, 'key', async () => (await deps.access.isKey(key)) || null)
  if (isKey) {
    await deps.access.open(c)
    return c.redirect(to === paths.home() ? paths.name() : `${paths.name()}?to=${encodeURIComponent(to)}`, 303)
  }
  const filled: FilledForm = {
    values: {},
    problems: [{ field: 'key', message: 'This is not the key. Ask the person who runs this server for it.' }],
  }
  return c.render(<SignInPage to={to} filled={filled} />, { status: 403 })
}

async function namePage(deps: Deps, to: string, filled: FilledForm) {
  const persons = deps.people.all()
  const offersAnalyst = (await deps.workbooks.count()).live > 0 && !persons.some(({ id }) => id === ANALYST_ID)
  return <NamePage to={to} filled={filled} names={persons.map(({ name }) => name)} offersAnalyst={offersAnalyst} />
}

/** Returns the path if it is on this server, otherwise the home page, so that a link cannot redirect to another site. */
const localPath = (to: string | undefined): string => (to && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : paths.home())
