// Stores in SQLite what is not in the log: the list of workbooks, names of people, summaries and uploads.

import type { Database } from 'better-sqlite3'
import { neverWorkbook } from '../contract/refusals.ts'
import type { Store, Upload, UploadedFile, WorkbookHead } from '../contract/store.ts'
import type { GroupCommit } from './group-commit.ts'

/** CROSS JOIN forces SQLite to start with the workbooks and look up the last row of each; it would otherwise scan the whole log. */
export const HEAD_QUERY = `SELECT w.workbook AS id, l.seq AS seq, w.created_at AS createdAt, l.at AS changedAt, w.deleted_at AS deletedAt
  FROM workbooks w CROSS JOIN log l ON l.workbook = w.workbook AND l.seq = (SELECT max(seq) FROM log WHERE workbook = w.workbook)`

export const PEOPLE_QUERY = 'SELECT rater, name FROM people WHERE workbook = ?'
export const NAME_PERSON = 'INSERT INTO people (workbook, rater, name) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name'

export type SqliteHeads = Pick<
  Store,
  'head' | 'list' | 'setDeleted' | 'purge' | 'people' | 'namePerson' | 'summary' | 'keepSummary' | 'keepUpload' | 'upload' | 'dropUpload'
>

export function sqliteHeads(db: Database, commit: GroupCommit): SqliteHeads {
  const head = db.prepare<[string], WorkbookHead>(`${HEAD_QUERY} WHERE w.workbook = ?`)
  const list = db.prepare<[], WorkbookHead>(`${HEAD_QUERY} ORDER BY l.at DESC, w.workbook`)
  const setDeleted = db.prepare<[string | null, string]>('UPDATE workbooks SET deleted_at = ? WHERE workbook = ?')
  const purge = db.prepare<[string]>('DELETE FROM workbooks WHERE deleted_at < ?')
  const people = db.prepare<[string], { rater: string; name: string }>(PEOPLE_QUERY)
  const workbookExists = db.prepare<[string]>('SELECT 1 FROM workbooks WHERE workbook = ?').pluck()
  const namePerson = db.prepare<[string, string, string]>(NAME_PERSON)
  const summary = db.prepare<[string], { seq: number; json: string }>('SELECT seq, json FROM summaries WHERE workbook = ?')
  const keepSummary = db.prepare<[string, number, string]>(
    'INSERT INTO summaries (workbook, seq, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, json = excluded.json',
  )
  const keepUpload = db.prepare<[string, string, string | null]>('INSERT INTO uploads (id, at, workbook) VALUES (?, ?, ?)')
  const keepFile = db.prepare<[string, number, string, Uint8Array]>(
    'INSERT INTO upload_files (upload, number, name, bytes) VALUES (?, ?, ?, ?)',
  )
  const upload = db.prepare<[string], Omit<Upload, 'files'>>('SELECT id, at, workbook FROM uploads WHERE id = ?')
  const filesOf = db.prepare<[string], UploadedFile>('SELECT name, bytes FROM upload_files WHERE upload = ? ORDER BY number')
  const dropUpload = db.prepare<[string]>('DELETE FROM uploads WHERE id = ?')
  const dropUploadsBefore = db.prepare<[string]>('DELETE FROM uploads WHERE at < ?')
  const dropSessionsBefore = ['sessions', 'participant_sessions'].map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE at < ?`))

  return {
    async head(workbook) {
      return head.get(workbook) ?? null
    },
    async list() {
      return list.all()
    },
    async setDeleted(workbook, at) {
      await commit.add(() => {
        if (setDeleted.run(at, workbook).changes === 0) throw neverWorkbook()
      })
    },
    purge({ workbooks, uploads, sessions }) {
      return commit.add(() => {
        dropUploadsBefore.run(uploads)
        for (const drop of dropSessionsBefore) drop.run(sessions)
        return purge.run(workbooks).changes
      })
    },
    async people(workbook) {
      return new Map(people.all(workbook).map(({ rater, name }) => [rater, name]))
    },
    async namePerson(workbook, rater, name) {
      await commit.add(() => {
        if (workbookExists.get(workbook) === undefined) throw neverWorkbook()
        namePerson.run(workbook, rater, name)
      })
    },
    async summary(workbook) {
      return summary.get(workbook) ?? null
    },
    async keepSummary(workbook, seq, json) {
      await commit.add(() => {
        if (workbookExists.get(workbook) !== undefined) keepSummary.run(workbook, seq, json)
      })
    },
    async keepUpload({ id, at, workbook, files }) {
      await commit.add(() => {
        keepUpload.run(id, at, workbook)
        files.forEach(({ name, bytes }, index) => {
          keepFile.run(id, index + 1, name, bytes)
        })
      })
    },
    async upload(id) {
      const found = upload.get(id)
      return found ? { ...found, files: filesOf.all(id) } : null
    },
    async dropUpload(id) {
      await commit.add(() => {
        dropUpload.run(id)
      })
    },
  }
}
