// How people come into a run: the code, where it is typed, and whether phones get there at all. The desk and the wall say it alike.
import type { Context } from 'hono'
import type { JoinInfo } from '../../../templates/exercise/desk/model.ts'
import { formatCode } from '../../access/codes.ts'
import { isLoopback, lanAddresses } from '../../http/lan.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'

/** `page` is the path of the page that says it; it is offered by the addresses of the network. */
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
