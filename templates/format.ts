// Weights, places and dates as people read them; scores and shares are worded by src/ach/wording.ts.
import { weightOf } from '../src/ach/weight.ts'
import type { Evidence } from '../src/ach/workbook.ts'

/** The weight of credibility and relevance, whatever the method: ×1.41. */
export const weightText = (item: Pick<Evidence, 'credibility' | 'relevance'>): string => `×${weightOf(item, 'weighted').toFixed(2)}`

/** 1st, 2nd, 3rd … */
export function ordinal(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2022-01-05' as 5 Jan 2022; a month or a year alone stays one. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}
