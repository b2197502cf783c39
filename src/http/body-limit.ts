// How much may be sent. What the header admits is refused unread; what comes without a length is counted as it is read.
import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

const MB = 1024 * 1024
const FORM = MB
/** Path endings that may bring more. */
const LARGER: readonly (readonly [RegExp, number])[] = [
  [/^\/imports$/, 25 * MB],
  [/\/paste\//, 8 * MB],
]

/** What was sent is larger than its page takes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  constructor(limit: number) {
    super(`This is more than the ${limit / MB} MB that can be sent here. Nothing was changed.`)
  }
}

export const limitFor = (path: string): number => LARGER.find(([pattern]) => pattern.test(path))?.[1] ?? FORM

export const bodyLimit: MiddlewareHandler<Env> = async (c, next) => {
  const length = c.req.header('content-length')
  if (length === undefined && c.req.header('transfer-encoding') === undefined) return next()
  const limit = limitFor(c.req.path)
  if (length !== undefined) {
    if (!(Number(length) <= limit)) throw new TooLarge(limit)
    return next()
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of c.req.raw.body ?? []) {
    size += part.byteLength
    if (size > limit) throw new TooLarge(limit)
    parts.push(part)
  }
  const { url, method, headers } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body: Buffer.concat(parts) })
  return next()
}
