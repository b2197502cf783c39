// docs/dependencies.md must list exactly the installed packages, each with a reason, and the lock file must contain no registry URLs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

/** Heading → the package names in the list under it. */
const documented = new Map(
  read('docs/dependencies.md')
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n')[0], [...part.matchAll(/^- `([^`]+)`: \S.{10,}$/gm)].map(([, name]) => name)]),
)

test.each([
  ['What runs', 'dependencies'],
  ['What only tests and builds', 'devDependencies'],
  ['Overrides', 'overrides'],
])('docs/dependencies.md lists under "%s" all %s, each with a reason', (heading, kind) => {
  expect(documented.get(heading)).toEqual(Object.keys(manifest[kind] ?? {}))
})

test('the lock file contains no server addresses', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  expect(Object.keys(packages).length).toBeGreaterThan(50)
  expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved === undefined ? [] : [name]))).toEqual([])
})

test('every override applies wherever its package is installed', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> }
  for (const [name, range] of Object.entries(manifest.overrides ?? {})) {
    const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(found).toHaveLength(1)
    // '^0.12.5' keeps 0.12, '^5.0.5' keeps 5.
    const expected = /^\^(0\.\d+|\d+)/.exec(range)?.[1] ?? range
    for (const [path, { version }] of found) expect(`${version}.`.startsWith(`${expected}.`), path).toBe(true)
  }
})
