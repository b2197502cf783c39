// Uploads in SQLite, in one commit for each piece: a file of 20 MB in one commit would hold up everybody for a tenth of a second or more.
import { setImmediate } from 'node:timers/promises'
import type { Upload, UploadStore } from '../contract/store.ts'
import { type FilePiece, joinPieces, piecesOf } from '../contract/upload-pieces.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'

/** After the time of an upload that is being stored or removed. What a crash leaves of it expires like any upload. */
const INCOMPLETE = ' incomplete'

/** Lets requests be answered that have arrived since, and the writes that they make. */
async function othersFirst(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

export function sqliteUploads(db: Database, commit: GroupCommit): UploadStore {
  const begin = db.prepare<[string, string, string | null]>('INSERT INTO uploads (id, at, workbook) VALUES (?, ?, ?)')
  const setTime = db.prepare<[string, string]>('UPDATE uploads SET at = ? WHERE id = ?')
  const addPiece = db.prepare<[string, number, string, Uint8Array, number]>(
    'INSERT INTO upload_files (upload, number, name, bytes, piece) VALUES (?, ?, ?, ?, ?)',
  )
  const complete = db.prepare<[string], Omit<Upload, 'files'>>(
    `SELECT id, at, workbook FROM uploads WHERE id = ? AND at NOT LIKE '%${INCOMPLETE}'`,
  )
  const pieces = db.prepare<[string], Omit<FilePiece, 'piece'>>(
    'SELECT number, name, bytes FROM upload_files WHERE upload = ? ORDER BY number, piece',
  )
  const hide = db.prepare<[string]>(`UPDATE uploads SET at = at || '${INCOMPLETE}' WHERE id = ?`)
  const dropPiece = db.prepare<[string]>('DELETE FROM upload_files WHERE rowid = (SELECT rowid FROM upload_files WHERE upload = ? LIMIT 1)')
  const end = db.prepare<[string]>('DELETE FROM uploads WHERE id = ?')

  const drop = async (id: string) => {
    await commit.add(() => hide.run(id))
    while ((await commit.add(() => dropPiece.run(id).changes)) > 0) await othersFirst()
    await commit.add(() => end.run(id))
  }
  return {
    async keepUpload({ id, at, workbook, files }) {
      await commit.add(() => begin.run(id, at + INCOMPLETE, workbook))
      try {
        for (const { number, piece, name, bytes } of piecesOf(files)) {
          await commit.add(() => addPiece.run(id, number, name, bytes, piece))
          await othersFirst()
        }
        await commit.add(() => setTime.run(at, id))
      } catch (error) {
        await drop(id).catch(() => {})
        throw error
      }
    },
    async upload(id) {
      const found = complete.get(id)
      return found ? { ...found, files: joinPieces(pieces.all(id)) } : null
    },
    dropUpload: drop,
  }
}
