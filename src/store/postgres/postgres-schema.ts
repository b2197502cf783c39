// Migrates the tables in PostgreSQL to the newest schema in migrations/. Migrations only go forward: released ones are never edited, new
// ones get the next number.
import { addSums, firstSum, type UnsummedRow } from '../contract/log-sums.ts'
import { readMigrations } from '../contract/read-migrations.ts'
import { type Postgres, type RunQuery, SCHEMA } from './postgres-connect.ts'

/** All migrations in order. */
export const POSTGRES_MIGRATIONS = readMigrations(import.meta.url)

/** The migration that adds checksums, which SQL alone cannot compute. */
const LOG_SUMS = 2

/** Advisory lock: servers that start at the same moment migrate one after the other. The number is "ACHw". */
const LOCK = 0x41434877

/**
 * Applies the missing migrations, all or none. Throws an Error with a one-sentence message if the schema belongs to another program or a
 * newer version.
 */
export async function migratePostgres(database: Postgres, steps: readonly string[] = POSTGRES_MIGRATIONS): Promise<void> {
  await database.transaction(async (query) => {
    // No timeout: another server may take long to migrate a large database.
    await query('SET LOCAL lock_timeout = 0')
    await query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const version = await postgresVersion(query)
    if (version < 0) throw new Error(`The database has a schema ${SCHEMA} of another program. Choose another database with DATABASE_URL.`)
    if (version > steps.length) {
      throw new Error(
        `The database was written by a newer version of ACH workbook (schema ${version}; this version supports up to ${steps.length}). Use that version.`,
      )
    }
    if (version === 0) await createSchema(query)
    for (const [index, step] of steps.entries()) {
      if (index < version) continue
      for (const statement of statementsOf(step)) await query(statement)
      if (index + 1 === LOG_SUMS) await fillLogSums(query)
    }
    if (version < steps.length) await query('UPDATE version SET steps = $1', [steps.length])
  })
}

/** The number of the last applied migration; 0 for a new database; -1 if the schema belongs to another program. Changes nothing. */
export async function postgresVersion(query: RunQuery): Promise<number> {
  const found = await query<{ version: string | null; tables: number }>(
    `SELECT to_regclass('${SCHEMA}.version')::text AS version,
      (SELECT count(*)::int FROM pg_class WHERE relnamespace = to_regnamespace('${SCHEMA}')) AS tables`,
  )
  if (found.rows[0]?.version != null) return (await query<{ steps: number }>('SELECT steps FROM version')).rows[0]?.steps ?? -1
  return found.rows[0]?.tables === 0 ? 0 : -1
}

async function createSchema(query: RunQuery): Promise<void> {
  // If an operator has created the schema, no right to create schemas is needed.
  const { rows } = await query<{ there: boolean }>(`SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS there`)
  if (!rows[0]?.there) await query(`CREATE SCHEMA ${SCHEMA}`)
  await query('CREATE TABLE version (steps integer NOT NULL)')
  await query('INSERT INTO version (steps) VALUES (0)')
}

/** Splits at semicolons outside the bodies of functions ($$ … $$): no migration contains another one within a statement or a comment. */
const statementsOf = (step: string): string[] =>
  step
    .split(/;(?=(?:[^$]*\$\$[^$]*\$\$)*[^$]*$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Rows at a time, so that a large database does not fill the memory. */
const PAGE = 5000

/** Adds checksums to a log without, as it is. Damage from before is only noticed if a change is missing or cannot be read. */
async function fillLogSums(query: RunQuery): Promise<void> {
  for (const { workbook } of (await query<{ workbook: string }>('SELECT workbook FROM workbooks')).rows) {
    let end = { seq: 0, sum: firstSum(workbook) }
    for (;;) {
      const page = await query<UnsummedRow>(
        'SELECT seq, at, by, batch, undoes, v, change FROM log WHERE workbook = $1 AND seq > $2 ORDER BY seq LIMIT $3',
        [workbook, end.seq, PAGE],
      )
      const rows = addSums(end.sum, page.rows)
      await query(
        'UPDATE log SET sum = t.sum FROM unnest($2::int[], $3::text[]) AS t (seq, sum) WHERE log.workbook = $1 AND log.seq = t.seq',
        [workbook, rows.map(({ seq }) => seq), rows.map(({ sum }) => sum)],
      )
      end = rows.at(-1) ?? end
      if (rows.length < PAGE) break
    }
    await query('UPDATE log_ends SET sum = $2 WHERE workbook = $1', [workbook, end.sum])
  }
}
