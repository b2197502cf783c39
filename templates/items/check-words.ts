// Status words of checks: how well an assumption is supported, whether an indicator or milestone was seen.
import { ASSUMPTION_STATE_WORDS } from '../../src/ach/model/checks.ts'
import type { Assumption, Milestone } from '../../src/ach/model/workbook.ts'
import { type ForeseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'

export const stateWords = (state: Assumption['state']): string => (state === null ? 'not assessed yet' : ASSUMPTION_STATE_WORDS[state])

/** True if the date has passed and no outcome is recorded. A month or a year passes when it ends. `today`: ISO date. */
export const isOverdue = ({ by, seen }: Pick<Milestone, 'by' | 'seen'>, today: string): boolean =>
  by !== null && seen === null && by < today.slice(0, by.length)

export function observedWords(item: ForeseenItem, today: string): string {
  const { seen } = item
  if (isExpectation(item)) return seen === 'yes' ? 'seen' : seen === 'no' ? 'not seen' : 'not looked for yet'
  if (seen !== null) return seen === 'yes' ? 'happened' : 'did not happen'
  return isOverdue(item, today) ? 'overdue' : 'not yet'
}
