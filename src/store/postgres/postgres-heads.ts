// Stores in PostgreSQL what is not in the log: the list of workbooks, names of people, summaries and uploads.

import { neverWorkbook } from '../contract/refusals.ts'
import { relist } from '../contract/relist.ts'
import type { HeadStore, RemoteChange, StoredSummary, Upload, WorkbookHead } from '../contract/store.ts'
import { type FilePiece, joinPieces, piecesOf } from '../contract/upload-pieces.ts'
import type { Postgres, RunQuery } from './postgres-connect.ts'
import { notifyInTransaction } from './postgres-notify.ts'
import { postgresListing } from './postgres-relist.ts'
import { insertPeople, type PostgresWrites, peopleOf } from './postgres-writes.ts'

const FROM_LISTED = 'FROM listed l JOIN workbooks w USING (workbook)'
/** From the stored end of the log: a log that was cut off must not look complete. */
const HEAD = `SELECT workbook AS id, coalesce(e.seq, 0) AS seq, w.created_at AS "createdAt", l.changed_at AS "changedAt", w.deleted_at AS "deletedAt"
  ${FROM_LISTED} LEFT JOIN log_ends e USING (workbook)`

/** A time as it is stored. */
const TIME = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:.*Z$'

/** A pattern for LIKE that finds the word anywhere. */
const patternOf = (word: string): string => `%${word.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`

export function postgresHeads(database: Postgres, writes: PostgresWrites, origin: string): HeadStore {
  const requireWorkbook = async (query: RunQuery, workbook: string): Promise<void> => {
    const { count } = await query('SELECT 1 FROM workbooks WHERE workbook = $1', [workbook])
    if (count === 0) throw neverWorkbook()
  }
  /** The first of these that the server has: with its own, a database may compare only ASCII letters without case. */
  const collationIn = async (): Promise<string> => {
    const { rows } = await database.read<{ name: string }>(
      `SELECT collname AS name FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu', 'default')
       ORDER BY array_position(ARRAY['pg_c_utf8', 'und-x-icu'], collname::text) LIMIT 1`,
    )
    return rows[0]?.name ?? 'default'
  }
  const notify = (query: RunQuery, workbook: string, what: RemoteChange['what']) => notifyInTransaction(query, origin, { workbook, what })

  return {
    async head(workbook) {
      const { rows } = await database.read<WorkbookHead>(`${HEAD} WHERE workbook = $1`, [workbook])
      return rows[0] ?? null
    },
    async list(limit) {
      return (await database.read<WorkbookHead>(`${HEAD} ORDER BY l.changed_at DESC, workbook LIMIT $1`, [limit ?? null])).rows
    },
    async listPart({ deleted, words, order: wanted = 'changed', offset, limit }) {
      const collation = words.length === 0 && wanted === 'changed' ? 'default' : await collationIn()
      const title = `lower(l.title COLLATE "${collation}") COLLATE "C", l.changed_at DESC`
      const [which, order] = deleted ? ['IS NOT NULL', 'w.deleted_at DESC'] : ['IS NULL', wanted === 'title' ? title : 'l.changed_at DESC']
      const where = `WHERE w.deleted_at ${which} AND (l.title || ' ' || l.question) COLLATE "${collation}" ILIKE ALL ($1::text[])`
      const patterns = words.map(patternOf)
      const [{ rows: heads }, { rows: totals }] = await Promise.all([
        database.read<WorkbookHead>(`${HEAD} ${where} ORDER BY ${order}, workbook LIMIT $2 OFFSET $3`, [patterns, limit, offset]),
        database.read<{ total: number }>(`SELECT count(*)::int AS total ${FROM_LISTED} ${where}`, [patterns]),
      ])
      return { heads, total: totals[0]?.total ?? 0 }
    },
    async setDeleted(workbook, at) {
      await writes.inTurn(async (query) => {
        const { count } = await query('UPDATE workbooks SET deleted_at = $1 WHERE workbook = $2', [at, workbook])
        if (count === 0) throw neverWorkbook()
        await notify(query, workbook, 'reload')
      })
    },
    relist: () => relist(postgresListing(database)),
    purge: ({ workbooks, uploads, sessions }) =>
      database.change(async (query) => {
        await query('DELETE FROM uploads WHERE at < $1', [uploads])
        for (const table of ['sessions', 'participant_sessions']) await query(`DELETE FROM ${table} WHERE at < $1`, [sessions])
        const { count } = await query('DELETE FROM workbooks WHERE deleted_at < $1 AND deleted_at ~ $2', [workbooks, TIME])
        return count
      }),
    people: (workbook) => peopleOf(database.read, workbook),
    async namePerson(workbook, rater, name) {
      await writes.inTurn(async (query) => {
        await requireWorkbook(query, workbook)
        await insertPeople(query, workbook, new Map([[rater, name]]))
        await notify(query, workbook, 'names')
      })
    },
    async summary(workbook) {
      const { rows } = await database.read<{ seq: number; json: string }>('SELECT seq, json FROM summaries WHERE workbook = $1', [workbook])
      return rows[0] ?? null
    },
    async summaries() {
      return (await database.read<StoredSummary>('SELECT workbook, seq, json FROM summaries', [])).rows
    },
    async keepSummary(workbook, seq, json) {
      await database.write(
        `INSERT INTO summaries (workbook, seq, json) SELECT workbook, $2, $3 FROM workbooks WHERE workbook = $1
         ON CONFLICT (workbook) DO UPDATE SET seq = excluded.seq, json = excluded.json`,
        [workbook, seq, json],
      )
    },
    async keepUpload({ id, at, workbook, files }) {
      await database.change(async (query) => {
        await query('INSERT INTO uploads (id, at, workbook) VALUES ($1, $2, $3)', [id, at, workbook])
        for (const { number, piece, name, bytes } of piecesOf(files)) {
          await query('INSERT INTO upload_files (upload, number, piece, name, bytes) VALUES ($1, $2, $3, $4, $5)', [
            id,
            number,
            piece,
            name,
            bytes,
          ])
        }
      })
    },
    async upload(id) {
      const { rows } = await database.read<Omit<Upload, 'files'> & Omit<FilePiece, 'piece'>>(
        'SELECT id, at, workbook, number, name, bytes FROM uploads JOIN upload_files ON upload = id WHERE id = $1 ORDER BY number, piece',
        [id],
      )
      const [first] = rows
      return first ? { id, at: first.at, workbook: first.workbook, files: joinPieces(rows) } : null
    },
    async dropUpload(id) {
      await database.write('DELETE FROM uploads WHERE id = $1', [id])
    },
  }
}
