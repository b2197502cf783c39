// The order in which one rater gets items or hypotheses, so that raters do not all give the last ones the least attention. Only the order on the
// screen: ids, the matrix and everything that is stored keep the workbook's order.

import { seedOf } from './seeded-random.ts'

/**
 * Returns the items in an order derived from `seed` (such as a rater's id) and their ids, or unchanged if it is null. The order is stable:
 * parking or adding an item keeps the relative order of the others. Not suitable for secrets.
 */
export function orderFor<T extends { readonly id: string }>(items: readonly T[], seed: string | null): T[] {
  if (seed === null) return [...items]
  const places = new Map(items.map(({ id }) => [id, seedOf(`${seed} ${id}`)]))
  const place = (id: string, at: 0 | 1) => places.get(id)?.[at] ?? 0
  return [...items].sort((a, b) => place(a.id, 0) - place(b.id, 0) || place(a.id, 1) - place(b.id, 1))
}
