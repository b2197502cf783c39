// The log of changes in SQLite: appends in shared transactions, reads in either direction.

import { setImmediate } from 'node:timers/promises'
import { checkFirst, readLog, rowsOf } from '../contract/log-rows.ts'
import { chainSum, firstSum, type LogEnd, type UnsummedRow } from '../contract/log-sums.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import type { AppendResult, BatchHead, NewBatch, Store } from '../contract/store.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { NAME_PERSON, PEOPLE_QUERY } from './sqlite-heads.ts'
import { sqliteLogReader } from './sqlite-log-reader.ts'
import { ROWS_AT_ONCE, sqliteRemover, UNFINISHED } from './unfinished.ts'

export const INSERT_ROW = 'INSERT INTO log (workbook, seq, at, by, batch, undoes, v, change, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
export const MOVE_END = 'UPDATE log_ends SET seq = ?, batch = ?, sum = ? WHERE workbook = ?'

export type SqliteLog = Pick<Store, 'create' | 'append' | 'appendBehind' | 'read' | 'readBack' | 'batchesBy' | 'changeBy'>

/** `stored` is called for every batch after its commit. */
export function sqliteLog(db: Database, commit: GroupCommit, stored: (batch: NewBatch) => void): SqliteLog {
  const register = db.prepare<[string, string, string]>('INSERT INTO workbooks (workbook, created_at, deleted_at) VALUES (?, ?, ?)')
  const finish = db.prepare<[string]>(`UPDATE workbooks SET deleted_at = NULL WHERE workbook = ? AND deleted_at = '${UNFINISHED}'`)
  const name = db.prepare<[string, string, string]>(NAME_PERSON)
  const insert = db.prepare<[string, number, string, string, string, string | null, number, string, string]>(INSERT_ROW)
  const moveEnd = db.prepare<[number, string, string, string]>(MOVE_END)
  const addEnd = db.prepare<[string, string]>("INSERT INTO log_ends (workbook, seq, batch, sum) VALUES (?, 0, '', ?)")
  const liveEnd = db.prepare<[string], LogEnd>(
    'SELECT seq, batch, sum FROM log_ends JOIN workbooks USING (workbook) WHERE workbook = ? AND deleted_at IS NULL',
  )
  // The other index would read the changes of everybody.
  const batches = db.prepare<[string, string, number, number], BatchHead>(
    `SELECT batch, undoes, min(seq) AS "from", max(seq) AS "to"
     FROM (SELECT batch, undoes, seq FROM log INDEXED BY log_by WHERE workbook = ? AND by = ? AND seq > ? ORDER BY seq LIMIT ?)
     GROUP BY batch ORDER BY min(seq)`,
  )
  const changeBy = db
    .prepare<[string, string, number], number>(
      'SELECT seq FROM log INDEXED BY log_by WHERE workbook = ? AND by = ? ORDER BY seq DESC LIMIT 1 OFFSET ?',
    )
    .pluck()
  const reader = sqliteLogReader(db)

  const remove = sqliteRemover(db, commit)
  const people = db.prepare<[string], { rater: string; name: string }>(PEOPLE_QUERY)

  /** Appends rows behind the checksum `previous`, and returns the checksum of the last. */
  const write = ({ workbook, batch }: NewBatch, previous: string, rows: readonly UnsummedRow[]): string => {
    let sum = previous
    for (const row of rows) {
      sum = chainSum(sum, row)
      insert.run(workbook, row.seq, row.at, row.by, row.batch, row.undoes, row.v, row.change, sum)
    }
    moveEnd.run(rows.at(-1)?.seq ?? 0, batch, sum, workbook)
    return sum
  }

  return {
    async create(workbook, first, people) {
      checkFirst(workbook, first)
      const end = first.changes.length
      let registered = false
      let sum = firstSum(workbook)
      try {
        for (let at = 0; at < end; at += ROWS_AT_ONCE) {
          const slice = { ...first, from: first.from + at, changes: first.changes.slice(at, at + ROWS_AT_ONCE) }
          const [rows, previous] = [rowsOf(slice), sum]
          await commit.add(() => {
            if (at === 0) {
              register.run(workbook, first.at, UNFINISHED)
              // An end at seq 0, which the first batch continues.
              addEnd.run(workbook, previous)
            }
            sum = write(first, previous, rows)
            if (at + ROWS_AT_ONCE < end) return
            for (const [rater, personName] of people) name.run(workbook, rater, personName)
            finish.run(workbook)
          })
          registered = true
        }
      } catch (error) {
        // Otherwise nothing was stored, or the id belongs to another workbook.
        if (registered) await remove(workbook).catch(() => {})
        throw error
      }
      stored(first)
    },
    async append(batch): Promise<AppendResult> {
      const rows = rowsOf(batch)
      const outcome = await commit.add((): AppendResult => {
        const end = liveEnd.get(batch.workbook)
        if (end === undefined) throw noSuchWorkbook()
        if (end.seq + 1 !== batch.from || end.batch !== batch.follows) return 'taken'
        write(batch, end.sum, rows)
        for (const [rater, personName] of batch.people ?? []) name.run(batch.workbook, rater, personName)
        return 'stored'
      })
      if (outcome === 'stored') stored(batch)
      return outcome
    },
    async appendBehind(workbook, after, build) {
      const batches = await commit.add(() => {
        const end = liveEnd.get(workbook)
        if (end === undefined) throw noSuchWorkbook()
        const missing = reader.after(workbook, after)
        const built = build(missing, new Map(people.all(workbook).map((one) => [one.rater, one.name])))
        let { sum } = end
        for (const batch of built) {
          sum = write(batch, sum, rowsOf(batch))
          for (const [rater, personName] of batch.people ?? []) name.run(workbook, rater, personName)
        }
        return built
      })
      batches.forEach(stored)
    },
    async read(workbook, after, limit) {
      return reader.after(workbook, after, limit)
    },
    async readBack(workbook, before, limit) {
      return reader.before(workbook, before, limit)
    },
    async batchesBy(workbook, by, after = 0) {
      const heads: BatchHead[] = []
      for (;;) {
        const found = readLog(workbook, () => batches.all(workbook, by, heads.at(-1)?.to ?? after, ROWS_AT_ONCE))
        for (const head of found) {
          const last = heads.at(-1)
          // A batch that the previous read broke off.
          if (last?.batch === head.batch) heads[heads.length - 1] = { ...last, to: head.to }
          else heads.push(head)
        }
        if (found.length === 0) return heads
        await setImmediate()
      }
    },
    async changeBy(workbook, by, newer) {
      return readLog(workbook, () => changeBy.get(workbook, by, newer)) ?? 0
    },
  }
}
