// Figures and dates as people read them. Rounds for the eye only; nothing here is computed with.
import type { Method } from '../src/ach/workbook.ts'

/** A score: whole where items are counted, else two decimals. */
export const scoreText = (score: number, method: Method): string => (method === 'count' ? String(Math.round(score)) : score.toFixed(2))

/** 0 … 1 as a percentage that says 100 only when it is. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded} %`
}

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

/** '1 item', '2 items'. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`
