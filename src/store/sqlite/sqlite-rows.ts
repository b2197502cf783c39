// Reads all rows from a SQLite file, or writes them into one, for `move`. Holds the file exclusively until closed.
import { existsSync } from 'node:fs'
import {
  columnNames,
  type MoveRows,
  type MoveSource,
  type MoveTarget,
  type RowsIn,
  type RowsOut,
  refuseOtherVersions,
  rowRefused,
} from '../contract/move-source.ts'
import type { MovedRow, MovedValue } from '../contract/move-tables.ts'
import { codeOf } from '../contract/refusals.ts'
import { type Database, openFile } from './driver/driver.ts'
import { openError, openSqliteDatabase } from './open-database.ts'
import { SQLITE_MIGRATIONS, sqliteVersion } from './schema.ts'
import { sqliteRewriting } from './sqlite-rewriting.ts'

/** Throws an Error with a one-sentence message if the file cannot be read, or cannot be read without upgrading it. */
export async function sqliteSource(file: string): Promise<MoveSource> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  const db = openExclusively(file)
  try {
    const version = sqliteVersion(db, file)
    if (version === 0) throw new Error(`The file ${file} is empty: it is not a database of ACH workbook.`)
    refuseOtherVersions(`The database ${file}`, version, SQLITE_MIGRATIONS.length)
    // The table of what is left is not moved.
    sqliteRewriting(db).complete()
  } catch (error) {
    db.close()
    throw openError(error, file)
  }
  return {
    name: `The database ${file}`,
    async read(work) {
      db.exec('BEGIN')
      return work(rowsOut(db, file))
    },
    async close() {
      db.close()
    },
  }
}

/** Creates the file if it is missing or empty. Throws an Error with a one-sentence message if it cannot be written. */
export async function sqliteTarget(file: string): Promise<MoveTarget> {
  if (existsSync(file)) {
    const existing = openExclusively(file)
    try {
      const version = sqliteVersion(existing, file)
      if (version !== 0) refuseOtherVersions(`The database ${file}`, version, SQLITE_MIGRATIONS.length)
    } catch (error) {
      throw openError(error, file)
    } finally {
      existing.close()
    }
  }
  openSqliteDatabase(file, BUSY_MS).close()
  const db = openExclusively(file)
  return {
    name: `The database ${file}`,
    async write(work) {
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = await work(rowsIn(db))
        db.exec('COMMIT')
        return result
      } catch (error) {
        throw openError(error, file)
      } finally {
        if (db.inTransaction) db.exec('ROLLBACK')
      }
    },
    async close() {
      db.close()
    },
  }
}

/** Milliseconds. Short, because a program that has the file open keeps it for long. */
const BUSY_MS = 250

/** Opens the only connection. Fails while a server uses the file, and keeps every other program out (restore.ts explains the locks). */
function openExclusively(file: string): Database {
  let db: Database | undefined
  try {
    db = openFile(file, { timeout: BUSY_MS, fileMustExist: true })
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db?.close()
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new Error(`The database ${file} is in use by a server or another program. Stop it first.`)
    if (codeOf(error) === 'SQLITE_IOERR_LOCK') throw new Error(`The database ${file} cannot be locked: it is not writable for this user.`)
    throw openError(error, file)
  }
}

const rows = (db: Database): MoveRows => ({
  async count({ name, where = 'true' }) {
    return Number(db.prepare(`SELECT count(*) FROM ${name} WHERE ${where}`).pluck().get())
  },
})

function rowsOut(db: Database, file: string): RowsOut {
  return {
    ...rows(db),
    async *pages(table) {
      const order = table.order === 'arrival' ? 'rowid' : table.order.join(', ')
      const all = db.prepare(`SELECT ${columnNames(table)} FROM ${table.name} WHERE ${table.where ?? 'true'} ORDER BY ${order}`).raw()
      const kinds = Object.values(table.columns)
      let page: MovedRow[] = []
      try {
        for (const row of all.iterate() as IterableIterator<MovedValue[]>) {
          page.push(row.map((cell, index) => (kinds[index] === 'boolean' ? cell === 1 : cell)))
          if (page.length < table.page) continue
          yield page
          page = []
        }
      } catch (error) {
        throw openError(error, file)
      }
      if (page.length > 0) yield page
    },
  }
}

function rowsIn(db: Database): RowsIn {
  return {
    ...rows(db),
    async add(table, page) {
      const places = Object.keys(table.columns).map(() => '?')
      const insert = db.prepare(`INSERT INTO ${table.name} (${columnNames(table)}) VALUES (${places.join(', ')})`)
      try {
        for (const row of page) insert.run(...row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)))
      } catch (error) {
        throw rowRefused(table, error)
      }
    },
  }
}
