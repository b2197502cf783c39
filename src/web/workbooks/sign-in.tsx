// Coming in: with the key, or by the link that holds it; then by a name. A link for readers comes in here too.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { NamePage, SignInPage } from '../../../templates/workbooks/sign-in.tsx'
import { TooManyGuesses } from '../../access/guess-limit.ts'
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
      if (key === undefined) return c.render(<SignInPage to={placeIn(c.req.query('to'))} filled={EMPTY_FORM} />)
      // The key goes out of the address bar at once, and out of what the browser remembers.
      return enter(deps, c, key, placeIn(c.req.query('to')))
    })
    .post(paths.signIn(), async (c) => {
      if (!deps.access.signIn) return c.redirect(paths.home(), 303)
      const form = await readForm(c)
      return enter(deps, c, (form.key ?? '').trim(), placeIn(form.to))
    })
    .post(paths.signOut(), async (c) => {
      await deps.access.close(c)
      return c.redirect(paths.home(), 303)
    })
    .get(paths.name(), async (c) => {
      const session = await deps.access.sessionOf(c)
      if (!session || session.person) return c.redirect(paths.home(), 303)
      return c.render(await who(deps, placeIn(c.req.query('to')), EMPTY_FORM))
    })
    .post(paths.name(), async (c) => {
      const session = await deps.access.sessionOf(c)
      if (!session) return c.redirect(paths.signIn(), 303)
      const form = await readForm(c)
      const name = cleanName(form.name ?? '')
      const values = { name: form.name ?? '', analyst: form.analyst }
      if (name === '')
        return c.render(
          await who(deps, placeIn(form.to), {
            values,
            problems: [{ field: 'name', message: 'Write the name that the others know you by.' }],
          }),
          { status: 422 },
        )
      try {
        const person = await deps.people.findOrCreate(name, form.analyst === 'yes')
        await deps.access.nameSession(session, person.id)
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'conflict') throw error
        return c.render(await who(deps, placeIn(form.to), { values, problems: [{ field: 'name', message: error.message }] }), {
          status: 409,
        })
      }
      return c.redirect(placeIn(form.to), 303)
    })
    .get(paths.read(':secret'), async (c) => {
      const secret = c.req.param('secret') ?? ''
      const address = signInGuessKey(deps, c)
      const link = await deps.readerLinks.linkBy(hashOf(secret))
      if (!link || link.revokedAt !== null) {
        deps.access.attempts.wrong(address)
        throw new Refused('unknown', 'This link does not work, or not any more. Ask whoever gave it to you for a new one.')
      }
      await deps.access.open(c, link.id)
      return c.redirect(paths.workbook(link.workbook), 303)
    })

/** The address to count wrong secrets of; refused where there were too many. */
function signInGuessKey(deps: Deps, c: Context<PageEnv>): string {
  const { address } = deps.access.reached(c)
  if (!deps.access.attempts.mayTry(address)) throw new TooManyGuesses()
  return address
}

async function enter(deps: Deps, c: Context<PageEnv>, key: string, to: string) {
  const address = signInGuessKey(deps, c)
  if (await deps.access.isKey(key)) {
    await deps.access.open(c, null)
    return c.redirect(to === paths.home() ? paths.name() : `${paths.name()}?to=${encodeURIComponent(to)}`, 303)
  }
  deps.access.attempts.wrong(address)
  const filled: FilledForm = { values: {}, problems: [{ field: 'key', message: 'This is not the key. Ask whoever runs this server.' }] }
  return c.render(<SignInPage to={to} filled={filled} />, { status: 403 })
}

async function who(deps: Deps, to: string, filled: FilledForm) {
  const persons = deps.people.all()
  const before =
    (await deps.workbooks.list(ANALYST_ID)).some(({ deletedAt }) => deletedAt === null) && !persons.some(({ id }) => id === ANALYST_ID)
  return <NamePage to={to} filled={filled} names={persons.map(({ name }) => name)} before={before} />
}

/** A place on this server, never another's. */
const placeIn = (to: string | undefined): string => (to && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : paths.home())
