// The tables, as numbered steps that only go forward. A released step is never edited; a new one is added at the end.
import type { Database } from 'better-sqlite3'

/** Marks a file as ours ("ACHw"), so that another program's database is never touched. */
export const APPLICATION_ID = 0x41434877

/** Exported for the tests of upgrades alone. */
export const SQLITE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE workbooks (
    workbook TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    deleted_at TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    batch TEXT NOT NULL,
    undoes TEXT,
    v INTEGER NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (workbook, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX log_by ON log (workbook, by);

  CREATE TABLE people (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    rater TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workbook, rater)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshot_heads (
    workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    core TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    part TEXT NOT NULL,
    seq INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workbook, part)
  ) STRICT;

  CREATE TABLE summaries (
    workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE upload_files (
    upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload, number)
  ) STRICT;
  INSERT INTO upload_files (upload, number, name, bytes) SELECT id, 1, name, bytes FROM uploads;
  ALTER TABLE uploads DROP COLUMN name;
  ALTER TABLE uploads DROP COLUMN bytes;
  ALTER TABLE uploads ADD COLUMN workbook TEXT;
  `,
  `
  CREATE TABLE access_key (
    hash TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE persons (
    person TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE reader_links (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE,
    rater TEXT,
    names INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    at TEXT NOT NULL,
    revoked_at TEXT,
    PRIMARY KEY (workbook, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT REFERENCES persons,
    link TEXT REFERENCES reader_links (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE join_codes (
    workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE participants (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    rater TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    PRIMARY KEY (workbook, rater)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE participant_sessions (
    workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    hash TEXT NOT NULL UNIQUE,
    rater TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (workbook, hash)
  ) STRICT, WITHOUT ROWID;
  `,
]

const numberOf = (db: Database, pragma: string): number => Number(db.pragma(pragma, { simple: true }))

/** Throws with a sentence where the file belongs to another program; an empty one belongs to nobody. */
export function refuseForeignFile(db: Database, file: string): void {
  const empty = numberOf(db, 'user_version') === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (numberOf(db, 'application_id') === APPLICATION_ID || empty) return
  throw new Error(`The file ${file} is a database of another program. Choose another file with DATABASE_URL.`)
}

/** The number of the last step that was taken; 0 for a new file. Throws with a sentence where the file belongs to a newer version or to another program. */
export function sqliteVersion(db: Database, file: string, known = SQLITE_MIGRATIONS.length): number {
  const version = numberOf(db, 'user_version')
  refuseForeignFile(db, file)
  if (version > known) {
    throw new Error(
      `The database ${file} was written by a newer version of ACH workbook (its tables are at ${version}, this version knows ${known}). Start that version, or restore a backup made before the upgrade.`,
    )
  }
  return version
}

/** Takes the steps that are missing, all or none. */
export function migrateSqlite(db: Database, file: string, steps: readonly string[]): void {
  const all = db.transaction(() => {
    const version = sqliteVersion(db, file, steps.length)
    if (version === steps.length) return
    for (const sql of steps.slice(version)) db.exec(sql)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${steps.length}`)
  })
  all.immediate()
}
