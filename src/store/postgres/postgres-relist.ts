// The list of workbooks in PostgreSQL, for rebuilding its rows.
import { CHANGES_TRIED, isSameRow, type ListedRow, type Listing, namesWith } from '../contract/relist.ts'
import type { Postgres } from './postgres-connect.ts'

const naming = (field: 'title' | 'question') =>
  `ARRAY(SELECT change FROM log WHERE workbook = w.workbook AND ${namesWith(field)} ORDER BY seq DESC LIMIT ${CHANGES_TRIED})`

const SOURCES = `SELECT w.created_at AS "createdAt", l.changed_at AS "changedAt", l.title, l.question,
   (SELECT at FROM log WHERE workbook = w.workbook ORDER BY seq DESC LIMIT 1) AS "lastAt",
   ${naming('title')} AS titles, ${naming('question')} AS questions
 FROM workbooks w LEFT JOIN listed l USING (workbook) WHERE w.workbook = $1`

interface SourcesRow {
  readonly createdAt: string
  readonly changedAt: string | null
  readonly title: string
  readonly question: string
  readonly lastAt: string | null
  readonly titles: readonly string[]
  readonly questions: readonly string[]
}

export const postgresListing = (database: Postgres): Listing => ({
  async page(after, limit) {
    const { rows } = await database.read<{ workbook: string; changedAt: string | null; title: string | null }>(
      `SELECT w.workbook, l.changed_at AS "changedAt", l.title FROM workbooks w LEFT JOIN listed l USING (workbook)
       WHERE w.workbook > $1 ORDER BY w.workbook LIMIT $2`,
      [after, limit],
    )
    return rows
  },
  replace: (workbook, rebuild) =>
    database.change(async (query) => {
      // Appends update this row, so they wait; the next statement sees all that were stored before.
      await query('SELECT FROM log_ends WHERE workbook = $1 FOR UPDATE', [workbook])
      const [sources] = (await query<SourcesRow>(SOURCES, [workbook])).rows
      if (sources === undefined) return false
      const { changedAt, title, question } = sources
      const row: ListedRow | null = changedAt === null ? null : { workbook, changedAt, title, question }
      const rebuilt = rebuild({ ...sources, row })
      if (isSameRow(row, rebuilt)) return false
      await query(
        `INSERT INTO listed (workbook, changed_at, title, question) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workbook) DO UPDATE SET changed_at = excluded.changed_at, title = excluded.title, question = excluded.question`,
        [workbook, rebuilt.changedAt, rebuilt.title, rebuilt.question],
      )
      return true
    }),
})
