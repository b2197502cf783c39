// SQLite by the package better-sqlite3, which only Node 20 needs. It is not loaded anywhere else.
import { createRequire } from 'node:module'
import type { Database, OpenOptions, Statement } from './driver.ts'

interface Addon extends Omit<Database, 'pragma' | 'backup'> {
  pragma(text: string, options: { readonly simple: true }): unknown
  backup(to: string): Promise<unknown>
}
type AddonClass = new (file: string, options: Required<OpenOptions>) => Addon

/** Where node20/install.mjs installs it. No relative path, because the source and the build lie at different depths. */
const PLACE = '.node20/node_modules/better-sqlite3'

export const NO_SQLITE = `Node ${process.versions.node} cannot open the database: it has no complete SQLite module. Use Node 24. In a checkout, Node 20 works too, after "npm ci".`

export function openAddonFile(file: string, options: Required<OpenOptions>): Database {
  const db = new (loadAddon())(file, options)
  return {
    name: file,
    get open() {
      return db.open
    },
    get inTransaction() {
      return db.inTransaction
    },
    prepare: <Params extends unknown[], Row>(sql: string): Statement<Params, Row> => db.prepare<Params, Row>(sql),
    exec: (sql) => void db.exec(sql),
    pragma: (text) => db.pragma(text, { simple: true }),
    function: (name, given, call) => void db.function(name, given, call),
    backup: async (to) => void (await db.backup(to)),
    close: () => void db.close(),
  }
}

/** Throws an Error with a one-sentence message if the package is missing. */
function loadAddon(): AddonClass {
  try {
    return createRequire(import.meta.url)(PLACE)
  } catch (error) {
    throw new Error(NO_SQLITE, { cause: error })
  }
}
