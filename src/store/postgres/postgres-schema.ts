// The tables in PostgreSQL, as numbered steps that only go forward. What belongs to a workbook is keyed by workbook first, with no rule
// across workbooks but for join codes, so that a distributed PostgreSQL can spread it; keys, persons, sessions and uploads belong to the team.
import { type Postgres, type RunQuery, SCHEMA } from './postgres-connect.ts'

/** A released step is never edited; a new one is added at the end. Exported for the tests alone. */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE workbooks (
    workbook text COLLATE "C" PRIMARY KEY,
    created_at text COLLATE "C" NOT NULL,
    deleted_at text COLLATE "C"
  );

  CREATE TABLE log (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    seq integer NOT NULL CHECK (seq > 0),
    at text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    undoes text COLLATE "C",
    v integer NOT NULL,
    change text NOT NULL,
    PRIMARY KEY (workbook, seq)
  );
  CREATE INDEX log_by ON log (workbook, by);

  CREATE TABLE log_ends (
    workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    seq integer NOT NULL,
    batch text COLLATE "C" NOT NULL
  );

  CREATE TABLE people (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    rater text COLLATE "C" NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (workbook, rater)
  );

  CREATE TABLE snapshot_heads (
    workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    seq integer NOT NULL,
    core text NOT NULL,
    checksum text NOT NULL
  );

  CREATE TABLE snapshots (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    part text COLLATE "C" NOT NULL,
    seq integer NOT NULL,
    checksum text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (workbook, part)
  );

  CREATE TABLE summaries (
    workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    seq integer NOT NULL,
    json text NOT NULL
  );

  CREATE TABLE reader_links (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    id text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    rater text COLLATE "C",
    names boolean NOT NULL,
    notes boolean NOT NULL,
    at text COLLATE "C" NOT NULL,
    revoked_at text COLLATE "C",
    PRIMARY KEY (workbook, id)
  );
  CREATE INDEX reader_links_by_id ON reader_links (id);
  CREATE INDEX reader_links_by_hash ON reader_links (hash);

  CREATE TABLE join_codes (
    workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
    code text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL
  );
  CREATE INDEX join_codes_by_code ON join_codes (code);

  CREATE TABLE participants (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    rater text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (workbook, rater)
  );
  CREATE INDEX participants_by_hash ON participants (hash);

  CREATE TABLE participant_sessions (
    workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
    hash text COLLATE "C" NOT NULL,
    rater text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    PRIMARY KEY (workbook, hash)
  );
  CREATE INDEX participant_sessions_by_hash ON participant_sessions (hash);

  CREATE TABLE access_key (
    hash text PRIMARY KEY
  );

  CREATE TABLE persons (
    person text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    folded text COLLATE "C" NOT NULL UNIQUE,
    number bigint GENERATED ALWAYS AS IDENTITY
  );

  CREATE TABLE sessions (
    hash text COLLATE "C" PRIMARY KEY,
    at text COLLATE "C" NOT NULL,
    person text COLLATE "C" REFERENCES persons,
    link text COLLATE "C"
  );

  CREATE TABLE uploads (
    id text COLLATE "C" PRIMARY KEY,
    at text COLLATE "C" NOT NULL,
    workbook text COLLATE "C"
  );

  CREATE TABLE upload_files (
    upload text COLLATE "C" NOT NULL REFERENCES uploads ON DELETE CASCADE,
    number integer NOT NULL,
    name text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload, number)
  );
  `,
]

/** Servers that start at the same moment take the steps one after the other. The number is "ACHw". */
const LOCK = 0x41434877

/** Creates what is missing, all or nothing. Throws an Error with one sentence where the tables are not ours or newer than this version. */
export async function migratePostgres(database: Postgres, steps: readonly string[] = POSTGRES_MIGRATIONS): Promise<void> {
  await database.transaction(async (ask) => {
    // As long as another server takes to bring a large database up to date.
    await ask('SET LOCAL lock_timeout = 0')
    await ask('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const version = await postgresVersion(ask)
    if (version < 0) throw new Error(`The database has a schema ${SCHEMA} of another program. Choose another database with DATABASE_URL.`)
    if (version > steps.length) {
      throw new Error(
        `The database was written by a newer version of ACH workbook (its tables are at ${version}, this version knows ${steps.length}). Start that version.`,
      )
    }
    if (version === 0) await makeSchema(ask)
    for (const step of steps.slice(version)) for (const statement of statementsOf(step)) await ask(statement)
    if (version < steps.length) await ask('UPDATE version SET steps = $1', [steps.length])
  })
}

/** The number of the last step that was taken; 0 for a new database; -1 where the schema is another program's. Changes nothing. */
export async function postgresVersion(ask: RunQuery): Promise<number> {
  const found = await ask<{ version: string | null; tables: number }>(
    `SELECT to_regclass('${SCHEMA}.version')::text AS version,
      (SELECT count(*)::int FROM pg_class WHERE relnamespace = to_regnamespace('${SCHEMA}')) AS tables`,
  )
  if (found.rows[0]?.version != null) return (await ask<{ steps: number }>('SELECT steps FROM version')).rows[0]?.steps ?? -1
  return found.rows[0]?.tables === 0 ? 0 : -1
}

async function makeSchema(ask: RunQuery): Promise<void> {
  // One that was made for us needs no right to make others.
  const { rows } = await ask<{ there: boolean }>(`SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS there`)
  if (!rows[0]?.there) await ask(`CREATE SCHEMA ${SCHEMA}`)
  await ask('CREATE TABLE version (steps integer NOT NULL)')
  await ask('INSERT INTO version (steps) VALUES (0)')
}

/** No step has a semicolon within a statement. */
const statementsOf = (step: string): string[] =>
  step
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
