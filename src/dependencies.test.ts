// docs/dependencies.md speaks of the packages that are there, of each and of no other; and the lock file points at no server.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

/** Heading → names that the list under it begins with. */
const told = new Map(
  read('docs/dependencies.md')
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n')[0], [...part.matchAll(/^- `([^`]+)`: \S.{10,}$/gm)].map(([, name]) => name)]),
)

test.each([
  ['What runs', 'dependencies'],
  ['What only tests and builds', 'devDependencies'],
  ['Overrides', 'overrides'],
])('under "%s" stand the %s, each with its reason', (heading, kind) => {
  expect(told.get(heading)).toEqual(Object.keys(manifest[kind] ?? {}))
})

test('the lock file names no server', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  expect(Object.keys(packages).length).toBeGreaterThan(50)
  expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved === undefined ? [] : [name]))).toEqual([])
})

test('an override is in force wherever its package is installed', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> }
  for (const [name, range] of Object.entries(manifest.overrides ?? {})) {
    const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(found).toHaveLength(1)
    // '^0.12.5' keeps 0.12, '^5.0.5' keeps 5.
    const kept = /^\^(0\.\d+|\d+)/.exec(range)?.[1] ?? range
    for (const [path, { version }] of found) expect(`${version}.`.startsWith(`${kept}.`), path).toBe(true)
  }
})
