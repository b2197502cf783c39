// The fewest sources whose loss would change who leads: all combinations, up to a stated number. Must not guess beyond it.
import { leadersOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { itemGroups } from './sensitivity.ts'

/** So many sources are combined: 2^12 sets. */
export const MOST_SOURCES = 12
export const tooManySources = (sources: number): string =>
  `${sources} sources tell the hypotheses apart. Every combination of them is tried only up to ${MOST_SOURCES} sources.`

export interface SourceSet {
  /** ids of sources, in the workbook's order */
  readonly sources: readonly string[]
  /** who leads without all of them */
  readonly leadersWithout: readonly string[]
}

export type SmallestSourceSets =
  /** every set of the smallest size whose loss changes the set of leaders; at least one */
  | { readonly found: 'sets'; readonly size: number; readonly sets: readonly SourceSet[] }
  /** no combination does; also where there is no source or only one hypothesis */
  | { readonly found: 'none' }
  /** too many to try them all; `sources` is how many tell the hypotheses apart */
  | { readonly found: 'too-many'; readonly sources: number; readonly sentence: string }

/**
 * Leaves out every combination of sources, smallest first. Sources whose items count alike against every hypothesis cannot matter and
 * are not combined. An item without a source, or with a parked one, always stays.
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
      const left = scores.map((score, at) => chosen.reduce((sum, one) => sum - (telling[one]?.scores[at] ?? 0), score))
      const leadersWithout = leadersOf(left).map((at) => table.hypotheses[at] ?? '')
      if (!sameLeaders(leadersWithout, leaders)) sets.push({ sources: chosen.map((one) => telling[one]?.id ?? ''), leadersWithout })
    }
    if (sets.length > 0) return { found: 'sets', size, sets }
  }
  return { found: 'none' }
}

/** Sources whose loss moves some hypotheses against others, with what each brings to every score. */
function tellingSources(view: View, table: RatingTable): { readonly id: string; readonly scores: readonly number[] }[] {
  const rows = new Map(table.rows.map((row) => [row.id, row]))
  return itemGroups(view, table, 'source').flatMap(({ id, items }) => {
    const scores = scoresInForce({ hypotheses: table.hypotheses, rows: items.flatMap((item) => rows.get(item) ?? []) })
    return scores.some((score) => score !== scores[0]) ? [{ id, scores }] : []
  })
}

/** All ways to choose `size` of the places 0 … n − 1, in order. */
function* combinations(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else for (let first = from; first <= n - size; first++) for (const rest of combinations(n, size - 1, first + 1)) yield [first, ...rest]
}
