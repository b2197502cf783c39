// SQLite by Node's own module `node:sqlite`.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Database, OpenOptions, Statement } from './driver.ts'

/** The part of `node:sqlite` that is used here. The types of Node 20 do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string | URL, options: object) => NodeDatabase
  readonly backup?: (db: NodeDatabase, to: string, options: { readonly rate: number }) => Promise<number>
}
interface NodeDatabase {
  readonly isOpen: boolean
  readonly isTransaction: boolean
  prepare(sql: string): NodeStatement
  exec(sql: string): void
  function(name: string, options: object, call: (...values: unknown[]) => unknown): void
  close(): void
}
interface NodeStatement {
  run(...values: unknown[]): { readonly changes: number }
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
  iterate(...values: unknown[]): IterableIterator<unknown>
  setReturnArrays(arrays: boolean): void
}

let loaded: NodeSqlite | null | undefined

/** Null if this Node does not have the module, or not all of it. */
export function nodeSqlite(): NodeSqlite | null {
  if (loaded === undefined) {
    const sqlite = loadQuietly()
    loaded = sqlite?.backup ? sqlite : null
  }
  return loaded
}

/** Node 22 and 24 warn that the module is experimental, which nobody who runs this program can act on. All other warnings stay. */
function loadQuietly(): NodeSqlite | undefined {
  const warn = process.emitWarning
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined
  } finally {
    process.emitWarning = warn
  }
}

export function openNodeFile(sqlite: NodeSqlite, file: string, { readonly, fileMustExist, timeout }: Required<OpenOptions>): Database {
  const db = coded(() => new sqlite.DatabaseSync(locationOf(file, fileMustExist && !readonly), { readOnly: readonly, timeout }))
  // No function that a file names is called while it is read.
  db.exec('PRAGMA trusted_schema = OFF')
  return {
    name: file,
    get open() {
      return db.isOpen
    },
    get inTransaction() {
      return db.isOpen && db.isTransaction
    },
    prepare: <Params extends unknown[], Row>(sql: string) => new PreparedStatement<Params, Row>(coded(() => db.prepare(sql))),
    exec: (sql) => coded(() => db.exec(sql)),
    pragma: (text) => coded(() => Object.values(db.prepare(`PRAGMA ${text}`).get() ?? {})[0]),
    function: (name, options, call) => db.function(name, options, call),
    async backup(to) {
      // All pages at once: it runs in another thread.
      await sqlite.backup?.(db, resolve(to), { rate: 2 ** 31 - 1 }).catch((error) => Promise.reject(withCode(error)))
    },
    close() {
      if (db.isOpen) db.close()
    },
  }
}

/** A URL, because only its `mode` keeps SQLite from creating a missing file. */
function locationOf(file: string, mustExist: boolean): string | URL {
  if (file === ':memory:') return file
  const url = pathToFileURL(resolve(file))
  if (mustExist) url.searchParams.set('mode', 'rw')
  return url
}

class PreparedStatement<Params extends unknown[], Row> implements Statement<Params, Row> {
  readonly #statement: NodeStatement
  #rowOf: (row: unknown) => unknown = (row) => row

  constructor(statement: NodeStatement) {
    this.#statement = statement
  }

  run(...values: Params): { readonly changes: number } {
    return coded(() => this.#statement.run(...values))
  }

  get(...values: Params): Row | undefined {
    const row = coded(() => this.#statement.get(...values))
    return row === undefined ? undefined : (this.#rowOf(row) as Row)
  }

  all(...values: Params): Row[] {
    return coded(() => this.#statement.all(...values)).map(this.#rowOf) as Row[]
  }

  *iterate(...values: Params): IterableIterator<Row> {
    const rows = coded(() => this.#statement.iterate(...values))
    try {
      for (const row of rows) yield this.#rowOf(row) as Row
    } catch (error) {
      throw withCode(error)
    }
  }

  pluck(): this {
    this.#rowOf = (row) => (row as readonly unknown[])[0]
    return this.raw()
  }

  raw(): this {
    this.#statement.setReturnArrays(true)
    return this
  }
}

function coded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw withCode(error)
  }
}

/** SQLite's numbers of errors. The lower 8 bits of an extended number are the error, the others say more about it. */
const CODES = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [7, 'SQLITE_NOMEM'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [18, 'SQLITE_TOOBIG'],
  [19, 'SQLITE_CONSTRAINT'],
  [26, 'SQLITE_NOTADB'],
])
const IOERR_LOCK = 3850

/** Names an error of `node:sqlite` as SQLite does. */
function withCode(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if ('errcode' in error) {
    const number = Number(error.errcode)
    error.code = number === IOERR_LOCK ? 'SQLITE_IOERR_LOCK' : (CODES.get(number & 0xff) ?? 'SQLITE_ERROR')
  }
  // A number beyond those that are ever stored.
  else if (error.code === 'ERR_OUT_OF_RANGE') error.code = 'SQLITE_CORRUPT'
  return error
}
