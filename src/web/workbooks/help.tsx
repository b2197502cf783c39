// The help page.
import { Hono } from 'hono'
import { HelpPage } from '../../../templates/workbooks/help.tsx'
import type { Env } from '../../access/request-env.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'

export const helpRoutes = (deps: Deps) => new Hono<Env>().get(paths.help(), (c) => c.html(<HelpPage asset={deps.asset} />))
