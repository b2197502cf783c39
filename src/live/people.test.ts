// People by the names that they give, and what becomes of them in a workbook.
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

it('a name is the same person whatever its case and spaces, another name another person', async () => {
  const { called, nameOf, all } = await people()
  const [first, again, other] = [await called('Aigerim  K.', false), await called(' aigerim k. ', false), await called('Daniyar', false)]
  expect([again, first.id === other.id, nameOf(first.id)]).toEqual([first, false, 'Aigerim  K.'])
  expect(first.id).toMatch(/^p[a-zA-Z0-9]{10,16}$/)
  expect(all()).toHaveLength(2)
})

it('one person can go on as the analyst of before', async () => {
  const { called } = await people()
  expect((await called('Aigerim', true)).id).toBe('me')
  expect((await called('aigerim', true)).id).toBe('me')
  await expect(called('Daniyar', true)).rejects.toMatchObject({ code: 'conflict' })
})
