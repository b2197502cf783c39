// A fingerprint of the items and hypotheses of an exercise, which tells phones when there is something else to rate.

import { activeItems, type Workbook } from '../model/workbook.ts'
import { seedOf } from '../scoring/seeded-random.ts'

type Rated = Pick<Workbook, 'hypotheses' | 'evidence'>
/** Cache: many phones ask about the same lists. */
const cache = new WeakMap<Rated['evidence'], { readonly hypotheses: Rated['hypotheses']; readonly fingerprint: string }>()

/**
 * Returns a fingerprint of the items and hypotheses to rate: it changes when one is added, parked, moved or reworded, and not with answers.
 * 13 letters and digits; not suitable for secrets.
 */
export function deckFingerprint({ hypotheses, evidence }: Rated): string {
  const cached = cache.get(evidence)
  if (cached?.hypotheses === hypotheses) return cached.fingerprint
  const content = [
    activeItems(hypotheses).map(({ id, label, statement }) => [id, label, statement]),
    activeItems(evidence).map(({ id, statement }) => [id, statement]),
  ]
  const [one, other] = seedOf(JSON.stringify(content))
  const fingerprint = (one.toString(36).padStart(7, '0') + other.toString(36)).slice(0, 13).padEnd(13, '0')
  cache.set(evidence, { hypotheses, fingerprint })
  return fingerprint
}
