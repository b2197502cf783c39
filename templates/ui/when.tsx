// Formats points in time: "today, 16:42", "yesterday", "14 Nov 2026". Uses the time zone of the server.

import { formatDate } from '../../src/ach/words/phrases.ts'

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long' })
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

const dayBefore = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1)

/** "today, 16:42", "yesterday", "14 Nov 2026" */
export function relativeTime(at: string, now: Date): string {
  const moment = new Date(at)
  if (dayText(moment) === dayText(now)) return `today, ${TIME.format(moment)}`
  return dayText(moment) === dayText(dayBefore(now)) ? 'yesterday' : formatDate(dayText(moment))
}

/** "14 Nov 2026, 16:42" */
export const pointInTime = (at: string): string => `${formatDate(dayText(new Date(at)))}, ${TIME.format(new Date(at))}`

/** A heading for a day: "Today", "Yesterday", "Saturday, 14 Nov 2026" */
export function dayOf(at: string, now: Date): string {
  const moment = new Date(at)
  if (dayText(moment) === dayText(now)) return 'Today'
  return dayText(moment) === dayText(dayBefore(now)) ? 'Yesterday' : `${WEEKDAY.format(moment)}, ${formatDate(dayText(moment))}`
}

/** The day in the format of dates in a workbook: 2026-11-14 */
export const dayText = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`

export const RelativeTime = ({ at, now }: { at: string; now: Date }) => <time datetime={at}>{relativeTime(at, now)}</time>
export const PointInTime = ({ at }: { at: string }) => <time datetime={at}>{pointInTime(at)}</time>
export const TimeOfDay = ({ at }: { at: string }) => <time datetime={at}>{TIME.format(new Date(at))}</time>
export const Day = ({ at }: { at: string | Date }) => <time datetime={new Date(at).toISOString()}>{formatDate(dayText(new Date(at)))}</time>
