// Checks minute by minute that memory, open files and errors of a server stay flat under constant load.
import { median } from './figures.ts'

export interface Minute {
  /** median of the minute, in megabytes */
  readonly memory: number
  /** open files, the most in the minute */
  readonly files: number
  readonly errors: number
}

export interface DriftGoal {
  readonly what: string
  readonly figure: string
  readonly goal: string
  readonly isMet: boolean
}

/** The first minutes warm up. The last three are compared with the three after them. */
const WARM_UP = 2
const SPAN = 3
export const ENOUGH_MINUTES = WARM_UP + 2 * SPAN
const MAX_GROWTH = 0.15
/** Connections that happen to be open at the moment of counting. */
const MAX_FILES = 10

/** Judges memory and open files only from eight minutes on; with fewer, the minutes compared would overlap. */
export function judgeDrift(minutes: readonly Minute[]): DriftGoal[] {
  const errors = minutes.reduce((sum, minute) => sum + minute.errors, 0)
  const goals: DriftGoal[] = [{ what: 'errors', figure: String(errors), goal: '0', isMet: errors === 0 }]
  if (minutes.length < ENOUGH_MINUTES) return goals
  const ends = (figure: (minute: Minute) => number) =>
    [minutes.slice(WARM_UP, WARM_UP + SPAN), minutes.slice(-SPAN)].map((span) => median(span.map(figure))) as [number, number]
  const [memoryBefore, memory] = ends((minute) => minute.memory)
  const [filesBefore, files] = ends((minute) => minute.files)
  return [
    {
      what: 'memory, minutes 3 to 5 and the last three',
      figure: `${memoryBefore.toFixed(0)} → ${memory.toFixed(0)} MB`,
      goal: 'grows < 15%',
      isMet: memory < memoryBefore * (1 + MAX_GROWTH),
    },
    {
      what: 'open files, minutes 3 to 5 and the last three',
      figure: `${filesBefore} → ${files}`,
      goal: `grows ≤ ${MAX_FILES}`,
      isMet: files <= filesBefore + MAX_FILES,
    },
    ...goals,
  ]
}
