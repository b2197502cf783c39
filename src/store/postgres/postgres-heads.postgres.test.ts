// An upgrade fills the list of workbooks from the logs that are there.
import { expect, it } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { LISTED_FROM_LOG, LOG_WITH_TITLES } from '../contract/listed.test-support.ts'
import { migratePostgres, POSTGRES_MIGRATIONS } from './postgres-schema.ts'
import { openPostgresDatabase } from './postgres-store.ts'

it('an upgrade lists the workbooks that are there, with their newest title and question', async () => {
  const at = POSTGRES_MIGRATIONS.findIndex((step) => step.includes('CREATE TABLE listed'))
  const database = await openPostgresDatabase(await newDatabase(), (opened) => migratePostgres(opened, POSTGRES_MIGRATIONS.slice(0, at)))
  await database.write("INSERT INTO workbooks (workbook, created_at) VALUES ('w1', '1')")
  for (const [index, change] of LOG_WITH_TITLES.entries())
    await database.write("INSERT INTO log (workbook, seq, at, by, batch, v, change, sum) VALUES ('w1', $1, $2, 'me', 'b', 1, $3, '')", [
      index + 1,
      `day ${index + 1}`,
      JSON.stringify(change),
    ])
  await migratePostgres(database)
  expect((await database.read('SELECT * FROM listed')).rows).toEqual([LISTED_FROM_LOG])
  await database.close()
})
