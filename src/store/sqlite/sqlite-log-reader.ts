// Reads logs from SQLite, checks their checksums, and finds damaged ones.

import type { LoggedChange } from '../../ach/log/change.ts'
import { DamagedLog, LOG_DAMAGE } from '../contract/damaged-log.ts'
import { isDamagedFile, LOG_COLUMNS, type LogRow, readLog, rowLimit, verifyAfter, verifyBefore } from '../contract/log-rows.ts'
import { type LogEnd, LogVerifier } from '../contract/log-sums.ts'
import { type Database, transact } from './driver/driver.ts'
import { rewritingIn } from './sqlite-rewriting.ts'
import { FINISHED } from './unfinished.ts'

export interface SqliteLogReader {
  /** As `Store.read`. */
  after(workbook: string, after: number, limit?: number): LoggedChange[]
  /** As `Store.readBack`. */
  before(workbook: string, before: number, limit: number): LoggedChange[]
  /** The damage of every workbook that has some; not of unfinished ones. */
  damaged(): DamagedLog[]
}

export function sqliteLogReader(db: Database): SqliteLogReader {
  const forward = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  )
  const backward = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  )
  const endOf = db.prepare<[string], LogEnd>('SELECT seq, batch, sum FROM log_ends WHERE workbook = ?')
  const rewritingOf = rewritingIn(db)
  // Rows and end of one moment: another process may write in between.
  const readWithEnd = (workbook: string, read: () => LogRow[]) =>
    transact(db, () => ({ rows: read(), end: endOf.get(workbook) ?? null, rewriting: rewritingOf(workbook) }))
  const readForward = (workbook: string, after: number, rows: number) => readWithEnd(workbook, () => forwardRows(workbook, after, rows))
  const readBackward = (workbook: string, before: number, rows: number) => readWithEnd(workbook, () => backward.all(workbook, before, rows))

  /** A damaged page ends the log before the first row that cannot be read. */
  function forwardRows(workbook: string, after: number, rows: number): LogRow[] {
    try {
      return forward.all(workbook, after, rows)
    } catch (error) {
      if (!isDamagedFile(error)) throw error
      let read = after === 0 ? 0 : after - 1
      try {
        for (const { seq } of forward.iterate(workbook, after, rows)) read = seq
      } catch {}
      throw new DamagedLog(workbook, read + 1, LOG_DAMAGE.file, error)
    }
  }

  const check = (workbook: string): void => {
    const verifier = new LogVerifier(workbook, 0, rewritingOf(workbook))
    for (const row of forward.iterate(workbook, 0, -1)) verifier.add(row)
    verifier.finish(endOf.get(workbook) ?? { seq: 0, sum: '' })
  }

  return {
    after(workbook, after, limit) {
      const { rows, ...extent } = readLog(workbook, () => readForward(workbook, after, limit === undefined ? -1 : rowLimit(after, limit)))
      return verifyAfter(workbook, after, rows, { ...extent, limit })
    },
    before(workbook, before, limit) {
      const { rows, ...extent } = readLog(workbook, () => readBackward(workbook, before, limit + 1))
      return verifyBefore(workbook, before, rows, { ...extent, limit })
    },
    damaged() {
      return db
        .prepare<[], string>(`SELECT workbook FROM workbooks WHERE ${FINISHED} ORDER BY workbook`)
        .pluck()
        .all()
        .flatMap((workbook) => {
          try {
            check(workbook)
            return []
          } catch (error) {
            if (error instanceof DamagedLog) return [error]
            throw error
          }
        })
    },
  }
}
