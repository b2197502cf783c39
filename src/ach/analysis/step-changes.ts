// How the inconsistency v of a cell can change when every rating may be one step off, and the distribution of a sum of such changes. For
// robustness.ts. Must not know about weights.

import { COUNTED_RATINGS, contradiction, isCounted, RATINGS, type Rating, stepRating } from '../model/rating.ts'
import type { RobustnessOptions } from './robustness.ts'

/** A change of v, −2 to 2, and its probability. */
interface StepChange {
  readonly by: number
  readonly chance: number
}

/**
 * The changes of one cell, by size; their probabilities add up to 1. A rating from CC to II moves one step in either direction with the
 * given chance, and stops at the ends. A blank cell becomes each of these ratings with the same probability if blanks are open. Otherwise it
 * stays, and so does NA.
 */
export function stepChanges(
  rating: Rating | null,
  { chance, blanks }: Pick<RobustnessOptions, 'chance' | 'blanks'>,
): readonly StepChange[] {
  const becomes: { readonly to: Rating | null; readonly chance: number }[] = isCounted(rating)
    ? ([-1, 0, 1] as const).map((by) => ({ to: stepRating(rating, by), chance: by === 0 ? 1 - 2 * chance : chance }))
    : rating === null && blanks === 'open'
      ? COUNTED_RATINGS.map((to) => ({ to, chance: 1 / COUNTED_RATINGS.length }))
      : [{ to: rating, chance: 1 }]
  const changes = new Map<number, number>()
  for (const one of becomes) {
    const by = contradiction(one.to) - contradiction(rating)
    if (one.chance > 0) changes.set(by, (changes.get(by) ?? 0) + one.chance)
  }
  return [...changes].sort(([a], [b]) => a - b).map(([by, share]) => ({ by, chance: share }))
}

/** `stepChanges` for many cells: computes each rating once. */
export function stepChangesByRating(
  options: Pick<RobustnessOptions, 'chance' | 'blanks'>,
): (rating: Rating | null) => readonly StepChange[] {
  const known = new Map([...RATINGS, null].map((rating) => [rating, stepChanges(rating, options)]))
  return (rating) => known.get(rating) ?? []
}

/** The distribution of a sum: the probabilities of `least`, `least` + 1 … */
export interface SumDistribution {
  readonly least: number
  readonly chances: readonly number[]
}

/** Adds an independent cell to the sum. */
export function addCell({ least, chances }: SumDistribution, changes: readonly StepChange[]): SumDistribution {
  const first = changes[0]?.by ?? 0
  const last = changes.at(-1)?.by ?? 0
  const next = new Array<number>(chances.length + last - first).fill(0)
  // no entries(): its pairs were half of what an export allocates
  for (let at = 0; at < chances.length; at++)
    for (const { by, chance } of changes) next[at + by - first] = (next[at + by - first] as number) + (chances[at] as number) * chance
  return { least: least + first, chances: next }
}
