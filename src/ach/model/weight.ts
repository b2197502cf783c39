// Computes the weight of an item of evidence from its credibility and relevance. The only place that does.
import type { Evidence, Level, Method } from './workbook.ts'

const HALF_STEPS: Readonly<Record<Level, number>> = { low: -1, medium: 0, high: 1 }
/** 2^(n/2) for n = -2 to 2; literals because Math.pow is not exact everywhere. */
const POWERS = [0.5, Math.SQRT1_2, 1, Math.SQRT2, 2] as const

/**
 * w = 2^((c+k)/2) with credibility c and relevance k: low -1, medium 0, high +1. Gives 0.5, 0.707, 1, 1.414 or 2. Unknown (null) counts as
 * medium. With method `count` every item weighs 1. Source: PARC ACH.
 */
export function weightOf(evidence: Pick<Evidence, 'credibility' | 'relevance'>, method: Method): number {
  if (method === 'count') return 1
  const steps = HALF_STEPS[evidence.credibility ?? 'medium'] + HALF_STEPS[evidence.relevance ?? 'medium']
  return POWERS[steps + 2] ?? 1
}
