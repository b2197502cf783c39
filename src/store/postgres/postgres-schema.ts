// Brings the tables in PostgreSQL to the newest step in migrations/. Steps only go forward: a released one is never edited, a new one
// is added as the next number.
import { readMigrations } from '../contract/read-migrations.ts'
import { type Postgres, type RunQuery, SCHEMA } from './postgres-connect.ts'

/** In order. Exported for the check before a move, and the tests. */
export const POSTGRES_MIGRATIONS = readMigrations(import.meta.url)

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

/** No step has a semicolon within a statement or a comment. */
const statementsOf = (step: string): string[] =>
  step
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
