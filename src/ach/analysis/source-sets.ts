// Finds the smallest sets of sources whose loss changes the leader, by trying all combinations up to a maximum number of sources.
import { leadersOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { itemGroups } from './sensitivity.ts'

/** With more sources than this, combinations are not tried: 12 have 4,096 sets. */
export const MOST_SOURCES = 12
export const tooManySources = (sources: number): string =>
  `${sources} sources tell the hypotheses apart, too many to try every combination: the limit is ${MOST_SOURCES}.`

export interface SourceSet {
  /** ids of sources, in the workbook's order */
  readonly sources: readonly string[]
  /** which hypothesis would lead without all of them */
  readonly leadersWithout: readonly string[]
}

export type SmallestSourceSets =
  /** every set of the smallest size whose loss changes the set of leaders; at least one set */
  | { readonly found: 'sets'; readonly size: number; readonly sets: readonly SourceSet[] }
  /** no combination does, or there are no sources or only one hypothesis */
  | { readonly found: 'none' }
  /** too many to try them all; `sources` is the number of telling sources */
  | { readonly found: 'too-many'; readonly sources: number; readonly sentence: string }

/**
 * Leaves out every combination of sources, smallest first. Skips sources whose items count the same against every hypothesis, because they
 * cannot matter. Items without a source, or with a parked one, always stay.
 */
export function smallestSourceSets(view: View, table: RatingTable): SmallestSourceSets {
  const scores = scoresInForce(table)
  const leaders = leadersOf(scores).map((at) => table.hypotheses[at] ?? '')
  const telling = tellingSources(view, table)
  if (telling.length > MOST_SOURCES) {
    const sentence = tooManySources(telling.length)
    return { found: 'too-many', sources: telling.length, sentence }
  }
  for (let size = 1; size <= telling.length; size++) {
    const sets: SourceSet[] = []
    for (const chosen of combinations(telling.length, size)) {
      const remaining = scores.map((score, at) => chosen.reduce((sum, one) => sum - (telling[one]?.scores[at] ?? 0), score))
      const leadersWithout = leadersOf(remaining).map((at) => table.hypotheses[at] ?? '')
      if (!sameLeaders(leadersWithout, leaders)) sets.push({ sources: chosen.map((one) => telling[one]?.id ?? ''), leadersWithout })
    }
    if (sets.length > 0) return { found: 'sets', size, sets }
  }
  return { found: 'none' }
}

/** The sources whose loss changes the difference of some scores, with their contribution to every score. */
function tellingSources(view: View, table: RatingTable): { readonly id: string; readonly scores: readonly number[] }[] {
  const rows = new Map(table.rows.map((row) => [row.id, row]))
  return itemGroups(view, table, 'source').flatMap(({ id, items }) => {
    const scores = scoresInForce({ hypotheses: table.hypotheses, rows: items.flatMap((item) => rows.get(item) ?? []) })
    return scores.some((score) => score !== scores[0]) ? [{ id, scores }] : []
  })
}

/** Yields all ways to choose `size` of the indexes 0 to n − 1, in ascending order. */
function* combinations(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else for (let first = from; first <= n - size; first++) for (const rest of combinations(n, size - 1, first + 1)) yield [first, ...rest]
}
