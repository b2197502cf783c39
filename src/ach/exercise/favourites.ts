// Which hypothesis somebody had as favourite before rating, and whether nearly a whole room has the same. Must not say who is right.
import type { Rater } from '../model/workbook.ts'

/** From this share on "nearly everybody". A choice of this project. */
export const NEARLY_ALL = 0.8
/** Fewer people are no room. */
const FEW = 4

/** The hypothesis with the highest probability before the evidence, given more than 0; null where none was given or several are highest. */
export function favouriteOf({ estimates }: Pick<Rater, 'estimates'>): string | null {
  let [best, highest, shared] = [null as string | null, 0, false]
  for (const [hypothesis, probability] of estimates.before) {
    if (probability > highest) [best, highest, shared] = [hypothesis, probability, false]
    else if (probability === highest) shared = true
  }
  return shared ? null : best
}

/** A favourite that nearly everybody has. */
export interface SharedFavourite {
  readonly hypothesis: string
  readonly have: number
  /** of those who have a favourite */
  readonly of: number
}

/**
 * The favourite of at least 80% of those who have one; null where there is none, or fewer than four people have one. Like-minded groups
 * grow more biased, mixed ones do not (CACHE 2008).
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
