// Words for what checks say about themselves: how well an assumption holds, whether something was seen.
import { ASSUMPTION_STATE_WORDS } from '../../src/ach/model/checks.ts'
import type { Assumption, Milestone } from '../../src/ach/model/workbook.ts'
import { type ForeseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'

export const stateWords = (state: Assumption['state']): string => (state === null ? 'not judged yet' : ASSUMPTION_STATE_WORDS[state])

/** The day has passed and nobody said whether it was seen. A month or a year passes as a whole. `today`: year-month-day. */
export const isOverdue = ({ by, seen }: Pick<Milestone, 'by' | 'seen'>, today: string): boolean =>
  by !== null && seen === null && by < today.slice(0, by.length)

export function observedWords(item: ForeseenItem, today: string): string {
  if (item.seen === 'yes') return 'seen'
  if (isExpectation(item)) return item.seen === 'no' ? 'not seen' : 'not looked for yet'
  if (item.seen === 'no') return 'did not come'
  return isOverdue(item, today) ? 'overdue' : 'not seen yet'
}
