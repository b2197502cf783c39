// In which order somebody gets the evidence of an exercise. Must not depend on when it is asked, nor on what was parked meanwhile.
import { seedOf } from './random.ts'

/**
 * As it stands, or in an order of the rater's own: always the same for the same rater, and items keep their order among each other when
 * one is parked or added. Two raters with different ids mostly get different orders. Not for secrets.
 */
export function deckFor<T extends { readonly id: string }>(evidence: readonly T[], raterId: string, shuffled: boolean): T[] {
  if (!shuffled) return [...evidence]
  const places = new Map(evidence.map(({ id }) => [id, seedOf(`${raterId} ${id}`)]))
  const place = (id: string, at: 0 | 1) => places.get(id)?.[at] ?? 0
  return [...evidence].sort((a, b) => place(a.id, 0) - place(b.id, 0) || place(a.id, 1) - place(b.id, 1))
}
