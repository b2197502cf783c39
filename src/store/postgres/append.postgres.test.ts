import { expect, it, onTestFinished } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import { queryRows } from '../move.test-support.ts'
import { SCHEMA } from './postgres-connect.ts'
import { openPostgres } from './postgres-store.ts'

it('the stored ends of logs in PostgreSQL are correct after every kind of write', async () => {
  const url = await newDatabase()
  const store = await openPostgres(url)
  onTestFinished(() => store.close())
  const [one, two] = [firstBatch('w1'), firstBatch('w2')]
  for (const first of [one, two]) await store.create(first.workbook, first, new Map([['me', 'Analyst']]))
  const second = after(one, 'b2')
  await Promise.all([store.append(second), store.append(after(two, 'c2')), store.append(after(one, 'beaten'))])
  await store.appendBehind('w1', one.changes.length, () => [after(second, 'b3')])
  await store.redact({ workbook: 'w2', batch: 'r', at: one.at, by: 'me' })
  const ends = await queryRows(url, `SELECT * FROM ${SCHEMA}.log_ends ORDER BY workbook`)
  expect(ends).toEqual(
    await queryRows(url, `SELECT DISTINCT ON (workbook) workbook, seq, batch, sum FROM ${SCHEMA}.log ORDER BY workbook, seq DESC`),
  )
  expect(ends.map(({ batch }) => batch)).toEqual(['b3', 'r'])
})

it('two servers that append to the same workbooks in opposite order do not deadlock', async () => {
  const url = await newDatabase()
  const stores = [await openPostgres(url), await openPostgres(url)]
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const [store] = stores as [(typeof stores)[0], ...typeof stores]
  const names = Array.from({ length: 8 }, (_, index) => `w${index}`)
  for (const name of names) await store.create(name, firstBatch(name), new Map())
  const rounds = Array.from({ length: 20 }, (_, round) => round)
  for (const round of rounds) {
    const outcomes = await Promise.all(
      stores.map((each, which) =>
        Promise.all(
          (which === 0 ? names : names.toReversed()).map(async (name) => {
            const last = (await each.readBack(name, 1_000_000, 1))[0]
            return each.append(after(firstBatch(name), `${which} ${round}`, { from: (last?.seq ?? 0) + 1, follows: last?.batch ?? null }))
          }),
        ),
      ),
    )
    expect(outcomes.flat().filter((outcome) => outcome === 'stored').length).toBeGreaterThanOrEqual(names.length)
  }
})
