// Compresses responses of text types with Brotli or gzip. Small responses are not worth it, and streams must not wait.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'

const TEXT = /^(text\/(html|css|csv|plain|markdown)|application\/(stix\+)?json|image\/svg)/
/** Bytes below which a response is sent uncompressed, because it fits into one packet with its headers. The answer to a rating is longer. */
const MIN_BYTES = 860
const brotliOf = promisify(brotliCompress)
const gzipOf = promisify(gzip)

export const compress: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const accepted = c.req.header('accept-encoding')
  if (!accepted) return
  const type = c.res.headers.get('content-type')
  if (!type || !TEXT.test(type) || c.res.headers.has('content-encoding')) return
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (!encoding) return
  const { status, headers } = c.res
  const plain = await bytesOf(c.res)
  const small = plain.byteLength < MIN_BYTES
  const body = small ? plain : encoding === 'br' ? await brotli(plain) : await gzipOf(plain, { level: 1 })
  if (!small) {
    headers.set('content-encoding', encoding)
    headers.append('vary', 'Accept-Encoding')
  }
  headers.delete('content-length')
  c.res = undefined
  c.res = new Response(body, { status, headers })
}

/** `arrayBuffer()` copies a body twice, which takes 10 ms for 10 MB. */
async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  if (body) for await (const chunk of body) chunks.push(chunk)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** Measured on the matrix: at 1.4 MB level 4 takes 8 to 14 ms; level 1 takes 2 ms and sends 2.4 times as much, level 5 takes longer for nothing. */
const BROTLI_LEVEL = 4
/** Measured on answers to ratings and pages up to 64 KiB: level 5 sends 6% less, in 0.1 to 0.6 ms. */
const SMALL_LEVEL = 5
const SMALL_BYTES = 64 * 1024

const brotli = (bytes: Uint8Array) =>
  brotliOf(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.byteLength <= SMALL_BYTES ? SMALL_LEVEL : BROTLI_LEVEL,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  })
