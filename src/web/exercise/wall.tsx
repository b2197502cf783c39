// Route of the wall, the projector's page of an exercise. Read-only; only the facilitator can open it.

import { Hono } from 'hono'
import { WallContent, WallPage } from '../../../templates/exercise/wall/page.tsx'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { wallModel } from './wall-model.ts'

export const wallRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.wall(':id'), async (c) => {
    const model = await wallModel(deps, c, await openRun(deps, c.req.param('id'), 'wall'))
    return c.render(wantsFragment(c) ? <WallContent model={model} /> : <WallPage model={model} />)
  })
