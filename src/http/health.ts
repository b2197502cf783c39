// Is it alive, and can it serve: for whoever watches the process.
import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Deps, Env } from './env.ts'

export const healthRoutes = (deps: Pick<Deps, 'workbooks'>) =>
  new Hono<Env>()
    .get(paths.health(), (c) => c.text('alive\n'))
    .get(paths.ready(), async (c) => {
      try {
        await deps.workbooks.store.head('none')
        return c.text('ready\n')
      } catch {
        return c.text('the database does not answer\n', 503)
      }
    })
