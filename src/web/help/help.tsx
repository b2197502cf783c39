// The help pages, and the way back from them to the workbook named by `?from=`.

import { type Context, Hono } from 'hono'
import { HelpContentsPage } from '../../../templates/help/contents.tsx'
import type { HelpOrigin, HelpRequest } from '../../../templates/help/frame.tsx'
import { HelpTopicPage } from '../../../templates/help/page.tsx'
import { findHelpPage } from '../../../templates/help/topics.ts'
import type { Person } from '../../access/request-env.ts'
import { Refused } from '../../ach/model/refused.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openViewOf, type PageEnv } from '../shared/open-view.ts'

export const helpRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.help(), async (c) => c.render(<HelpContentsPage {...(await helpRequest(deps, c))} />))
    .get(paths.helpPage(':page'), async (c) => {
      const page = findHelpPage(c.req.param('page'))
      return page === undefined ? c.notFound() : c.render(<HelpTopicPage page={page} {...(await helpRequest(deps, c))} />)
    })

const helpRequest = async (deps: Deps, c: Context<PageEnv>): Promise<HelpRequest> => ({
  from: await originOf(deps, c),
  alone: !deps.access.signIn,
})

/** Ids of workbooks are made by `newId`. */
const WORKBOOK_ID = /^[\w-]{1,64}$/

/**
 * The workbook that the address names. Null if there is none, or if the person may not open it and must not learn its title: a reader of
 * another workbook, or a person with the key who has not given a name yet.
 */
async function originOf(deps: Deps, c: Context<PageEnv>): Promise<HelpOrigin | null> {
  const id = c.req.query('from') ?? ''
  // not set for a person without a name
  const person: Person | undefined = c.get('person')
  if (!person || !WORKBOOK_ID.test(id) || (person.link && person.link.workbook !== id)) return null
  try {
    const { view } = await openViewOf(deps, person, id)
    return { id, title: view.title, desk: person.link === null && view.run !== null && view.run.stage !== 'closed' }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
