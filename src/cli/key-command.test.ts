// `key rotate`: the new key is printed once and stored as a hash, and all sessions of the old key end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hashOf, isSecret } from '../access/secrets.ts'
import { firstBatch } from '../store/contract/store.contract.ts'
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
  await store.keepSession({ hash: 'a-session', at: '2026-01-01T00:00:00.000Z' })
  await store.close()
  const output = await keyCommand(['rotate'])
  const [, key = ''] = /Sign in: https:\/\/ach\.example\.org\/sign-in\?key=([\w-]{32})\n$/.exec(output) ?? []
  const now = await stored()
  expect([isSecret(key, now.key ?? ''), isSecret('the-old-key', now.key ?? ''), now.session]).toEqual([true, false, null])
})

/** Two reader links and a participant. */
async function withGuests() {
  const store = openSqlite(url(), { snapshotWorker: null })
  await store.create('w1', firstBatch('w1'), new Map())
  const link = { workbook: 'w1', rater: null, names: true, notes: false, at: '2026-01-01T00:00:00.000Z', revokedAt: null }
  for (const id of ['l1', 'l2']) await store.keepLink({ ...link, id, hash: `of ${id}` })
  await store.keepRejoinCode({ workbook: 'w1', rater: 'ann' }, 'r-ann')
  await store.close()
}
async function guests() {
  const store = openSqlite(url(), { snapshotWorker: null })
  const counts = await store.keylessAccess()
  await store.close()
  return counts
}

it('key rotate keeps reader links and participants unless asked to end them, and says what still works', async () => {
  await withGuests()
  const output = await keyCommand(['rotate'])
  expect(output).toContain('Still working: 2 reader links. To end them: key rotate --links\n')
  expect(output).toContain('Still working: 1 participant of an exercise. To end them: key rotate --participants\n')
  expect(await guests()).toEqual({ links: 2, participants: 1 })
  expect(await keyCommand(['rotate', '--links'])).toMatch(/^Ended: 2 reader links\.\nStill working: 1 participant/)
  expect(await guests()).toEqual({ links: 0, participants: 1 })
  expect(await keyCommand(['rotate', '--participants'])).toContain('Ended: 1 participant of an exercise.\n')
  expect(await guests()).toEqual({ links: 0, participants: 0 })
})

it('with ACCESS_KEY, key rotate ends what is asked and leaves the key to the setting', async () => {
  await withGuests()
  vi.stubEnv('ACCESS_KEY', 'a-key-of-twenty-letters-x')
  expect(await keyCommand(['rotate', '--links', '--participants'])).toBe(
    `Ended: 2 reader links.\nEnded: 1 participant of an exercise.\n${KEY_ERRORS.isSetting}\n`,
  )
  expect([await guests(), (await stored()).key]).toEqual([{ links: 0, participants: 0 }, null])
})

it('key rotate is refused if the key is a setting or if the arguments are wrong', async () => {
  await expect(keyCommand(['rotate', '--all'])).rejects.toThrow('--all')
  await expect(keyCommand([])).rejects.toThrow(KEY_ERRORS.usage)
  await expect(keyCommand(['rotate', 'now'])).rejects.toThrow(KEY_ERRORS.usage)
  vi.stubEnv('ACCESS_KEY', 'a-key-of-twenty-letters-x')
  await expect(keyCommand(['rotate'])).rejects.toThrow(KEY_ERRORS.isSetting)
})
