// Whether a server stays as it is under the same load: memory, open files and errors minute by minute. Pure; knows no server.
import { median } from './figures.ts'

export interface Minute {
  /** median of the minute, megabytes */
  readonly memory: number
  /** most in the minute */
  readonly handles: number
  readonly errors: number
}

export interface Judged {
  readonly what: string
  readonly figure: string
  readonly goal: string
  readonly held: boolean
}

/** The first minutes warm up; from this one on (counted from 0) three are the measure for the last three. */
const FROM = 2
const SPAN = 3
export const ENOUGH = FROM + 2 * SPAN
const GROWS = 0.15
/** A connection more or less at the moment of looking is no growth. */
const HANDLES = 10

/** Memory and files are judged only where the last three minutes do not overlap the three that they are compared with. */
export function judgeFlat(minutes: readonly Minute[]): Judged[] {
  const errors = minutes.reduce((sum, minute) => sum + minute.errors, 0)
  const judged: Judged[] = [{ what: 'errors', figure: String(errors), goal: '0', held: errors === 0 }]
  if (minutes.length < ENOUGH) return judged
  const [early, late] = [minutes.slice(FROM, FROM + SPAN), minutes.slice(-SPAN)]
  const of = (some: readonly Minute[], figure: (minute: Minute) => number) => median(some.map(figure))
  const [before, after] = [of(early, (one) => one.memory), of(late, (one) => one.memory)]
  const [few, many] = [of(early, (one) => one.handles), of(late, (one) => one.handles)]
  return [
    {
      what: 'memory, the last three minutes against 3 to 5',
      figure: `${before.toFixed(0)} → ${after.toFixed(0)} MB`,
      goal: 'adds < 15 %',
      held: after < before * (1 + GROWS),
    },
    {
      what: 'open files, the last three minutes against 3 to 5',
      figure: `${few} → ${many}`,
      goal: `adds ≤ ${HANDLES}`,
      held: many <= few + HANDLES,
    },
    ...judged,
  ]
}
