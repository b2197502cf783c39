// Routes of the wall, the projector's page of an exercise. Read-only. The facilitator opens it from the desk; a computer without the key, such
// as that of a classroom, opens it with the join code.

import { type Context, Hono } from 'hono'
import { WallContent, WallPage } from '../../../templates/exercise/wall/page.tsx'
import { JOIN_LENGTH, readCode } from '../../access/codes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenRun, openRun, type PageEnv } from '../shared/open-view.ts'
import { joinEnd } from './join-info.ts'
import { wallModel } from './wall-model.ts'

export const WALL_CODE_REFUSAL = 'This wall link no longer works. The desk of the exercise shows the current one.'

export const wallRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.wall(':id'), async (c) => wallPage(deps, c, await openRun(deps, c.req.param('id'), 'wall'), null))
    .get(paths.wallByCode(':code'), async (c) => wallPage(deps, c, await openByCode(deps, c, c.req.param('code')), c.req.param('code')))

async function wallPage(deps: Deps, c: Context<PageEnv>, opened: OpenRun, code: string | null) {
  const model = await wallModel(deps, c, opened, code)
  return c.render(wantsFragment(c) ? <WallContent model={model} /> : <WallPage model={model} />)
}

/** After an exercise is closed, its join code opens the wall for this long, so that the room can go on looking back. */
const CLOSED_MS = 12 * 60 * 60 * 1000

/** Opens the run with this join code for the wall. Throws `Refused('unknown')` if the code opens nothing. */
export async function openByCode(deps: Deps, c: Context<PageEnv>, text: string): Promise<OpenRun> {
  const code = readCode(text, JOIN_LENGTH)
  const known = code === null ? null : await deps.access.guess(c, 'join', () => deps.joinCodes.joinCode(code))
  if (known === null) throw new Refused('unknown', WALL_CODE_REFUSAL)
  const opened = await openRun(deps, known.workbook, 'wall')
  const lasts = joinEnd(known.at, opened.run).getTime() + (opened.run.stage === 'closed' ? CLOSED_MS : 0)
  if (lasts <= deps.now().getTime()) throw new Refused('unknown', WALL_CODE_REFUSAL)
  return opened
}
