// Limits the size of request bodies. A Content-Length above the limit is refused unread; a body without a length is counted while reading.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'
import { orBadRequest } from './form.ts'
import { formLimits, KB, MB } from './form-limits.ts'

/** The request body exceeds the limit of its address. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  constructor(limit: number) {
    super(
      limit < MB
        ? `What you sent is larger than the limit of ${limit / KB} KB. Nothing was changed. Shorten it and send it again.`
        : `What you sent is larger than the limit of ${limit / MB} MB. Nothing was changed. Split it and send the parts one at a time.`,
    )
  }
}

export const bodyLimit: MiddlewareHandler<Env> = async (c, next) => {
  const length = c.req.header('content-length')
  if (length === undefined && c.req.header('transfer-encoding') === undefined) return next()
  const { bytes: limit } = formLimits(c.req.path)
  if (length !== undefined) {
    if (!(Number(length) <= limit)) throw new TooLarge(limit)
    return next()
  }
  const body = await orBadRequest(() => upTo(limit, c.req.raw.body))
  if (body === null) throw new TooLarge(limit)
  const { url, method } = c.req.raw
  const headers = new Headers(c.req.raw.headers)
  headers.set('content-length', String(body.length))
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
