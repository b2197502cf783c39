// Workbooks that are written or removed in several transactions, so that no single one keeps other writers waiting. Until then they are marked.
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'

/**
 * `deleted_at` of such a workbook: like a deleted one it cannot be opened or changed, but it is never listed or restored. It sorts after every
 * time, so that no purge finds it.
 */
export const UNFINISHED = 'unfinished'

/** SQL condition for rows of the other workbooks. */
export const FINISHED = `workbook NOT IN (SELECT workbook FROM workbooks WHERE deleted_at = '${UNFINISHED}')`

/** Rows of the log that one transaction writes or removes, or one statement reads, before other requests get their turn. */
export const ROWS_AT_ONCE = 2000

/** Returns a function that removes a marked workbook with everything that belongs to it. */
export function sqliteRemover(db: Database, commit: GroupCommit): (workbook: string) => Promise<void> {
  const dropRows = db.prepare<[object]>(
    `DELETE FROM log WHERE workbook = :workbook AND seq IN (SELECT seq FROM log WHERE workbook = :workbook LIMIT ${ROWS_AT_ONCE})
     AND EXISTS (SELECT 1 FROM workbooks WHERE workbook = :workbook AND deleted_at = '${UNFINISHED}')`,
  )
  const drop = db.prepare<[string]>(`DELETE FROM workbooks WHERE workbook = ? AND deleted_at = '${UNFINISHED}'`)
  return async (workbook) => {
    while ((await commit.add(() => dropRows.run({ workbook }).changes)) > 0);
    await commit.add(() => drop.run(workbook))
  }
}

/** Milliseconds. A younger workbook may still be written by another process. */
const ABANDONED_MS = 60 * 60 * 1000

/** Removes what a killed server left. If it cannot be removed now, the next start removes it. */
export async function removeAbandoned(db: Database, commit: GroupCommit, now = Date.now()): Promise<void> {
  const found = db.prepare<[string], string>(`SELECT workbook FROM workbooks WHERE deleted_at = '${UNFINISHED}' AND created_at < ?`).pluck()
  const remove = sqliteRemover(db, commit)
  for (const workbook of found.all(new Date(now - ABANDONED_MS).toISOString())) await remove(workbook)
}
