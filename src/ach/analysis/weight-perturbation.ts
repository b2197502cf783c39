// Weights when credibility and relevance are a little off. Must not define a weight: weight.ts does.

import { weightOf } from '../model/weight.ts'
import { LEVELS, type Level, type Method } from '../model/workbook.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { RandomNumbers } from './seeded-random.ts'

/** One level down or up, clipped; unknown counts as medium. */
function neighbours(level: Level | null, moves: boolean): readonly [down: Level, same: Level, up: Level] {
  const same = level ?? 'medium'
  const at = LEVELS.indexOf(same)
  return moves ? [LEVELS[at - 1] ?? same, same, LEVELS[at + 1] ?? same] : [same, same, same]
}

/**
 * The weights of one draw after the other, always in the same array; null where they cannot move (method count, or neither level moves).
 * `numbers` gives 0 … 65,535; below `once` a level goes down, below twice that up.
 */
export function createWeightSampler(
  { rows }: RatingTable,
  method: Method,
  moves: { readonly credibility: boolean; readonly relevance: boolean },
  numbers: RandomNumbers,
  once: number,
): (() => Float64Array) | null {
  if (method === 'count' || (!moves.credibility && !moves.relevance)) return null
  // nine weights for each row: credibility down, same, up × relevance down, same, up
  const table = Float64Array.from(
    rows.flatMap(({ item }) =>
      neighbours(item.credibility, moves.credibility).flatMap((credibility) =>
        neighbours(item.relevance, moves.relevance).map((relevance) => weightOf({ credibility, relevance }, method)),
      ),
    ),
  )
  const weights = new Float64Array(rows.length)
  const turn = () => {
    const chance = numbers()
    return chance < once ? 0 : chance < 2 * once ? 2 : 1
  }
  return () => {
    for (let row = 0; row < weights.length; row++) weights[row] = table[9 * row + 3 * turn() + turn()] as number
    return weights
  }
}
