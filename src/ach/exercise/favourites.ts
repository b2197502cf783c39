// Finds each participant's favourite hypothesis before rating, and whether nearly the whole room shares one.
import type { Rater } from '../model/workbook.ts'

/** The share that counts as nearly everyone. A choice of this project. */
export const NEARLY_ALL = 0.8
/** Fewer favourites than this are not compared. */
const FEW = 4

/** The hypothesis with the highest probability before the evidence; null if all are 0 or blank, or the highest is tied. */
export function favouriteOf({ estimates }: Pick<Rater, 'estimates'>): string | null {
  let [best, highest, shared] = [null as string | null, 0, false]
  for (const [hypothesis, probability] of estimates.before) {
    if (probability > highest) [best, highest, shared] = [hypothesis, probability, false]
    else if (probability === highest) shared = true
  }
  return shared ? null : best
}

/** A favourite shared by nearly everyone. */
export interface SharedFavourite {
  readonly hypothesis: string
  readonly have: number
  /** number of participants with a favourite */
  readonly of: number
}

/**
 * Returns the favourite of at least 80% of those who have one; null if there is none, or fewer than four participants have one. The desk
 * warns of it because like-minded groups grow more biased and mixed ones do not (CACHE 2008).
 */
export function sharedFavourite(raters: readonly Pick<Rater, 'estimates'>[]): SharedFavourite | null {
  const counts = new Map<string, number>()
  let of = 0
  for (const rater of raters) {
    const favourite = favouriteOf(rater)
    if (favourite === null) continue
    of += 1
    counts.set(favourite, (counts.get(favourite) ?? 0) + 1)
  }
  if (of < FEW) return null
  for (const [hypothesis, have] of counts) if (have / of >= NEARLY_ALL) return { hypothesis, have, of }
  return null
}
