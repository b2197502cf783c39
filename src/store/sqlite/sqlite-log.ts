// The log of changes in SQLite: appends in shared transactions, reads in either direction.

import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { CHANGE_VERSION, type LoggedChange } from '../../ach/log/change.ts'
import { changeTexts, checkFirst, checkOrder, LOG_COLUMNS, type LogRow, readLog } from '../contract/log-rows.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import type { AppendResult, BatchHead, NewBatch, Store } from '../contract/store.ts'
import type { GroupCommit } from './group-commit.ts'
import { NAME_PERSON, PEOPLE_QUERY } from './sqlite-heads.ts'
import { ROWS_AT_ONCE, sqliteRemover, UNFINISHED } from './unfinished.ts'

export type SqliteLog = Pick<Store, 'create' | 'append' | 'appendBehind' | 'read' | 'readBack' | 'batchesBy'>

/** `stored` is called for every batch after its commit. */
export function sqliteLog(db: Database, commit: GroupCommit, stored: (batch: NewBatch) => void): SqliteLog {
  const register = db.prepare<[string, string, string]>('INSERT INTO workbooks (workbook, created_at, deleted_at) VALUES (?, ?, ?)')
  const finish = db.prepare<[string]>(`UPDATE workbooks SET deleted_at = NULL WHERE workbook = ? AND deleted_at = '${UNFINISHED}'`)
  const name = db.prepare<[string, string, string]>(NAME_PERSON)
  const insert = db.prepare<[string, number, string, string, string, string | null, number, string]>(
    'INSERT INTO log (workbook, seq, at, by, batch, undoes, v, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const last = db.prepare<[string], { seq: number; batch: string }>(
    'SELECT seq, batch FROM log JOIN workbooks USING (workbook) WHERE workbook = ? AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1',
  )
  const forward = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const backward = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  )
  // The other index would read the changes of everybody.
  const batches = db.prepare<[string, string, number, number], BatchHead>(
    `SELECT batch, undoes, min(seq) AS "from", max(seq) AS "to"
     FROM (SELECT batch, undoes, seq FROM log INDEXED BY log_by WHERE workbook = ? AND by = ? AND seq > ? ORDER BY seq LIMIT ?)
     GROUP BY batch ORDER BY min(seq)`,
  )

  const remove = sqliteRemover(db, commit)
  const people = db.prepare<[string], { rater: string; name: string }>(PEOPLE_QUERY)

  const write = (batch: NewBatch, texts: readonly string[]): void => {
    texts.forEach((text, index) => {
      insert.run(batch.workbook, batch.from + index, batch.at, batch.by, batch.batch, batch.undoes, CHANGE_VERSION, text)
    })
  }

  return {
    async create(workbook, first, people) {
      checkFirst(workbook, first)
      const end = first.changes.length
      let registered = false
      try {
        for (let at = 0; at < end; at += ROWS_AT_ONCE) {
          const slice = { ...first, from: first.from + at, changes: first.changes.slice(at, at + ROWS_AT_ONCE) }
          const texts = changeTexts(slice)
          await commit.add(() => {
            if (at === 0) register.run(workbook, first.at, UNFINISHED)
            write(slice, texts)
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
      const texts = changeTexts(batch)
      const outcome = await commit.add((): AppendResult => {
        const end = last.get(batch.workbook)
        if (end === undefined) throw noSuchWorkbook()
        if (end.seq + 1 !== batch.from || end.batch !== batch.follows) return 'taken'
        write(batch, texts)
        for (const [rater, personName] of batch.people ?? []) name.run(batch.workbook, rater, personName)
        return 'stored'
      })
      if (outcome === 'stored') stored(batch)
      return outcome
    },
    async appendBehind(workbook, after, build) {
      const batches = await commit.add(() => {
        if (last.get(workbook) === undefined) throw noSuchWorkbook()
        const missing = readLog(workbook, () => [...checkOrder(forward.all(workbook, after, -1), workbook, 1, after + 1)])
        const built = build(missing, new Map(people.all(workbook).map((one) => [one.rater, one.name])))
        for (const batch of built) {
          write(batch, changeTexts(batch))
          for (const [rater, personName] of batch.people ?? []) name.run(workbook, rater, personName)
        }
        return built
      })
      batches.forEach(stored)
    },
    async read(workbook, after, limit = -1): Promise<LoggedChange[]> {
      return readLog(workbook, () => [...checkOrder(forward.all(workbook, after, limit), workbook, 1, after + 1)])
    },
    async readBack(workbook, before, limit): Promise<LoggedChange[]> {
      return readLog(workbook, () => [...checkOrder(backward.all(workbook, before, limit), workbook, -1)])
    },
    async batchesBy(workbook, by) {
      const heads: BatchHead[] = []
      for (;;) {
        const found = batches.all(workbook, by, heads.at(-1)?.to ?? 0, ROWS_AT_ONCE)
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
  }
}
