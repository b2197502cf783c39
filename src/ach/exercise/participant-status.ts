// The status of each participant at the desk, to spot who may need help. Must not look at their answers.
import type { Progress } from '../view/progress.ts'

export const NOT_CONNECTED = 'not connected'

/** When a participant's phone was last in contact, since the server started. Times are in milliseconds; null for never. */
export interface PhoneContact {
  readonly listening: boolean
  readonly cameAt: number | null
  readonly heardAt: number | null
  /** unsent answers on the phone */
  readonly waiting: number
}

/** `needs`: the participant needs the facilitator's attention. */
export interface ParticipantStatus {
  readonly words: string
  readonly needs: boolean
}

/** How long an unfinished participant may be silent before needing attention. */
export const PATIENCE_MS = 3 * 60_000
const SHORT_MS = 60_000
const JUST_CAME_MS = 10 * 60_000

/**
 * Returns the first status that applies: unsent answers; nothing to do (`of` 0); done; never in contact since the server started; not
 * started and silent for a minute, with the time of joining if that was recent; silent for three minutes. Minutes are rounded down.
 */
export function participantStatus(
  { done, of }: Progress,
  { listening, cameAt, heardAt, waiting }: PhoneContact,
  now: number,
): ParticipantStatus {
  if (waiting > 0) return { words: listening ? `sending ${waiting}` : `offline, ${waiting} unsent`, needs: !listening }
  if (of === 0) return { words: '', needs: false }
  if (done >= of) return { words: 'done', needs: false }
  if (heardAt === null) return { words: NOT_CONNECTED, needs: true }
  const quiet = now - heardAt
  const stay = cameAt === null ? 0 : now - cameAt
  if (done === 0 && quiet >= SHORT_MS)
    return { words: stay < JUST_CAME_MS ? `not started, joined ${minutes(stay)} ago` : 'not started', needs: true }
  return quiet >= PATIENCE_MS ? { words: `no answer for ${minutes(quiet)}`, needs: true } : { words: '', needs: false }
}

const minutes = (ms: number) => `${Math.floor(ms / 60_000)} min`
