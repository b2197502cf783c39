import { expect, it, onTestFinished } from 'vitest'
import { CORE_VERSION, snapshotParts, workbookFromParts } from '../../ach/log/snapshot.ts'
import { sample, sampleChanges } from '../../ach/model/sample.test-support.ts'
import { newDatabase } from '../../tests/support/postgres.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import { makePostgresSnapshot, readPostgresSnapshot } from './postgres-snapshots.ts'
import { openPostgres, openPostgresDatabase } from './postgres-store.ts'

async function begun() {
  const url = await newDatabase()
  const [store, database] = [await openPostgres(url), await openPostgresDatabase(url)]
  onTestFinished(async () => {
    await store.close()
    await database.close()
  })
  const first = firstBatch('w1')
  await store.create('w1', first, new Map([['me', 'Analyst']]))
  return { store, database, first, url }
}

it('a snapshot in PostgreSQL equals the workbook of the log, and the next one writes only the changed parts', async () => {
  const { store, database, first } = await begun()
  expect(new Set(await makePostgresSnapshot(database, 'w1'))).toEqual(new Set(snapshotParts(sample()).keys()))
  expect(await makePostgresSnapshot(database, 'w1')).toEqual([])
  const second = after(first, 'b2')
  await store.append(second)
  const written = await makePostgresSnapshot(database, 'w1')
  expect(written.length).toBeLessThan(snapshotParts(sample()).size)
  const snapshot = await store.snapshot('w1', CORE_VERSION)
  expect(snapshot?.seq).toBe(sampleChanges.length + 1)
  expect(workbookFromParts(snapshot?.parts ?? new Map())).toEqual(sample(...second.changes))
  expect(await store.snapshot('w1', 'another core')).toBe(null)
})

it('a damaged snapshot in PostgreSQL is ignored and rewritten completely', async () => {
  const { store, database } = await begun()
  const whole = await makePostgresSnapshot(database, 'w1')
  for (const damage of [
    `UPDATE snapshots SET body = body || ' ' WHERE part = 'base'`,
    `DELETE FROM snapshots WHERE part = 'base'`,
    `UPDATE snapshot_heads SET seq = seq - 1, checksum = 'wrong'`,
  ]) {
    await database.write(damage)
    expect(await store.snapshot('w1', CORE_VERSION), damage).toBe(null)
    expect((await makePostgresSnapshot(database, 'w1')).toSorted()).toEqual(whole.toSorted())
    expect(await store.snapshot('w1', CORE_VERSION)).not.toBe(null)
  }
})

it('a snapshot in PostgreSQL is discarded if personal data was removed from the log while it was made', async () => {
  const { store, database, first } = await begun()
  await makePostgresSnapshot(database, 'w1')
  await store.append(after(first, 'b2'))
  // Between the worker's reading and its writing.
  const between: typeof database = {
    ...database,
    async transaction(work) {
      const result = await database.transaction(work)
      if (!redacted) {
        redacted = true
        await store.redact({ workbook: 'w1', batch: 'r', at: first.at, by: 'me' })
      }
      return result
    },
  }
  let redacted = false
  expect(await makePostgresSnapshot(between, 'w1')).toEqual([])
  expect(await readPostgresSnapshot(database.read, 'w1', CORE_VERSION)).toBe(null)
})
