// Draws item weights whose credibility and relevance are one level off, for robustness-draws.ts. Weights are defined in weight.ts.

import { weightOf } from '../model/weight.ts'
import { LEVELS, type Level, type Method } from '../model/workbook.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { RandomNumbers } from '../scoring/seeded-random.ts'

/** The levels one down, the same and one up, clipped at the ends; unknown (null) counts as medium. */
function neighbours(level: Level | null, moves: boolean): readonly [down: Level, same: Level, up: Level] {
  const same = level ?? 'medium'
  const at = LEVELS.indexOf(same)
  return moves ? [LEVELS[at - 1] ?? same, same, LEVELS[at + 1] ?? same] : [same, same, same]
}

/**
 * Returns a function that gives the weights of the next draw, always in the same array; null if they cannot move (method count, or neither
 * level moves). `numbers` returns 0 to 65,535: below `once` a level goes down, below twice `once` up.
 */
export function createWeightSampler(
  { rows }: RatingTable,
  method: Method,
  moves: { readonly credibility: boolean; readonly relevance: boolean },
  numbers: RandomNumbers,
  once: number,
): (() => Float64Array) | null {
  if (method === 'count' || (!moves.credibility && !moves.relevance)) return null
  // nine weights per row: credibility down, same, up × relevance down, same, up
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
