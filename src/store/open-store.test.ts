import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const built = (name: string) => fileURLToPath(new URL(`../../dist/src/${name}`, import.meta.url))

/** Returns whether a program has loaded the PostgreSQL driver at its end. */
function loadsPostgres(program: string, ...args: string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ach-loaded-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const script = `${program}
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(process.argv[1]).cache)
    console.log(loaded.some((file) => file.includes('node_modules/pg/')))`
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, built('store/open-store.js'), ...args, folder],
    {
      encoding: 'utf8',
    },
  )
  if (stderr !== '') throw new Error(stderr)
  return stdout.trim() === 'true'
}

it('openStore loads the PostgreSQL driver only for a PostgreSQL URL', () => {
  const file = `const [path, folder] = process.argv.slice(1)
    const { openStore } = await import(path)
    const store = await openStore('file:' + folder + '/workbooks.db')
    await store.list()
    await store.close()`
  expect(loadsPostgres(file)).toBe(false)
  const postgres = `const [path] = process.argv.slice(1)
    const { openStore } = await import(path)
    await openStore('postgres://127.0.0.1:1/nothing').catch(() => {})`
  expect(loadsPostgres(postgres)).toBe(true)
})
