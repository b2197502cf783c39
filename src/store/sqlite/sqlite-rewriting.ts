// Rewrites the rows of logs in SQLite whose personal data was removed, a few at a time, so that other writers need not wait. The table
// `redactions` has how far each is; a server that was killed continues there.
import { LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import { firstSum } from '../contract/log-sums.ts'
import { type Rewriting, RowRewriter } from '../contract/rewriting.ts'
import { type Database, transact } from './driver/driver.ts'

/** Rows that one transaction rewrites, or one turn of the event loop reads. */
export const REWRITTEN_AT_ONCE = 500

interface Stored extends Omit<Rewriting, 'redaction'> {
  readonly redaction: string
}

/** Returns a function that finds out how far a log has been rewritten: null if it is complete. A backup may be older than the table. */
export function rewritingIn(db: Database): (workbook: string) => Rewriting | null {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'redactions'").get() === undefined) return () => null
  const find = db.prepare<[string], Stored>('SELECT done, upto, before, last, redaction FROM redactions WHERE workbook = ? AND done < upto')
  return (workbook) => {
    const found = find.get(workbook)
    return found ? { ...found, redaction: JSON.parse(found.redaction) } : null
  }
}

interface RewrittenLog {
  readonly workbook: string
  /** The last row that was rewritten. */
  readonly upto: number
}

export interface SqliteRewriting {
  /** Within the transaction that removes the personal data: readers redact the rows up to `upto` from now on. */
  begin(workbook: string, rewriting: Pick<Rewriting, 'upto' | 'last' | 'redaction'>): void
  /** Within a transaction: rewrites some rows. Returns false if none are left. */
  continue(workbook: string): boolean
  /** Rewrites all rows that are left, in one transaction. */
  complete(): void
  /** Workbooks whose old bytes may still be in the file. */
  unerased(): string[]
  /** Of these, the logs that are completely rewritten. */
  rewritten(): RewrittenLog[]
  /** The old bytes of these logs are gone. Others, which were rewritten since, are kept. */
  finish(logs: readonly RewrittenLog[]): void
}

export function sqliteRewriting(db: Database): SqliteRewriting {
  const rewritingOf = rewritingIn(db)
  const start = db.prepare<[string, number, string, string, string]>(
    `INSERT OR REPLACE INTO redactions (workbook, done, upto, before, last, redaction) VALUES (?, 0, ?, ?, ?, ?)`,
  )
  const move = db.prepare<[number, string, string]>('UPDATE redactions SET done = ?, before = ? WHERE workbook = ?')
  // The previous ids of people may be names.
  const end = db.prepare<[string]>("UPDATE redactions SET done = upto, before = '', redaction = '' WHERE workbook = ?")
  const read = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
  )
  const replace = db.prepare<[string, string, string, number]>('UPDATE log SET change = ?, sum = ? WHERE workbook = ? AND seq = ?')
  const unerased = db.prepare<[], string>('SELECT workbook FROM redactions').pluck()
  const rewritten = db.prepare<[], RewrittenLog>('SELECT workbook, upto FROM redactions WHERE done = upto')
  const forget = db.prepare<[string, number]>('DELETE FROM redactions WHERE workbook = ? AND upto = ? AND done = upto')

  const store: SqliteRewriting = {
    begin(workbook, { upto, last, redaction }) {
      start.run(workbook, upto, firstSum(workbook), last, JSON.stringify(redaction))
    },
    continue(workbook) {
      const rewriting = rewritingOf(workbook)
      if (rewriting === null) return false
      const { done, upto, last, redaction } = rewriting
      const rows = read.all(workbook, done, Math.min(done + REWRITTEN_AT_ONCE, upto))
      const rewriter = new RowRewriter(workbook, redaction, rewriting)
      for (const { change, sum, seq } of rewriter.add(rows)) replace.run(change, sum, workbook, seq)
      const { seq } = rewriter.end
      if (seq === done) throw new Error(`The log of ${workbook} ends before the change ${upto}.`)
      if (seq < upto) move.run(seq, rows.at(-1)?.sum ?? '', workbook)
      else if (rewriter.end.sum === last) end.run(workbook)
      else throw new Error(`The checksums of ${workbook} do not continue behind the change ${upto}.`)
      return seq < upto
    },
    complete: () =>
      transact(db, () => {
        for (const workbook of unerased.all()) while (store.continue(workbook));
      }),
    unerased: () => unerased.all(),
    rewritten: () => rewritten.all(),
    finish(logs) {
      for (const { workbook, upto } of logs) forget.run(workbook, upto)
    },
  }
  return store
}
