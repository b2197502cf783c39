// Which of two hypotheses each rater prefers: on the items that the rater has rated for both, and only on those. Must not rank.

import { contradiction, isCounted } from '../model/rating.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { RaterCells } from '../view/group-members.ts'
import type { ActiveItem } from './group-table.ts'

/** 1: prefers the first hypothesis, which has less evidence against it; −1: the second; 0: neither; null: no item is rated for both. */
export type Preference = 1 | 0 | -1 | null

/** A rater's preferences for each pair of hypotheses, as [first][second]; null for a hypothesis and itself. */
export type Preferences = readonly (readonly Preference[])[]

/**
 * d = Σ w·(v of the second − v of the first) over the items rated CC to II for both; within 1e-9 of 0 the rater prefers neither. `items` have
 * the weights of the method in force. Preferences may be circular where blanks differ.
 */
export function preferencesOf(hypotheses: readonly string[], items: readonly ActiveItem[], { ratings }: RaterCells): Preferences {
  const rows = items.map(({ id, weight }) => {
    const cells = ratings.get(id)
    return {
      weight,
      v: hypotheses.map((one) => {
        const rating = cells?.get(one)
        return isCounted(rating) ? contradiction(rating) : null
      }),
    }
  })
  return hypotheses.map((_, one) =>
    hypotheses.map((_, other) => {
      if (one === other) return null
      let d: number | null = null
      for (const { weight, v } of rows) {
        const [first, second] = [v[one] ?? null, v[other] ?? null]
        if (first !== null && second !== null) d = (d ?? 0) + weight * (second - first)
      }
      if (d === null) return null
      return d > TOLERANCE ? 1 : d < -TOLERANCE ? -1 : 0
    }),
  )
}

/** Whether the rater has an opinion on every pair. */
export const isComplete = (preferences: Preferences): boolean =>
  preferences.every((row, one) => row.every((preference, other) => one === other || preference !== null))

/** How many raters prefer the first to the second, as [first][second]. */
export const pairCounts = (raters: readonly Preferences[], hypotheses: number): number[][] =>
  Array.from({ length: hypotheses }, (_, one) =>
    Array.from({ length: hypotheses }, (_, other) => raters.filter((preferences) => preferences[one]?.[other] === 1).length),
  )
