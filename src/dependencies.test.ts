// docs/dependencies.md must list exactly the installed packages, each with a reason. The lock files have a hash for each package, and no
// registry URLs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const manifestIn = (folder: string) => JSON.parse(read(`${folder}package.json`)) as Record<string, Record<string, string>>
const manifest = manifestIn('')
const NODE_20 = 'src/store/sqlite/node20/'

/** Heading → the package names in the list under it. */
const documented = new Map(
  read('docs/dependencies.md')
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n')[0], [...part.matchAll(/^- `([^`]+)`: \S.{10,}$/gm)].map(([, name]) => name)]),
)

test.each([
  ['What runs', 'dependencies', ''],
  ['What a checkout builds with', 'dependencies', 'src/checkout/'],
  ['What only Node 20 needs', 'dependencies', NODE_20],
  ['What only tests and checks', 'devDependencies', ''],
  ['Overrides', 'overrides', ''],
])('docs/dependencies.md lists under "%s" all %s of %spackage.json, each with a reason', (heading, kind, folder) => {
  expect(documented.get(heading)).toEqual(Object.keys(manifestIn(folder)[kind] ?? {}))
})

test.each(['', NODE_20])('the lock file in the folder "%s" has a hash for each package, and no server addresses', (folder) => {
  const { packages } = JSON.parse(read(`${folder}package-lock.json`)) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>
  }
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  expect(installed.length).toBeGreaterThan(20)
  expect(installed.filter(([, { integrity, resolved }]) => !integrity || resolved !== undefined)).toEqual([])
})

test('npm pack bundles everything that runs, and enters each override in exceljs, the only package that asks for another version', () => {
  expect(manifest.bundleDependencies).toBe(true)
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dependencies?: Record<string, string> }> }
  for (const name of Object.keys(manifest.overrides ?? {})) {
    const asking = Object.entries(packages).flatMap(([path, { dependencies }]) => (dependencies?.[name] ? [path] : []))
    expect(asking).toEqual(['node_modules/exceljs'])
  }
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
