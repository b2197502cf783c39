// The only way to SQLite: the part of its API that this program uses, and which library provides it. Node's own module where it is complete
// (Node 22.16 and newer), otherwise better-sqlite3, which is installed on Node 20 only. Decision 026 has the reasons.
import { openAddonFile } from './driver-addon.ts'
import { nodeSqlite, openNodeFile } from './driver-node.ts'

/** Failed calls throw an Error whose `code` is SQLite's name of the error, such as SQLITE_BUSY. */
export interface Database {
  /** The path as given to `openFile`. */
  readonly name: string
  readonly open: boolean
  readonly inTransaction: boolean
  /** `Params`: one value for each `?`, or one object for names such as `:words`. */
  prepare<Params extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Params, Row>
  exec(sql: string): void
  /** Returns the first column of the first row; undefined if there is none. */
  pragma(text: string): unknown
  /** Defines a function for SQL. `deterministic`: the same arguments always give the same result. */
  function(name: string, options: { readonly deterministic: boolean }, call: (...values: unknown[]) => number | string): void
  /** Copies everything, page by page, to the path `to`. An existing file is overwritten. */
  backup(to: string): Promise<void>
  /** Does nothing if the database is closed. */
  close(): void
}

/** Numbers beyond ±(2^53 − 1) and texts with NUL, which Node 22 reads only up to it, are not supported; none is ever stored. */
export interface Statement<Params extends unknown[], Row> {
  run(...values: Params): { readonly changes: number }
  get(...values: Params): Row | undefined
  all(...values: Params): Row[]
  iterate(...values: Params): IterableIterator<Row>
  /** From now on each row is the value of its first column. */
  pluck(): Statement<Params, Row>
  /** From now on each row is an array of values. */
  raw(): Statement<Params, Row>
}

export interface OpenOptions {
  readonly readonly?: boolean
  /** true: a missing file is an error; otherwise it is created. */
  readonly fileMustExist?: boolean
  /** Milliseconds to wait while another connection locks the file. */
  readonly timeout?: number
}

/** Milliseconds. */
const TIMEOUT_MS = 5000

/** Opens a file, or `:memory:`. */
export function openFile(file: string, { readonly = false, fileMustExist = false, timeout = TIMEOUT_MS }: OpenOptions = {}): Database {
  const options = { readonly, fileMustExist, timeout }
  const sqlite = nodeSqlite()
  return sqlite ? openNodeFile(sqlite, file, options) : openAddonFile(file, options)
}

/** Runs `work` in a transaction, all or nothing. Inside another one it becomes part of that. */
export function transact<T>(db: Database, work: () => T, begin: 'BEGIN' | 'BEGIN IMMEDIATE' = 'BEGIN'): T {
  if (db.inTransaction) return work()
  db.exec(begin)
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
