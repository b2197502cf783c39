// The files of dist/public, held in memory and served ready compressed. Their address carries a hash of all of them, so that a browser
// may keep them for ever; what is not in the manifest does not exist.
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from './access/request-env.ts'
import { paths } from './paths.ts'

export interface Assets {
  /** Versioned address of a file in public/. An unknown name is a mistake of ours and throws. */
  readonly asset: (name: string) => string
  readonly routes: Hono<Env>
}

interface Held {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer> | null
  readonly br: Uint8Array<ArrayBuffer> | null
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
const manifestSchema = z.object({ hash: z.string(), files: z.array(z.string()) })

export function loadAssets(folder: string): Assets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const held = new Map(manifest.files.map((name) => [name, loadFile(folder, name)]))
  return {
    asset: (name) => {
      if (!held.has(name)) throw new Error(`There is no file ${name} in public/.`)
      return paths.asset(`${manifest.hash}/${name}`)
    },
    routes: routesFor(held, manifest.hash),
  }
}

function loadFile(folder: string, name: string): Held {
  const read = (ending: string) => {
    const path = join(folder, name) + ending
    return existsSync(path) ? new Uint8Array(readFileSync(path)) : null
  }
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  return { type, plain: read('') ?? new Uint8Array(), gzip: read('.gz'), br: read('.br') }
}

function routesFor(held: ReadonlyMap<string, Held>, hash: string): Hono<Env> {
  return new Hono<Env>().get(paths.asset(':hash/:name{.+}'), (c) => {
    const file = held.get(c.req.param('name') ?? '')
    if (!file) return c.notFound()
    // A page from before an update still finds its files, but must not keep the new ones under the old name.
    c.header('cache-control', c.req.param('hash') === hash ? 'public, max-age=31536000, immutable' : 'no-cache')
    c.header('content-type', file.type)
    c.header('vary', 'Accept-Encoding')
    const accepted = c.req.header('accept-encoding') ?? ''
    if (file.br && /\bbr\b/.test(accepted)) return c.body(file.br, 200, { 'content-encoding': 'br' })
    if (file.gzip && /\bgzip\b/.test(accepted)) return c.body(file.gzip, 200, { 'content-encoding': 'gzip' })
    return c.body(file.plain)
  })
}
