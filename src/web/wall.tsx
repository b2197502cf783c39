// The wall of an exercise: one page for the projector, opened by whoever leads. Shows what everybody in the room may see, and changes nothing.
import { Hono } from 'hono'
import { Wall, WallPage } from '../../templates/exercise/wall.tsx'
import type { Deps, Env } from '../http/env.ts'
import { wantsFragment } from '../http/page.ts'
import { param } from '../http/param.ts'
import { seeRun } from '../http/seen.ts'
import { wallModel } from '../http/wall-view.ts'
import { paths } from '../paths.ts'

export const wallRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.wall(':id'), async (c) => {
    const model = await wallModel(deps, c, await seeRun(deps, param(c, 'id'), 'wall'))
    return c.html(wantsFragment(c) ? <Wall model={model} /> : <WallPage asset={deps.asset} model={model} />)
  })
