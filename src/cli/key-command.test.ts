// `key rotate`: the new key is printed once and stored as a hash, and all sessions of the old key end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hashOf, isSecret } from '../access/secrets.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { KEY_ERRORS, keyCommand } from './key-command.ts'

let folder = ''
const url = () => `file:${join(folder, 'workbooks.db')}`
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ach-key-'))
  vi.stubEnv('DATABASE_URL', url())
  // the test runner sets a BASE_URL
  vi.stubEnv('BASE_URL', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const stored = async () => {
  const store = openSqlite(url(), { snapshotWorker: null })
  const [key, session] = [await store.accessKey(), await store.session('a-session')]
  await store.close()
  return { key, session }
}

it('key rotate prints the new key in a link, stores its hash and ends all sessions', async () => {
  vi.stubEnv('BASE_URL', 'https://ach.example.org')
  const store = openSqlite(url(), { snapshotWorker: null })
  await store.setAccessKey(hashOf('the-old-key'))
  await store.keepSession({ hash: 'a-session', at: '2026-01-01T00:00:00.000Z', link: null })
  await store.close()
  const output = await keyCommand(['rotate'])
  const [, key = ''] = /Sign in: https:\/\/ach\.example\.org\/sign-in\?key=([\w-]{32})\n$/.exec(output) ?? []
  const now = await stored()
  expect([isSecret(key, now.key ?? ''), isSecret('the-old-key', now.key ?? ''), now.session]).toEqual([true, false, null])
})

it('key rotate is refused if the key is a setting or if the arguments are wrong', async () => {
  await expect(keyCommand([])).rejects.toThrow(KEY_ERRORS.usage)
  await expect(keyCommand(['rotate', 'now'])).rejects.toThrow(KEY_ERRORS.usage)
  vi.stubEnv('ACCESS_KEY', 'a-key-of-twenty-letters-x')
  await expect(keyCommand(['rotate'])).rejects.toThrow(KEY_ERRORS.isSetting)
})
