// Limits the size of request bodies. A Content-Length above the limit is refused unread; a body without a length is counted while reading.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'
import { ITEM_LISTS, matchesPath, paths } from '../paths.ts'
import { orBadRequest } from './form.ts'

const MB = 1024 * 1024
const FORM = MB
/** Addresses with a higher limit. */
const LARGER: readonly (readonly [string, number])[] = [
  [paths.imports(), 25 * MB],
  // every save sends all notes again
  [paths.pairs(':id'), 8 * MB],
  ...ITEM_LISTS.map((list) => [paths.pasteItems(':id', list), 8 * MB] as const),
]

/** The request body exceeds the limit of its address. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  constructor(limit: number) {
    super(`What you sent is larger than the limit of ${limit / MB} MB. Nothing was changed. Split it and send the parts one at a time.`)
  }
}

export const limitFor = (path: string): number => LARGER.find(([pattern]) => matchesPath(pattern, path))?.[1] ?? FORM

export const bodyLimit: MiddlewareHandler<Env> = async (c, next) => {
  const length = c.req.header('content-length')
  if (length === undefined && c.req.header('transfer-encoding') === undefined) return next()
  const limit = limitFor(c.req.path)
  if (length !== undefined) {
    if (!(Number(length) <= limit)) throw new TooLarge(limit)
    return next()
  }
  const body = await orBadRequest(() => upTo(limit, c.req.raw.body))
  if (body === null) throw new TooLarge(limit)
  const { url, method, headers } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body })
  return next()
}

/** Reads the whole body; returns null once it exceeds the limit. */
async function upTo(limit: number, body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > limit) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
