// Reads the settings of an exercise that facilitators change during it: when the homework closes, and the course. Pure.
import type { Change } from '../ach/log/change.ts'
import type { Run, Switches } from '../ach/model/exercise.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { momentProblem, readMoment } from './moment.ts'
import type { Problem, Typed } from './typed-fields.ts'

type Settings = Partial<Pick<Switches, 'closesAt' | 'course'>>

/** A missing field keeps its setting; a blank one removes it. */
export function readDeskSettings({ closesAt, course }: Typed, now: Date): { readonly settings: Settings } | { readonly problem: Problem } {
  const settings: { closesAt?: string | null; course?: string | null } = {}
  if (closesAt !== undefined) {
    const moment = closesAt.trim() === '' ? null : readMoment(closesAt)
    if (moment === undefined) return { problem: { field: 'closesAt', message: momentProblem(closesAt) } }
    if (moment !== null && moment <= now) return { problem: { field: 'closesAt', message: 'This time has passed. Enter a later one.' } }
    settings.closesAt = moment?.toISOString() ?? null
  }
  if (course !== undefined) {
    const name = course.trim().replace(/\s+/g, ' ')
    if (name.length > LIMITS.label) return { problem: { field: 'course', message: `The name has more than ${LIMITS.label} characters.` } }
    settings.course = name === '' ? null : name
  }
  return { settings }
}

/** The change of these settings; none if they are so already. */
export function switchedSettings(run: Pick<Run, 'closesAt' | 'course'>, settings: Settings): Change[] {
  const fields = (['closesAt', 'course'] as const).filter((field) => settings[field] !== undefined && settings[field] !== run[field])
  const of = (values: Settings) => Object.fromEntries(fields.map((field) => [field, values[field]]))
  return fields.length === 0 ? [] : [{ type: 'switched', before: of(run), after: of(settings) }]
}
