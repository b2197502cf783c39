// The practice row and the judgement of a participant's answers. Its item fits every hypothesis equally well: rating the hypotheses
// differently means that the question was read backwards. Must not count in any score.
import { isCounted, type Rating, stepOf } from './rating.ts'

/** The row: an item of a shipped case. Source: method.md, the worked matrix of A Tradecraft Primer. */
export const PRACTICE = { case: 'tokyo-1995', item: 'E4' } as const

/** The row as participants and the wall see it. */
export interface PracticeRow {
  readonly question: string
  readonly statement: string
  readonly hypotheses: readonly { readonly id: string; readonly name: string }[]
  /** the published reference ratings, in the order of the hypotheses */
  readonly reference: readonly (Rating | null)[]
  /** name of the reference ratings */
  readonly readBy: string
}

/**
 * `alike`: all ratings are the same and count. `outside`: all are NA. `fits`: they differ, but none is inconsistent. `backwards`: some are inconsistent and some
 * are not; `apart` holds the indices of the inconsistent ones. `against`: all are inconsistent, in different strength.
 */
export interface PracticeResult {
  readonly kind: 'alike' | 'outside' | 'fits' | 'backwards' | 'against'
  readonly apart: readonly number[]
}

/** Returns null while a rating is missing. */
export function judgePractice(given: readonly (Rating | null)[]): PracticeResult | null {
  if (given.length === 0 || given.includes(null)) return null
  const against = (rating: Rating | null) => isCounted(rating) && stepOf(rating) < 0
  const apart = given.flatMap((rating, at) => (against(rating) ? [at] : []))
  if (given.every((rating) => rating === 'NA')) return { kind: 'outside', apart: [] }
  if (new Set(given).size === 1) return { kind: 'alike', apart: [] }
  if (apart.length === 0) return { kind: 'fits', apart }
  return { kind: apart.length === given.length ? 'against' : 'backwards', apart }
}
