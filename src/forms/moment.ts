// Reads a day with a time, as people write it and as the program prints it (5 Dec 2026, 18:00), in the time zone of the server. Pure.
import { readDate } from '../ach/model/dates.ts'

/** For text that is not a day and a time. */
export const momentProblem = (typed: string): string =>
  `“${typed.trim().slice(0, 40)}” is not a day and a time. Enter one such as 5 Dec 2026, 18:00.`

const MOMENT = /^(.*?)(?:[,\sT]+(\d{1,2}):(\d{2}))?$/

/** Without a time, the last minute of the day. Undefined for other text, and for a month or a year. */
export function readMoment(text: string): Date | undefined {
  const [, day = '', hours = '23', minutes = '59'] = MOMENT.exec(text.trim()) ?? []
  const date = readDate(day)
  if (date?.length !== 10 || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const [year = 0, month = 1, number = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, number, Number(hours), Number(minutes))
}
