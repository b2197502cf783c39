// Stores the access key, people, sessions and reader links in PostgreSQL.

import { foldName } from '../../ach/model/names.ts'
import { isSameName } from '../../ach/model/same-name.ts'
import { type AccessStore, FORMER_KEY, type KeylessAccess, type ReaderLink } from '../contract/access-store.ts'
import { noSuchLink, personNameTaken } from '../contract/refusals.ts'
import type { Postgres } from './postgres-connect.ts'
import { postgresParticipants } from './postgres-participants.ts'

const LINK = 'id, workbook, hash, rater, names, notes, at, revoked_at AS "revokedAt"'

const CURRENT_KEY = `hash NOT LIKE '${FORMER_KEY}%'`

export function postgresAccess(database: Postgres): AccessStore {
  return {
    ...postgresParticipants(database),
    async accessKey() {
      return (await database.read<{ hash: string }>(`SELECT hash FROM access_key WHERE ${CURRENT_KEY}`)).rows[0]?.hash ?? null
    },
    async setAccessKey(hash) {
      return database.change(async (query) => {
        // Two servers that start at the same moment must agree on one key.
        await query('LOCK TABLE access_key IN SHARE ROW EXCLUSIVE MODE')
        const known = new Set((await query<{ hash: string }>('SELECT hash FROM access_key')).rows.map((row) => row.hash))
        if (known.has(hash)) return 'same'
        if (known.has(`${FORMER_KEY}${hash}`)) return 'former'
        const { count } = await query(`UPDATE access_key SET hash = '${FORMER_KEY}' || hash WHERE ${CURRENT_KEY}`)
        await query('INSERT INTO access_key (hash) VALUES ($1)', [hash])
        await query('DELETE FROM sessions WHERE link IS NULL')
        return count === 0 ? 'first' : 'replaced'
      })
    },
    setFirstAccessKey: (hash) =>
      database.change(async (query) => {
        await query('LOCK TABLE access_key IN SHARE ROW EXCLUSIVE MODE')
        return (await query('INSERT INTO access_key (hash) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM access_key)', [hash])).count === 1
      }),
    async keylessAccess() {
      const { rows } = await database.read<KeylessAccess>(
        `SELECT (SELECT count(*)::int FROM reader_links WHERE revoked_at IS NULL) AS links,
          (SELECT count(*)::int FROM (SELECT workbook, rater FROM participants UNION SELECT workbook, rater FROM participant_sessions) p)
            AS participants`,
      )
      return rows[0] ?? { links: 0, participants: 0 }
    },
    async endKeyless(what, at) {
      await database.change(async (query) => {
        if (what === 'links') await query('UPDATE reader_links SET revoked_at = $1 WHERE revoked_at IS NULL', [at])
        else for (const table of ['participant_sessions', 'participants', 'join_codes']) await query(`DELETE FROM ${table}`)
      })
    },
    async persons() {
      return (await database.read<{ id: string; name: string }>('SELECT person AS id, name FROM persons ORDER BY number')).rows
    },
    async keepPerson({ id, name }) {
      await database.change(async (query) => {
        await query('LOCK TABLE persons IN SHARE ROW EXCLUSIVE MODE')
        const { rows } = await query<{ name: string }>('SELECT name FROM persons WHERE person <> $1', [id])
        if (rows.some((other) => isSameName(other.name, name))) throw personNameTaken(name)
        await query(
          'INSERT INTO persons (person, name, folded) VALUES ($1, $2, $3) ON CONFLICT (person) DO UPDATE SET name = excluded.name, folded = excluded.folded',
          [id, name, foldName(name)],
        )
      })
    },
    async keepSession({ hash, at }) {
      await database.write('INSERT INTO sessions (hash, at) VALUES ($1, $2)', [hash, at])
    },
    async session(hash) {
      const { rows } = await database.read<{ at: string; person: string | null; name: string | null }>(
        // Earlier versions stored a session for each reader, with the link.
        'SELECT s.at, s.person, p.name FROM sessions s LEFT JOIN persons p USING (person) WHERE s.hash = $1 AND s.link IS NULL',
        [hash],
      )
      const [found] = rows
      if (!found) return null
      const { person, name, at } = found
      return { hash, at, person: person === null ? null : { id: person, name: name ?? person } }
    },
    async nameSession(hash, person) {
      await database.write('UPDATE sessions SET person = $1 WHERE hash = $2 AND link IS NULL', [person, hash])
    },
    async endSession(hash) {
      await database.write('DELETE FROM sessions WHERE hash = $1', [hash])
    },
    async keepLink({ id, workbook, hash, rater, names, notes, at }) {
      await database.write('INSERT INTO reader_links (workbook, id, hash, rater, names, notes, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        workbook,
        id,
        hash,
        rater,
        names,
        notes,
        at,
      ])
    },
    async links(workbook) {
      return (await database.read<ReaderLink>(`SELECT ${LINK} FROM reader_links WHERE workbook = $1 ORDER BY at DESC, id`, [workbook])).rows
    },
    async linkBy(hash) {
      return (await database.read<ReaderLink>(`SELECT ${LINK} FROM reader_links WHERE hash = $1`, [hash])).rows[0] ?? null
    },
    async revokeLink(workbook, id, at) {
      const { count } = await database.write(
        'UPDATE reader_links SET revoked_at = coalesce(revoked_at, $3) WHERE workbook = $1 AND id = $2',
        [workbook, id, at],
      )
      if (count === 0) throw noSuchLink()
    },
  }
}
