// Stores join codes, personal codes and sessions of participants in PostgreSQL.

import type { JoinCode, ParticipantStore, StoredParticipant } from '../contract/access-store.ts'
import { joinCodeTaken } from '../contract/refusals.ts'
import type { Postgres } from './postgres-connect.ts'

export function postgresParticipants(database: Postgres): ParticipantStore {
  return {
    async keepJoinCode({ workbook, code, at }) {
      await database.change(async (query) => {
        // Not a unique constraint: the codes of different workbooks may be on different nodes of a distributed database.
        await query('LOCK TABLE join_codes IN SHARE ROW EXCLUSIVE MODE')
        const { count } = await query('SELECT 1 FROM join_codes WHERE code = $1 AND workbook <> $2', [code, workbook])
        if (count > 0) throw joinCodeTaken()
        await query(
          'INSERT INTO join_codes (workbook, code, at) VALUES ($1, $2, $3) ON CONFLICT (workbook) DO UPDATE SET code = excluded.code, at = excluded.at',
          [workbook, code, at],
        )
      })
    },
    async joinCode(code) {
      return (await database.read<JoinCode>('SELECT workbook, code, at FROM join_codes WHERE code = $1', [code])).rows[0] ?? null
    },
    async joinCodeOf(workbook) {
      return (await database.read<JoinCode>('SELECT workbook, code, at FROM join_codes WHERE workbook = $1', [workbook])).rows[0] ?? null
    },
    async keepRejoinCode({ workbook, rater }, hash) {
      await database.write(
        'INSERT INTO participants (workbook, rater, hash) VALUES ($1, $2, $3) ON CONFLICT (workbook, rater) DO UPDATE SET hash = excluded.hash',
        [workbook, rater, hash],
      )
    },
    async rejoining(hash) {
      return (await database.read<StoredParticipant>('SELECT workbook, rater FROM participants WHERE hash = $1', [hash])).rows[0] ?? null
    },
    async keepParticipantSession({ workbook, hash, rater, at }) {
      await database.write('INSERT INTO participant_sessions (workbook, hash, rater, at) VALUES ($1, $2, $3, $4)', [
        workbook,
        hash,
        rater,
        at,
      ])
    },
    async participantSession(hash) {
      const { rows } = await database.read<StoredParticipant & { at: string }>(
        'SELECT workbook, rater, at FROM participant_sessions WHERE hash = $1',
        [hash],
      )
      return rows[0] ?? null
    },
    async endParticipant({ workbook, rater }) {
      await database.change(async (query) => {
        await query('DELETE FROM participant_sessions WHERE workbook = $1 AND rater = $2', [workbook, rater])
        await query('DELETE FROM participants WHERE workbook = $1 AND rater = $2', [workbook, rater])
      })
    },
    async endParticipantSession(hash) {
      await database.write('DELETE FROM participant_sessions WHERE hash = $1', [hash])
    },
  }
}
