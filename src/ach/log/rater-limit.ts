// Limits the number of raters. Raters who were removed before they left anything do not count, so that joining and being removed cannot use
// up a workbook.
import { formatCount } from '../model/format-count.ts'
import { Refused } from '../model/refused.ts'
import { LIMITS } from '../model/texts.ts'
import type { Rater, Workbook } from '../model/workbook.ts'

export const RATER_REFUSALS = {
  full: `This workbook has ${LIMITS.raters} raters, the most it can hold.`,
  removed: `Including removed ones, this workbook has had ${formatCount(LIMITS.raters * LIMITS.withParked)} raters, the most it can hold.`,
} as const

/** True if removing the rater would hide anything: ratings, texts, probabilities or other answers. */
export function hasAnswers({ ratings, notes, rationales, estimates, earlier, again, participation: part }: Rater): boolean {
  const kept = [ratings, notes, rationales, estimates.before, estimates.now, earlier, again, part?.first, part?.weighed, part?.unsure]
  return kept.some((answers) => (answers?.size ?? 0) > 0) || (part?.practised ?? null) !== null
}

/** Throws `Refused('limit')` if one more rater would be too many. */
export function checkRaterLimit({ raters }: Pick<Workbook, 'raters'>): void {
  if (raters.size < LIMITS.raters) return
  let count = 0
  for (const rater of raters.values()) if (rater.present || hasAnswers(rater)) count += 1
  if (count >= LIMITS.raters) throw new Refused('limit', RATER_REFUSALS.full)
  if (raters.size >= LIMITS.raters * LIMITS.withParked) throw new Refused('limit', RATER_REFUSALS.removed)
}
