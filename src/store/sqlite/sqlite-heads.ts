// Stores in SQLite what is not in the log: the list of workbooks, names of people and summaries, and uploads (sqlite-uploads.ts).

import { neverWorkbook } from '../contract/refusals.ts'
import { relist } from '../contract/relist.ts'
import type { HeadStore, ListPart, StoredSummary, WorkbookHead } from '../contract/store.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { sqliteListing } from './sqlite-relist.ts'
import { sqliteUploads } from './sqlite-uploads.ts'
import { sqliteRemover, UNFINISHED } from './unfinished.ts'

/** CROSS JOIN forces SQLite to go through the list in the order of its index. */
const FROM_LISTED = `FROM listed l CROSS JOIN workbooks w ON w.workbook = l.workbook AND w.deleted_at IS NOT '${UNFINISHED}'`
/** From the stored end of the log: a log that was cut off must not look complete. */
const HEAD_QUERY = `SELECT w.workbook AS id, coalesce((SELECT seq FROM log_ends WHERE workbook = w.workbook), 0) AS seq,
   w.created_at AS createdAt, l.changed_at AS changedAt, w.deleted_at AS deletedAt ${FROM_LISTED}`

export const HEADS_IN_ORDER = `${HEAD_QUERY} ORDER BY l.changed_at DESC, l.workbook`

/** A time as it is stored. */
const TIME = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:*Z'

/** SQLite compares without case only in ASCII. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase()

export const PEOPLE_QUERY = 'SELECT rater, name FROM people WHERE workbook = ?'
export const NAME_PERSON = 'INSERT INTO people (workbook, rater, name) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name'

export function sqliteHeads(db: Database, commit: GroupCommit): HeadStore {
  const head = db.prepare<[string], WorkbookHead>(`${HEAD_QUERY} WHERE w.workbook = ?`)
  const list = db.prepare<[number], WorkbookHead>(`${HEADS_IN_ORDER} LIMIT ?`)
  // The words of the search that is running: parsing them again for every workbook would take longer than comparing them.
  let searchedWords: readonly string[] = []
  db.function('has_words', { deterministic: false }, (title, question) => {
    const text = folded(`${title} ${question}`)
    return Number(searchedWords.every((word) => text.includes(word)))
  })
  const partOf = (which: string, order: string) => {
    const where = `WHERE w.deleted_at ${which}`
    return {
      // Sorts only what the order needs, before the end of each log is looked up.
      heads: db.prepare<[number, number], WorkbookHead>(
        `WITH part AS MATERIALIZED (SELECT l.workbook ${FROM_LISTED} ${where} ORDER BY ${order}, l.workbook LIMIT ? OFFSET ?)
         SELECT head.* FROM part CROSS JOIN (${HEAD_QUERY}) head ON head.id = part.workbook`,
      ),
      total: db.prepare<[], number>(`SELECT count(*) FROM workbooks w ${where} AND w.deleted_at IS NOT '${UNFINISHED}'`).pluck(),
      // All that have the words: looking for them twice, for the page and for the total, would take longer.
      found: db
        .prepare<[], string>(`SELECT l.workbook ${FROM_LISTED} ${where} AND has_words(l.title, l.question) ORDER BY ${order}, l.workbook`)
        .pluck(),
    }
  }
  db.function('folded', { deterministic: true }, (text) => folded(String(text)))
  const parts = {
    changed: partOf('IS NULL', 'l.changed_at DESC'),
    title: partOf('IS NULL', 'folded(l.title), l.changed_at DESC'),
    deleted: partOf('IS NOT NULL', 'w.deleted_at DESC'),
  }
  const setDeleted = db.prepare<[string | null, string]>(
    `UPDATE workbooks SET deleted_at = ? WHERE workbook = ? AND deleted_at IS NOT '${UNFINISHED}'`,
  )
  const due = db.prepare<[string, string], string>('SELECT workbook FROM workbooks WHERE deleted_at < ? AND deleted_at GLOB ?').pluck()
  const mark = db.prepare<[string, string]>(`UPDATE workbooks SET deleted_at = '${UNFINISHED}' WHERE workbook = ? AND deleted_at < ?`)
  const remove = sqliteRemover(db, commit)
  const people = db.prepare<[string], { rater: string; name: string }>(PEOPLE_QUERY)
  const workbookExists = db.prepare<[string]>('SELECT 1 FROM workbooks WHERE workbook = ?').pluck()
  const namePerson = db.prepare<[string, string, string]>(NAME_PERSON)
  const summary = db.prepare<[string], { seq: number; json: string }>('SELECT seq, json FROM summaries WHERE workbook = ?')
  const summaries = db.prepare<[], StoredSummary>('SELECT workbook, seq, json FROM summaries')
  const keepSummary = db.prepare<[string, number, string]>(
    'INSERT INTO summaries (workbook, seq, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, json = excluded.json',
  )
  const uploads = sqliteUploads(db, commit)
  const dropUploadsBefore = db.prepare<[string]>('DELETE FROM uploads WHERE at < ?')
  const dropSessionsBefore = ['sessions', 'participant_sessions'].map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE at < ?`))

  return {
    ...uploads,
    async head(workbook) {
      return head.get(workbook) ?? null
    },
    async list(limit = -1) {
      return list.all(limit)
    },
    async listPart({ deleted, words, order = 'changed', offset, limit }: ListPart) {
      const { heads, total, found } = parts[deleted ? 'deleted' : order]
      if (words.length === 0) return { heads: heads.all(limit, offset), total: total.get() ?? 0 }
      searchedWords = words.map(folded)
      const ids = found.all()
      const page = ids.slice(offset, offset + limit).flatMap((id) => head.get(id) ?? [])
      return { heads: page, total: ids.length }
    },
    async setDeleted(workbook, at) {
      await commit.add(() => {
        if (setDeleted.run(at, workbook).changes === 0) throw neverWorkbook()
      })
    },
    relist: () => relist(sqliteListing(db, commit)),
    async purge({ workbooks, uploads, sessions }) {
      const marked = await commit.add(() => {
        dropUploadsBefore.run(uploads)
        for (const drop of dropSessionsBefore) drop.run(sessions)
        return due.all(workbooks, TIME).filter((workbook) => mark.run(workbook, workbooks).changes === 1)
      })
      for (const workbook of marked) await remove(workbook)
      return marked.length
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
    async summaries() {
      return summaries.all()
    },
    async keepSummary(workbook, seq, json) {
      await commit.add(() => {
        if (workbookExists.get(workbook) !== undefined) keepSummary.run(workbook, seq, json)
      })
    },
  }
}
