// The help page.
import { Hono } from 'hono'
import { Help } from '../../templates/help.tsx'
import type { Deps, Env } from '../http/env.ts'
import { paths } from '../paths.ts'

export const helpRoutes = (deps: Deps) => new Hono<Env>().get(paths.help(), (c) => c.html(<Help asset={deps.asset} />))
