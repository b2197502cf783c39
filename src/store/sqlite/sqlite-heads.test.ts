// Checks with EXPLAIN QUERY PLAN that the list of workbooks does not scan the log.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { SQLITE_MIGRATIONS } from './schema.ts'
import { HEAD_QUERY } from './sqlite-heads.ts'

test('the list of workbooks scans no log', () => {
  const db = new Database(':memory:')
  for (const step of SQLITE_MIGRATIONS) db.exec(step)
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${HEAD_QUERY} ORDER BY l.at DESC, w.workbook`).all()
  expect(plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual(['SCAN w'])
  db.close()
})
