// Removes personal data from one workbook in SQLite and erases the old bytes from the file. What counts as personal data is decided by the
// caller.

import { setTimeout } from 'node:timers/promises'
import { redactedRows } from '../contract/log-rows.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { DROPPED_TABLES, type EraseResult, type Store } from '../contract/store.ts'
import type { Database } from './driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { INSERT_ROW, MOVE_END } from './sqlite-log.ts'
import { sqliteLogReader } from './sqlite-log-reader.ts'

/** Milliseconds between two attempts while another program uses the file. */
const PAUSE_MS = 25

export function sqliteRedact(db: Database, commit: GroupCommit, busyMs: number): Pick<Store, 'redact'> {
  const exists = db.prepare<[string]>('SELECT 1 FROM workbooks WHERE workbook = ? AND deleted_at IS NULL').pluck()
  const reader = sqliteLogReader(db)
  const replace = db.prepare<[string, string, string, number]>('UPDATE log SET change = ?, sum = ? WHERE workbook = ? AND seq = ?')
  const append = db.prepare<[string, number, string, string, string, string | null, number, string, string]>(INSERT_ROW)
  const moveEnd = db.prepare<[number, string, string, string]>(MOVE_END)
  const name = db.prepare<[string, string, string]>('INSERT INTO people (workbook, rater, name) VALUES (?, ?, ?)')
  const point = db.prepare<[string, string, string]>('UPDATE reader_links SET rater = ? WHERE workbook = ? AND rater = ?')
  const drops = DROPPED_TABLES.map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE workbook = ?`))

  return {
    async redact({ workbook, batch, at, by }, rewrite) {
      await commit.add(() => {
        if (exists.get(workbook) === undefined) throw noSuchWorkbook()
        const log = reader.all(workbook)
        const { changes, people, ids } = rewrite(log.changes)
        const { replaced, added } = redactedRows(workbook, log.rows, changes, { batch, at, by })
        for (const { change, sum, seq } of replaced) replace.run(change, sum, workbook, seq)
        for (const drop of drops) drop.run(workbook)
        for (const [rater, personName] of people) name.run(workbook, rater, personName)
        // Reader links keep showing the same people; an id may itself be a name.
        for (const [before, now] of ids) if (before !== now) point.run(now, workbook, before)
        append.run(workbook, added.seq, at, by, batch, null, added.v, added.change, added.sum)
        moveEnd.run(added.seq, batch, added.sum, workbook)
      })
      return erase(db, busyMs)
    },
  }
}

/**
 * Rewrites the file: although deleted content is overwritten, pages that were split or merged keep copies of it. Then empties the
 * write-ahead log, which contains the old pages.
 */
async function erase(db: Database, busyMs: number): Promise<EraseResult> {
  const steps = [
    () => {
      db.exec('VACUUM')
      return true
    },
    // 0: not busy
    () => db.pragma('wal_checkpoint(TRUNCATE)') === 0,
  ]
  let waited = 0
  for (const step of steps) {
    while (!succeeds(step)) {
      if (!db.open || waited >= busyMs) return 'traces'
      waited += PAUSE_MS
      await setTimeout(PAUSE_MS)
    }
  }
  return 'gone'
}

/** Returns false on any failure (the file is in use, the disk is full), because a retry may succeed. */
function succeeds(step: () => boolean): boolean {
  try {
    return step()
  } catch {
    return false
  }
}
