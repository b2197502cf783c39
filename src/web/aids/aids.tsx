// The checklist of thinking aids.
import { Hono } from 'hono'
import { AidsPage } from '../../../templates/aids/aids.tsx'
import type { Env } from '../../access/request-env.ts'
import { param } from '../../http/param.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openView, pageFrame } from '../shared/open-view.ts'

export const aidRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.aids(':id'), async (c) => {
    const seen = await openView(deps, c.get('person'), param(c, 'id'))
    return c.html(<AidsPage asset={deps.asset} frame={await pageFrame(deps, c.get('person'), seen, 'aids')} view={seen.view} />)
  })
