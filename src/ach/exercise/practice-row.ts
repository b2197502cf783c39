// The row on which a room practises, and what is said after it. Its item fits every hypothesis alike: whoever tells them apart by it has
// asked the question backwards. Must not count in any score.
import { type Rating, stepOf } from '../model/rating.ts'

/** The row: an item of a shipped case. Source: method.md, the worked matrix of A Tradecraft Primer. */
export const PRACTICE = { case: 'tokyo-1995', item: 'E4' } as const

/**
 * `alike`: all ratings the same, NA too. `matchesPath`: they differ, and none says inconsistent. `backwards`: at least one says inconsistent
 * although another does not; `apart` are the places (from 0) of those. `against`: all say inconsistent, in different strength.
 */
export interface PracticeResult {
  readonly kind: 'alike' | 'fits' | 'backwards' | 'against'
  readonly apart: readonly number[]
}

/** Null where a place has no rating yet. */
export function judgePractice(given: readonly (Rating | null)[]): PracticeResult | null {
  if (given.length === 0 || given.includes(null)) return null
  const against = (rating: Rating | null) => rating !== null && rating !== 'NA' && stepOf(rating) < 0
  const apart = given.flatMap((rating, at) => (against(rating) ? [at] : []))
  if (new Set(given).size === 1) return { kind: 'alike', apart: [] }
  if (apart.length === 0) return { kind: 'fits', apart }
  return { kind: apart.length === given.length ? 'against' : 'backwards', apart }
}
