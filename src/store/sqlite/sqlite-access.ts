// Stores the access key, people, sessions and reader links in SQLite.

import { foldName } from '../../ach/model/names.ts'
import { isSameName } from '../../ach/model/same-name.ts'
import { type AccessStore, FORMER_KEY, type KeylessAccess, type ReaderLink } from '../contract/access-store.ts'
import { noSuchLink, personNameTaken } from '../contract/refusals.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { sqliteParticipants } from './sqlite-participants.ts'

interface LinkRow extends Omit<ReaderLink, 'names' | 'notes'> {
  readonly names: number
  readonly notes: number
}
const LINK = 'id, workbook, hash, rater, names, notes, at, revoked_at AS revokedAt'
const linkOf = (row: LinkRow): ReaderLink => ({ ...row, names: row.names === 1, notes: row.notes === 1 })

export function sqliteAccess(db: Database, commit: GroupCommit): AccessStore {
  const key = db.prepare<[], string>(`SELECT hash FROM access_key WHERE hash NOT LIKE '${FORMER_KEY}%'`).pluck()
  const isFormer = db.prepare<[string]>(`SELECT 1 FROM access_key WHERE hash = '${FORMER_KEY}' || ?`).pluck()
  const keyless = db.prepare<[], KeylessAccess>(
    `SELECT (SELECT count(*) FROM reader_links WHERE revoked_at IS NULL) AS links,
      (SELECT count(*) FROM (SELECT workbook, rater FROM participants UNION SELECT workbook, rater FROM participant_sessions)) AS participants`,
  )
  const persons = db.prepare<[], { id: string; name: string }>('SELECT person AS id, name FROM persons ORDER BY rowid')
  const keepPerson = db.prepare<[string, string, string]>(
    'INSERT INTO persons (person, name, folded) VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE SET name = excluded.name, folded = excluded.folded',
  )
  // Earlier versions stored a session for each reader, with the link.
  const session = db.prepare<[string], { at: string; person: string | null; name: string | null }>(
    'SELECT s.at, s.person, p.name FROM sessions s LEFT JOIN persons p USING (person) WHERE s.hash = ? AND s.link IS NULL',
  )
  const link = db.prepare<[string], LinkRow>(`SELECT ${LINK} FROM reader_links WHERE id = ?`)
  const linkBy = db.prepare<[string], LinkRow>(`SELECT ${LINK} FROM reader_links WHERE hash = ?`)
  const links = db.prepare<[string], LinkRow>(`SELECT ${LINK} FROM reader_links WHERE workbook = ? ORDER BY at DESC, id`)

  return {
    ...sqliteParticipants(db, commit),
    async accessKey() {
      return key.get() ?? null
    },
    async setAccessKey(hash) {
      return commit.add(() => {
        const current = key.get()
        if (current === hash) return 'same'
        if (isFormer.get(hash) !== undefined) return 'former'
        db.prepare(`UPDATE access_key SET hash = '${FORMER_KEY}' || hash WHERE hash = ?`).run(current ?? null)
        db.prepare('INSERT INTO access_key (hash) VALUES (?)').run(hash)
        db.prepare('DELETE FROM sessions WHERE link IS NULL').run()
        return current === undefined ? 'first' : 'replaced'
      })
    },
    async setFirstAccessKey(hash) {
      return commit.add(() => {
        if (key.get() !== undefined) return false
        db.prepare('INSERT INTO access_key (hash) VALUES (?)').run(hash)
        return true
      })
    },
    async keylessAccess() {
      return keyless.get() ?? { links: 0, participants: 0 }
    },
    async endKeyless(what, at) {
      await commit.add(() => {
        if (what === 'links') db.prepare('UPDATE reader_links SET revoked_at = ? WHERE revoked_at IS NULL').run(at)
        else for (const table of ['participant_sessions', 'participants', 'join_codes']) db.prepare(`DELETE FROM ${table}`).run()
      })
    },
    async persons() {
      return persons.all()
    },
    async keepPerson({ id, name }) {
      await commit.add(() => {
        if (persons.all().some((other) => other.id !== id && isSameName(other.name, name))) throw personNameTaken(name)
        keepPerson.run(id, name, foldName(name))
      })
    },
    async keepSession({ hash, at }) {
      await commit.add(() => {
        db.prepare('INSERT INTO sessions (hash, at) VALUES (?, ?)').run(hash, at)
      })
    },
    async session(hash) {
      const found = session.get(hash)
      if (!found) return null
      const { person, name, at } = found
      return { hash, at, person: person === null ? null : { id: person, name: name ?? person } }
    },
    async nameSession(hash, person) {
      await commit.add(() => {
        db.prepare('UPDATE sessions SET person = ? WHERE hash = ? AND link IS NULL').run(person, hash)
      })
    },
    async endSession(hash) {
      await commit.add(() => {
        db.prepare('DELETE FROM sessions WHERE hash = ?').run(hash)
      })
    },
    async keepLink({ id, workbook, hash, rater, names, notes, at }) {
      await commit.add(() => {
        db.prepare(
          'INSERT INTO reader_links (id, workbook, hash, rater, names, notes, at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)',
        ).run(id, workbook, hash, rater, names ? 1 : 0, notes ? 1 : 0, at)
      })
    },
    async links(workbook) {
      return links.all(workbook).map(linkOf)
    },
    async linkBy(hash) {
      const row = linkBy.get(hash)
      return row ? linkOf(row) : null
    },
    async revokeLink(workbook, id, at) {
      await commit.add(() => {
        if (link.get(id)?.workbook !== workbook) throw noSuchLink()
        db.prepare('UPDATE reader_links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(at, id)
      })
    },
  }
}
