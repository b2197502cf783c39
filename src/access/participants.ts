// Sessions of participants. A browser that joined exercises by code holds a cookie for the pages of these exercises only.

import type { Context, Next } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { paths } from '../paths.ts'
import { isSessionOver, type ParticipantStore, SESSION_MS, type StoredParticipant } from '../store/contract/access-store.ts'
import { newCode, REJOIN_LENGTH, readCode } from './codes.ts'
import type { Cookies } from './cookies.ts'
import { isPermitted, PARTICIPANT_MAY } from './permissions.ts'
import type { Env } from './request-env.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Holds a secret for each exercise that this browser has joined, the latest first, separated by ~. */
const COOKIE = 'ach-part'
/** Holds the personal code for each secret, so its owner can read it again and use it on another phone. The store has only its hash. */
const REJOIN_COOKIE = 'ach-again'
/** Exercises that a browser remembers: enough for a course, and few enough for every request. */
const MOST_EXERCISES = 8

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
  /** Returns who this browser is in the exercises that it has joined, the latest first. */
  all(c: Context): Promise<StoredParticipant[]>
  /** Ends the sessions of this browser in that exercise. It stays in the others. */
  leave(c: Context, run: string): Promise<void>
  /** Ends all sessions of the participant and their personal code. */
  remove(participant: StoredParticipant): Promise<void>
  /** Serves the pages of participants of that run, and only to its participants. */
  serve(c: Context<Env>, next: Next, run: string): Promise<Response | undefined>
}

export function openParticipants(store: ParticipantStore, cookies: Cookies, now: () => Date): Participants {
  const write = (c: Context, held: readonly Held[]) => {
    const [secrets, codes] = [held.map(({ secret }) => secret).join('~'), held.map(({ code }) => code).join('~')]
    for (const [name, value] of [
      [COOKIE, secrets],
      [REJOIN_COOKIE, codes],
    ] as const)
      if (held.length > 0) cookies.write(c, name, value, SESSION_MS / 1000)
      else cookies.remove(c, name)
  }
  const heldBy = (c: Context): Held[] => {
    const codes = (cookies.read(c, REJOIN_COOKIE) ?? '').split('~')
    const secrets = (cookies.read(c, COOKIE) ?? '').split('~').slice(0, MOST_EXERCISES)
    return secrets.flatMap((secret, at) => (secret === '' ? [] : [{ secret, code: codes[at] ?? '' }]))
  }
  const sessionOf = async ({ secret }: Held): Promise<StoredParticipant | null> => {
    const session = await store.participantSession(hashOf(secret))
    return session && !isSessionOver(session.at, now()) ? { workbook: session.workbook, rater: session.rater } : null
  }
  /** The latest session of this browser in that exercise. */
  const inRun = async (c: Context, run: string) => {
    for (const held of heldBy(c)) {
      const participant = await sessionOf(held)
      if (participant?.workbook === run) return { participant, held }
    }
    return null
  }
  const begin = async (c: Context, participant: StoredParticipant, code: string) => {
    const secret = newSecret()
    await store.keepParticipantSession({ ...participant, hash: hashOf(secret), at: now().toISOString() })
    write(c, [{ secret, code }, ...heldBy(c)].slice(0, MOST_EXERCISES))
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
    async all(c) {
      const found = await Promise.all(heldBy(c).map(sessionOf))
      return found.filter((one) => one !== null)
    },
    async leave(c, run) {
      const held = heldBy(c)
      const sessions = await Promise.all(held.map(sessionOf))
      const left = held.filter((_, at) => sessions[at]?.workbook === run)
      for (const { secret } of left) await store.endParticipantSession(hashOf(secret))
      write(
        c,
        held.filter((one, at) => sessions[at] !== null && !left.includes(one)),
      )
    },
    remove: (participant) => store.endParticipant(participant),
    async serve(c, next, run) {
      const found = await inRun(c, run)
      if (found && isPermitted(PARTICIPANT_MAY, c.req.method, c.req.path)) {
        c.set('participant', found.participant)
        c.set('rejoinCode', readCode(found.held.code, REJOIN_LENGTH))
        await next()
        return
      }
      // A removed participant still has the secret and gets an explanation, not only the page for joining.
      const removed = !found && (await Promise.all(heldBy(c).map(sessionOf))).includes(null)
      const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined
      if (isPage && (c.req.header('accept') ?? '').includes('text/html')) return c.redirect(removed ? paths.joinAgain() : paths.join(), 303)
      throw new Refused('forbidden', removed ? REMOVED_HERE : 'Join the exercise with its code first.')
    },
  }
}

/** What this browser holds for one exercise. */
interface Held {
  readonly secret: string
  readonly code: string
}
