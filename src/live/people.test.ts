// People identified by name, and how they appear in a workbook.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newId } from '../new-id.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { loadPeople } from './people.ts'

const people = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-people-'))
  const store = openSqlite(`file:${join(folder, 'workbooks.db')}`, { snapshotWorker: null })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return loadPeople(store, newId)
}

it('a name is the same person regardless of case and spaces, and another name is another person', async () => {
  const { findOrCreate, nameOf, all } = await people()
  const [first, again, other] = [
    await findOrCreate('Aigerim  K.', false),
    await findOrCreate(' aigerim k. ', false),
    await findOrCreate('Daniyar', false),
  ]
  expect([again, first.id === other.id, nameOf(first.id)]).toEqual([first, false, 'Aigerim  K.'])
  expect(first.id).toMatch(/^p[a-zA-Z0-9]{10,16}$/)
  expect(all()).toHaveLength(2)
})

it('a name that looks the same is the same person, who keeps the name as first typed', async () => {
  const { findOrCreate, all } = await people()
  const first = await findOrCreate('Anna', false)
  for (const name of ['\u0410nna', 'Ａｎｎａ', 'An\u200bna']) expect(await findOrCreate(name, false)).toEqual(first)
  expect(all()).toEqual([{ id: first.id, name: 'Anna' }])
})

it('only one person can continue as the earlier analyst', async () => {
  const { findOrCreate } = await people()
  expect((await findOrCreate('Aigerim', true)).id).toBe('me')
  expect((await findOrCreate('aigerim', true)).id).toBe('me')
  await expect(findOrCreate('Daniyar', true)).rejects.toMatchObject({ code: 'conflict' })
})
