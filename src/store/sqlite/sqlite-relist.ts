// The list of workbooks in SQLite, for rebuilding its rows.
import { CHANGES_TRIED, isSameRow, type ListedRow, type Listing, namesWith } from '../contract/relist.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { UNFINISHED } from './unfinished.ts'

export function sqliteListing(db: Database, commit: GroupCommit): Listing {
  const page = db.prepare<[string, number], { workbook: string; changedAt: string | null; title: string | null }>(
    `SELECT w.workbook, l.changed_at AS changedAt, l.title FROM workbooks w LEFT JOIN listed l USING (workbook)
     WHERE w.workbook > ? AND w.deleted_at IS NOT '${UNFINISHED}' ORDER BY w.workbook LIMIT ?`,
  )
  const created = db
    .prepare<[string], string>(`SELECT created_at FROM workbooks WHERE workbook = ? AND deleted_at IS NOT '${UNFINISHED}'`)
    .pluck()
  const listed = db.prepare<[string], ListedRow>('SELECT workbook, changed_at AS changedAt, title, question FROM listed WHERE workbook = ?')
  const last = db.prepare<[string], string>('SELECT at FROM log WHERE workbook = ? ORDER BY seq DESC LIMIT 1').pluck()
  const naming = (field: 'title' | 'question') =>
    db
      .prepare<[string], string>(
        `SELECT change FROM log WHERE workbook = ? AND ${namesWith(field)} ORDER BY seq DESC LIMIT ${CHANGES_TRIED}`,
      )
      .pluck()
  const [titles, questions] = [naming('title'), naming('question')]
  const put = db.prepare<[ListedRow]>(
    `INSERT INTO listed (workbook, changed_at, title, question) VALUES (:workbook, :changedAt, :title, :question)
     ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at, title = excluded.title, question = excluded.question`,
  )
  return {
    page: async (after, limit) => page.all(after, limit),
    replace: (workbook, rebuild) =>
      commit.add(() => {
        const createdAt = created.get(workbook)
        if (createdAt === undefined) return false
        const row = listed.get(workbook) ?? null
        const rebuilt = rebuild({
          row,
          createdAt,
          lastAt: last.get(workbook) ?? null,
          titles: titles.all(workbook),
          questions: questions.all(workbook),
        })
        if (isSameRow(row, rebuilt)) return false
        put.run(rebuilt)
        return true
      }),
  }
}
