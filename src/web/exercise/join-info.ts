// How participants join an exercise: the join code, its address, and whether phones can reach it. For a page opened as localhost it lists
// the computer's network addresses.
import { networkInterfaces } from 'node:os'
import type { Context } from 'hono'
import type { JoinInfo } from '../../../templates/exercise/desk/model.ts'
import { formatCode, JOIN_LENGTH, joinCodeEnd, joinCodeStart, newCode } from '../../access/codes.ts'
import { isOwnPace, type Run } from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { OpenRun } from '../shared/open-view.ts'

/** Join information for the desk and the wall. `page`: path of the calling page, which is listed with the network addresses. */
export async function joinInfo(deps: Deps, c: Context, { id, run }: Pick<OpenRun, 'id' | 'run'>, page: string): Promise<JoinInfo> {
  const last = await deps.joinCodes.joinCodeOf(id)
  const end = last && joinEnd(last.at, run)
  const expired = end === null || end <= deps.now()
  const stored = expired ? null : last
  const join = deps.access.addressOf(c, paths.join())
  return {
    code: stored && formatCode(stored.code),
    end: end?.toISOString() ?? null,
    expired,
    link: stored && deps.access.addressOf(c, paths.joinWith(stored.code)),
    join: join.replace(/^https?:\/\//, ''),
    loopback: isLoopback(join) ? lanAddresses(deps.access.addressOf(c, page)) : null,
    open: deps.access.onNetwork,
  }
}

/** When a join code stops working. While everyone works at their own pace, not before the homework closes. */
export function joinEnd(at: string, run: Pick<Run, 'options' | 'stage' | 'closesAt'>): Date {
  const [end, closes] = [joinCodeEnd(at), new Date(isOwnPace(run) ? (run.closesAt ?? 0) : 0)]
  return closes > end ? closes : end
}

const ATTEMPTS = 10

/** Creates and stores a new join code. The earlier code stops working. */
export async function newJoinCode({ joinCodes, now }: Pick<Deps, 'joinCodes' | 'now'>, workbook: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const code = newCode(JOIN_LENGTH)
    try {
      await joinCodes.keepJoinCode({ workbook, code, at: now().toISOString() })
      return code
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'conflict' || attempt === ATTEMPTS) throw error
    }
  }
}

/** Ends the join code of an exercise that is over, for good: if the exercise is resumed, the desk creates a new one. */
export async function endJoinCode({ joinCodes, now }: Pick<Deps, 'joinCodes' | 'now'>, workbook: string): Promise<void> {
  const last = await joinCodes.joinCodeOf(workbook)
  const end = now()
  if (last && joinCodeEnd(last.at) > end) await joinCodes.keepJoinCode({ ...last, at: joinCodeStart(end) })
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i

/** True if only this computer can reach the address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(new URL(address).hostname)

/** The address with each of the computer's network addresses as host. Only IPv4, which can be read aloud. Empty without a network. */
export function lanAddresses(address: string, interfaces = networkInterfaces()): string[] {
  const all = Object.values(interfaces).flatMap((list) => list ?? [])
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address: ip }) => {
      const url = new URL(address)
      url.hostname = ip
      return url.href
    })
}
