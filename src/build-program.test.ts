// What keeps the program in dist/ small in memory. Needs a build.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..', 'dist', 'program')
const files = readdirSync(folder)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

it('the program has only letters of which V8 keeps one byte', () => {
  const scripts = files.filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  expect(scripts.filter((name) => /[^\0-\xff]/.test(read(name)))).toEqual([])
})

it('the program has neither Hono’s renderer for browsers nor the translations of zod', () => {
  const sources: string[] = files.filter((name) => name.endsWith('.map')).flatMap((name) => JSON.parse(read(name)).sources)
  expect(sources.filter((name) => /hono\/dist\/jsx\/base\.js|zod\/v4\/locales\/en\.js/.test(name))).toHaveLength(2)
  expect(sources.filter((name) => /hono\/dist\/jsx\/dom\/render\.js|zod\/v4\/locales\/(?!en\.)/.test(name))).toEqual([])
})
