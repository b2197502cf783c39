// How people come into a run: the code, where it is typed, and whether phones get there at all. A page that was opened as localhost names
// the addresses of the network instead.
import { networkInterfaces } from 'node:os'
import type { Context } from 'hono'
import type { JoinInfo } from '../../../templates/exercise/desk/model.ts'
import { formatCode, JOIN_LENGTH, newCode } from '../../access/codes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'

/** What the desk and the wall show. `page` is the path of the page that says it; it is offered by the addresses of the network. */
export async function joinInfo(deps: Deps, c: Context, id: string, page: string): Promise<JoinInfo> {
  const kept = await deps.joinCodes.joinCodeOf(id)
  const join = deps.access.addressOf(c, paths.join())
  return {
    code: kept && formatCode(kept.code),
    link: kept && deps.access.addressOf(c, paths.joinWith(kept.code)),
    join: join.replace(/^https?:\/\//, ''),
    loopback: isLoopback(join) ? lanAddresses(deps.access.addressOf(c, page)) : null,
    open: deps.access.signIn,
  }
}

const ATTEMPTS = 10

/** A new code for this run, from now on; the one before lets nobody in any more. */
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

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i

/** True where only this machine itself gets to that address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(new URL(address).hostname)

/** The same address by the names that the network knows: those of IPv4, which people can read aloud. Empty without a network. */
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
