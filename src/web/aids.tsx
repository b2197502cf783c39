// The checklist of thinking aids.
import { Hono } from 'hono'
import { Aids } from '../../templates/aids.tsx'
import type { Deps, Env } from '../http/env.ts'
import { param } from '../http/param.ts'
import { frameOf, see } from '../http/seen.ts'
import { paths } from '../paths.ts'

export const aidRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.aids(':id'), async (c) => {
    const seen = await see(deps, c.get('person'), param(c, 'id'))
    return c.html(<Aids asset={deps.asset} frame={await frameOf(deps, c.get('person'), seen, 'aids')} view={seen.view} />)
  })
