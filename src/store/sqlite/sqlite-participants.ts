// Stores join codes, personal codes and sessions of participants in SQLite.

import type { JoinCode, ParticipantStore, StoredParticipant } from '../contract/access-store.ts'
import { joinCodeTaken } from '../contract/refusals.ts'
import type { Database } from './driver/driver.ts'
import type { GroupCommit } from './group-commit.ts'

export function sqliteParticipants(db: Database, commit: GroupCommit): ParticipantStore {
  const code = db.prepare<[string], JoinCode>('SELECT workbook, code, at FROM join_codes WHERE code = ?')
  const codeOf = db.prepare<[string], JoinCode>('SELECT workbook, code, at FROM join_codes WHERE workbook = ?')
  const keepCode = db.prepare<[string, string, string]>(
    'INSERT INTO join_codes (workbook, code, at) VALUES (?, ?, ?) ON CONFLICT (workbook) DO UPDATE SET code = excluded.code, at = excluded.at',
  )
  const keepRejoin = db.prepare<[string, string, string]>(
    'INSERT INTO participants (workbook, rater, hash) VALUES (?, ?, ?) ON CONFLICT (workbook, rater) DO UPDATE SET hash = excluded.hash',
  )
  const rejoining = db.prepare<[string], StoredParticipant>('SELECT workbook, rater FROM participants WHERE hash = ?')
  const keepSession = db.prepare<[string, string, string, string]>(
    'INSERT INTO participant_sessions (workbook, hash, rater, at) VALUES (?, ?, ?, ?)',
  )
  const session = db.prepare<[string], StoredParticipant & { at: string }>(
    'SELECT workbook, rater, at FROM participant_sessions WHERE hash = ?',
  )
  const endSession = db.prepare<[string]>('DELETE FROM participant_sessions WHERE hash = ?')
  const endSessions = db.prepare<[string, string]>('DELETE FROM participant_sessions WHERE workbook = ? AND rater = ?')
  const endRejoin = db.prepare<[string, string]>('DELETE FROM participants WHERE workbook = ? AND rater = ?')

  return {
    async keepJoinCode(joinCode) {
      await commit.add(() => {
        const other = code.get(joinCode.code)
        if (other && other.workbook !== joinCode.workbook) throw joinCodeTaken()
        keepCode.run(joinCode.workbook, joinCode.code, joinCode.at)
      })
    },
    async joinCode(text) {
      return code.get(text) ?? null
    },
    async joinCodeOf(workbook) {
      return codeOf.get(workbook) ?? null
    },
    async keepRejoinCode({ workbook, rater }, hash) {
      await commit.add(() => {
        keepRejoin.run(workbook, rater, hash)
      })
    },
    async rejoining(hash) {
      return rejoining.get(hash) ?? null
    },
    async keepParticipantSession({ workbook, hash, rater, at }) {
      await commit.add(() => {
        keepSession.run(workbook, hash, rater, at)
      })
    },
    async participantSession(hash) {
      return session.get(hash) ?? null
    },
    async endParticipant({ workbook, rater }) {
      await commit.add(() => {
        endSessions.run(workbook, rater)
        endRejoin.run(workbook, rater)
      })
    },
    async endParticipantSession(hash) {
      await commit.add(() => {
        endSession.run(hash)
      })
    },
  }
}
