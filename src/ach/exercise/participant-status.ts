// Who in a room may need help: what the desk says beside somebody's progress. Must not look at what they answered.
import type { Progress } from '../view/progress.ts'

export const NOT_SEEN = 'not seen since the server started'

/** What is known of somebody's phone. Times are milliseconds; null where nothing was heard. */
export interface PhoneContact {
  readonly listening: boolean
  readonly cameAt: number | null
  readonly heardAt: number | null
  /** answers that wait on their phone */
  readonly waiting: number
}

/** How somebody is getting on; `needs` where the desk should look. */
export interface ParticipantStatus {
  readonly words: string
  readonly needs: boolean
}

/** So long may nothing be heard of somebody who is not done. */
export const PATIENCE_MS = 3 * 60_000
const SHORT_MS = 60_000
const JUST_CAME_MS = 10 * 60_000

/**
 * Where nothing is asked (`of` 0): only whether answers wait. Done: "done". Else, the first that holds: answers wait on their phone;
 * nothing was heard since the server started; nothing is answered and nothing heard for a minute (when they came is told where that is
 * not long ago); nothing heard for three minutes. Minutes are whole ones, rounded down.
 */
export function participantStatus(
  { done, of }: Progress,
  { listening, cameAt, heardAt, waiting }: PhoneContact,
  now: number,
): ParticipantStatus {
  if (waiting > 0) return { words: listening ? `${waiting} on their way` : `offline, ${waiting} waiting`, needs: !listening }
  if (of === 0) return { words: '', needs: false }
  if (done >= of) return { words: 'done', needs: false }
  if (heardAt === null) return { words: NOT_SEEN, needs: true }
  const quiet = now - heardAt
  const here = cameAt === null ? 0 : now - cameAt
  if (done === 0 && quiet >= SHORT_MS)
    return { words: here < JUST_CAME_MS ? `not started, joined ${minutes(here)} ago` : 'not started', needs: true }
  return quiet >= PATIENCE_MS ? { words: `no answer for ${minutes(quiet)}`, needs: true } : { words: '', needs: false }
}

const minutes = (ms: number) => `${Math.floor(ms / 60_000)} min`
