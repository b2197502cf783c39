// Serves the files of dist/public from memory, precompressed. Their URLs contain a hash of all files, so browsers may cache them for ever;
// files missing from the manifest are not served.
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from './access/request-env.ts'
import { paths } from './paths.ts'

export interface Assets {
  /** Returns the versioned URL of a file in public/. Throws if there is no such file. */
  readonly asset: (name: string) => string
  readonly routes: Hono<Env>
}

interface Asset {
  readonly type: string
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer>
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
/** Headers without effect on scripts and styles, which a first visit loads with the page. */
const FOR_DOCUMENTS = ['cross-origin-opener-policy', 'permissions-policy'] as const
const manifestSchema = z.object({ hash: z.string(), files: z.array(z.string()) })

export function loadAssets(folder: string): Assets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const files = new Map(manifest.files.map((name) => [name, loadFile(folder, name)]))
  return {
    asset: (name) => {
      if (!files.has(name)) throw new Error(`There is no file ${name} in public/.`)
      return paths.asset(`${manifest.hash}/${name}`)
    },
    routes: routesFor(files, manifest.hash),
  }
}

function loadFile(folder: string, name: string): Asset {
  const read = (ending: string) => readFileSync(join(folder, name) + ending)
  return { type: TYPES[extname(name)] ?? 'application/octet-stream', gzip: read('.gz'), br: read('.br') }
}

function routesFor(files: ReadonlyMap<string, Asset>, hash: string): Hono<Env> {
  return new Hono<Env>().get(paths.asset(':hash/:name{.+}'), (c) => {
    const file = files.get(c.req.param('name') ?? '')
    if (!file) return c.notFound()
    // A page loaded before an update still finds its files, but must not cache the new content under the old URL.
    c.header('cache-control', c.req.param('hash') === hash ? 'public, max-age=31536000, immutable' : 'no-cache')
    c.header('content-type', file.type)
    if (!file.type.startsWith('image/')) for (const name of FOR_DOCUMENTS) c.header(name, undefined)
    c.header('vary', 'Accept-Encoding')
    const accepted = c.req.header('accept-encoding') ?? ''
    if (/\bbr\b/.test(accepted)) return c.body(file.br, 200, { 'content-encoding': 'br' })
    if (/\bgzip\b/.test(accepted)) return c.body(file.gzip, 200, { 'content-encoding': 'gzip' })
    // Every browser accepts gzip, so the plain bytes are not kept as well.
    return c.body(gunzipSync(file.gzip))
  })
}
