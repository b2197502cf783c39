// Participants of exercises: a browser that came in by a code holds a cookie, which opens the pages of its own exercise and nothing else.

import type { Context, Next } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refused } from '../ach/model/refused.ts'
import { paths } from '../paths.ts'
import { type ParticipantStore, SESSION_MS, type StoredParticipant } from '../store/contract/access-store.ts'
import { newCode, REJOIN_LENGTH, readCode } from './codes.ts'
import { isPermitted, PARTICIPANT_MAY } from './permissions.ts'
import type { Env } from './request-env.ts'
import { hashOf, newSecret } from './secrets.ts'

const COOKIE = 'ach-part'
/** What its owner can read again and take to another phone; the store has its hash. */
const REJOIN_COOKIE = 'ach-again'

export const REMOVED_HERE = 'You are not in this exercise any more on this phone. What you rated is kept.'

export interface Participants {
  /** Somebody new: with a cookie, and a code to come back with. */
  letIn(c: Context, participant: StoredParticipant): Promise<void>
  /** Somebody who is known comes back in this browser. */
  letBack(c: Context, participant: StoredParticipant, code: string): Promise<void>
  /** A new code for somebody who lost theirs; the browsers they have stay in. */
  newRejoinCode(participant: StoredParticipant): Promise<string>
  /** Who has this code; null for nobody. */
  rejoining(code: string): Promise<StoredParticipant | null>
  /** Who sits at this browser; null for nobody. */
  at(c: Context): Promise<StoredParticipant | null>
  /** The code that this browser's owner comes back with; null where it is not known here. */
  rejoinCode(c: Context): string | null
  leave(c: Context): Promise<void>
  /** Nobody comes in as this participant any more: neither from a browser nor by a code. */
  remove(participant: StoredParticipant): Promise<void>
  /** Serves what belongs to participants of that run, to those who are one of them. */
  serve(c: Context<Env>, next: Next, run: string): Promise<Response | undefined>
}

export function openParticipants(
  store: ParticipantStore,
  kept: (c: Context) => { path: string; httpOnly: true; sameSite: 'Lax'; secure: boolean },
  now: () => Date,
): Participants {
  const begin = async (c: Context, participant: StoredParticipant, code: string) => {
    const secret = newSecret()
    await store.keepParticipantSession({ ...participant, hash: hashOf(secret), at: now().toISOString() })
    setCookie(c, COOKIE, secret, { ...kept(c), maxAge: SESSION_MS / 1000 })
    setCookie(c, REJOIN_COOKIE, code, { ...kept(c), maxAge: SESSION_MS / 1000 })
  }
  const at = async (c: Context) => {
    const secret = getCookie(c, COOKIE)
    return secret === undefined ? null : store.participantSession(hashOf(secret))
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
    rejoinCode: (c) => readCode(getCookie(c, REJOIN_COOKIE) ?? '', REJOIN_LENGTH),
    async leave(c) {
      const secret = getCookie(c, COOKIE)
      if (secret !== undefined) await store.endParticipantSession(hashOf(secret))
      for (const name of [COOKIE, REJOIN_COOKIE]) deleteCookie(c, name, kept(c))
    },
    remove: (participant) => store.endParticipant(participant),
    async serve(c, next, run) {
      const participant = await at(c)
      if (participant?.workbook === run && isPermitted(PARTICIPANT_MAY, c.req.method, c.req.path)) {
        c.set('participant', participant)
        await next()
        return
      }
      // Whoever was taken out still has the cookie, and is told rather than just asked in.
      const out = participant === null && getCookie(c, COOKIE) !== undefined
      const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined
      if (isPage && (c.req.header('accept') ?? '').includes('text/html')) return c.redirect(out ? paths.joinAgain() : paths.join(), 303)
      throw new Refused('forbidden', out ? REMOVED_HERE : 'Come in with the code of the exercise first.')
    },
  }
}
