// Formats points in time: "today, 16:42", "yesterday", "14 Nov 2026". Uses the time zone of the server. A time that was damaged in the
// database is shown as unknown.

import { formatDate } from '../../src/ach/words/phrases.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const twoDigits = (number: number) => String(number).padStart(2, '0')
const clock = (moment: Date) => `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`

const isUnknown = (moment: Date): boolean => Number.isNaN(moment.getTime())

const timeOfDay = (moment: Date) => (isUnknown(moment) ? 'unknown time' : clock(moment))
const dayName = (moment: Date) => (isUnknown(moment) ? 'on an unknown day' : formatDate(dayText(moment)))

const dayBefore = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1)

/** "today, 16:42", "yesterday", "14 Nov 2026" */
export function relativeTime(at: string, now: Date): string {
  const moment = new Date(at)
  if (isUnknown(moment)) return 'at an unknown time'
  if (dayText(moment) === dayText(now)) return `today, ${clock(moment)}`
  return dayText(moment) === dayText(dayBefore(now)) ? 'yesterday' : formatDate(dayText(moment))
}

/** "14 Nov 2026, 16:42" */
export function pointInTime(at: string): string {
  const moment = new Date(at)
  return isUnknown(moment) ? 'unknown time' : `${dayName(moment)}, ${timeOfDay(moment)}`
}

/** A heading for a day: "Today", "Yesterday", "Saturday, 14 Nov 2026" */
export function dayOf(at: string, now: Date): string {
  const moment = new Date(at)
  if (isUnknown(moment)) return 'Unknown day'
  if (dayText(moment) === dayText(now)) return 'Today'
  return dayText(moment) === dayText(dayBefore(now)) ? 'Yesterday' : `${WEEKDAYS[moment.getDay()]}, ${formatDate(dayText(moment))}`
}

/** The day in the format of dates in a workbook: 2026-11-14 */
export const dayText = (now: Date): string => `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`

const Time = ({ at, text }: { at: Date; text: string }) =>
  isUnknown(at) ? <span>{text}</span> : <time datetime={at.toISOString()}>{text}</time>

export const RelativeTime = ({ at, now }: { at: string; now: Date }) => <Time at={new Date(at)} text={relativeTime(at, now)} />
export const PointInTime = ({ at }: { at: string }) => <Time at={new Date(at)} text={pointInTime(at)} />
export const TimeOfDay = ({ at }: { at: string }) => <Time at={new Date(at)} text={timeOfDay(new Date(at))} />
export const Day = ({ at }: { at: string | Date }) => <Time at={new Date(at)} text={dayName(new Date(at))} />
