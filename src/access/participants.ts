// Sessions of participants. A browser that joined an exercise by code holds a cookie for the pages of that exercise only.

import type { Context, Next } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { paths } from '../paths.ts'
import { isSessionOver, type ParticipantStore, SESSION_MS, type StoredParticipant } from '../store/contract/access-store.ts'
import { newCode, REJOIN_LENGTH, readCode } from './codes.ts'
import type { Cookies } from './cookies.ts'
import { isPermitted, PARTICIPANT_MAY } from './permissions.ts'
import type { Env } from './request-env.ts'
import { hashOf, newSecret } from './secrets.ts'

const COOKIE = 'ach-part'
/** Holds the personal code, so its owner can read it again and use it on another phone. The store has only its hash. */
const REJOIN_COOKIE = 'ach-again'

export const REMOVED_HERE = 'You are no longer in this exercise on this phone. Your ratings are kept.'

export interface Participants {
  /** Starts the session of a new participant and gives them a personal code. */
  letIn(c: Context, participant: StoredParticipant): Promise<void>
  /** Starts a session in this browser for a participant who rejoins with their personal code. */
  letBack(c: Context, participant: StoredParticipant, code: string): Promise<void>
  /** Replaces a lost personal code; the participant's sessions stay open. */
  newRejoinCode(participant: StoredParticipant): Promise<string>
  /** Returns the participant with this personal code, or null. */
  rejoining(code: string): Promise<StoredParticipant | null>
  /** Returns the participant of this browser, or null. */
  at(c: Context): Promise<StoredParticipant | null>
  /** Returns the personal code kept in this browser, or null. */
  rejoinCode(c: Context): string | null
  leave(c: Context): Promise<void>
  /** Ends all sessions of the participant and their personal code. */
  remove(participant: StoredParticipant): Promise<void>
  /** Serves the pages of participants of that run, and only to its participants. */
  serve(c: Context<Env>, next: Next, run: string): Promise<Response | undefined>
}

export function openParticipants(store: ParticipantStore, cookies: Cookies, now: () => Date): Participants {
  const begin = async (c: Context, participant: StoredParticipant, code: string) => {
    const secret = newSecret()
    await store.keepParticipantSession({ ...participant, hash: hashOf(secret), at: now().toISOString() })
    cookies.write(c, COOKIE, secret, SESSION_MS / 1000)
    cookies.write(c, REJOIN_COOKIE, code, SESSION_MS / 1000)
  }
  const at = async (c: Context) => {
    const secret = cookies.read(c, COOKIE)
    const session = secret === undefined ? null : await store.participantSession(hashOf(secret))
    return session && !isSessionOver(session.at, now()) ? { workbook: session.workbook, rater: session.rater } : null
  }
  const newRejoinCode = async (participant: StoredParticipant) => {
    const code = newCode(REJOIN_LENGTH)
    await store.keepRejoinCode(participant, hashOf(code))
    return code
  }
  return {
    letIn: async (c, participant) => begin(c, participant, await newRejoinCode(participant)),
    letBack: begin,
    newRejoinCode,
    rejoining: (code) => store.rejoining(hashOf(code)),
    at,
    rejoinCode: (c) => readCode(cookies.read(c, REJOIN_COOKIE) ?? '', REJOIN_LENGTH),
    async leave(c) {
      const secret = cookies.read(c, COOKIE)
      if (secret !== undefined) await store.endParticipantSession(hashOf(secret))
      for (const name of [COOKIE, REJOIN_COOKIE]) cookies.remove(c, name)
    },
    remove: (participant) => store.endParticipant(participant),
    async serve(c, next, run) {
      const participant = await at(c)
      if (participant?.workbook === run && isPermitted(PARTICIPANT_MAY, c.req.method, c.req.path)) {
        c.set('participant', participant)
        await next()
        return
      }
      // A removed participant still has the cookie and gets an explanation, not only the page for joining.
      const removed = participant === null && cookies.read(c, COOKIE) !== undefined
      const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined
      if (isPage && (c.req.header('accept') ?? '').includes('text/html')) return c.redirect(removed ? paths.joinAgain() : paths.join(), 303)
      throw new Refused('forbidden', removed ? REMOVED_HERE : 'Join the exercise with its code first.')
    },
  }
}
