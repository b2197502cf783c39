// Checks with EXPLAIN QUERY PLAN that the list of workbooks is read in the order of its index and never scans the log.

import { expect, test } from 'vitest'
import { LISTED_FROM_LOG, LOG_WITH_TITLES } from '../contract/listed.test-support.ts'
import { openFile } from './driver/driver.ts'
import { SQLITE_MIGRATIONS } from './schema.ts'
import { HEADS_IN_ORDER } from './sqlite-heads.ts'

test('an upgrade lists the workbooks that are there, with their newest title and question', () => {
  const db = openFile(':memory:')
  const at = SQLITE_MIGRATIONS.findIndex((step) => step.includes('CREATE TABLE listed'))
  for (const step of SQLITE_MIGRATIONS.slice(0, at)) db.exec(step)
  db.prepare("INSERT INTO workbooks (workbook, created_at) VALUES ('w1', '1')").run()
  const append = db.prepare("INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ('w1', ?, ?, 'me', 'b', 1, ?)")
  LOG_WITH_TITLES.forEach((change, index) => {
    append.run(index + 1, `day ${index + 1}`, JSON.stringify(change))
  })
  for (const step of SQLITE_MIGRATIONS.slice(at)) db.exec(step)
  expect(db.prepare('SELECT * FROM listed').all()).toEqual([LISTED_FROM_LOG])
  db.close()
})

test('the list of workbooks scans its index and no log', () => {
  const db = openFile(':memory:')
  for (const step of SQLITE_MIGRATIONS) db.exec(step)
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${HEADS_IN_ORDER} LIMIT 50`).all()
  const details = plan.map(({ detail }) => detail)
  expect(details.filter((detail) => /^(SCAN|USE TEMP)/.test(detail))).toEqual(['SCAN l USING COVERING INDEX listed_by_change'])
  db.close()
})
