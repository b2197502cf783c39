import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { readMigrations } from './read-migrations.ts'

/** URL of a module with these files in `migrations/` next to it; each file contains its own name. */
function moduleBeside(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ach-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'migrations'))
  for (const name of names) writeFileSync(join(folder, 'migrations', name), name)
  return pathToFileURL(join(folder, 'schema.ts')).href
}

it('readMigrations sorts the files by number, whatever their names and the width of the number', () => {
  const names = Array.from({ length: 11 }, (_, index) => `${index + 1}-${'kjihgfedcba'[index]}.sql`)
  expect(readMigrations(moduleBeside(...names))).toEqual(names)
})

it('readMigrations ignores hidden files and files that are not SQL', () => {
  expect(readMigrations(moduleBeside('001-a.sql', '002-b.sql~', '._003-c.sql', 'notes.md'))).toEqual(['001-a.sql'])
})

it.each([
  ['a gap', ['001-a.sql', '003-c.sql']],
  ['a repeat', ['001-a.sql', '002-b.sql', '02-c.sql']],
  ['a first step other than 1', ['000-a.sql', '001-b.sql']],
  ['a name without a number', ['001-a.sql', 'b.sql']],
  ['a number that is not followed by a hyphen', ['001-a.sql', '002b.sql']],
])('readMigrations refuses %s and lists the files', (_, names) => {
  expect(() => readMigrations(moduleBeside(...names))).toThrow(
    new RegExp(
      `^The SQL files in .*migrations must be numbered from 1 without a gap or a repeat, as in 001-name\\.sql, but there are ${names.join(', ')}\\.$`,
    ),
  )
})

it('readMigrations refuses a folder that is empty or missing', () => {
  const missing = pathToFileURL(join(tmpdir(), 'ach-nowhere', 'schema.js')).href
  for (const from of [moduleBeside(), missing]) expect(() => readMigrations(from)).toThrow(/but there are none\.$/)
})

it.each(['sqlite', 'postgres'])('the build contains every migration of %s', (store) => {
  const contentsOf = (place: string) => {
    const folder = fileURLToPath(new URL(`../../../${place}/store/${store}/migrations/`, import.meta.url))
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  }
  expect(contentsOf('dist/src')).toEqual(contentsOf('src'))
})
