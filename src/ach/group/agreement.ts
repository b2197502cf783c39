// How far a group agrees over all cells: Krippendorff's alpha, and the mean agreement per cell. Must not say that they are right.

import { TOLERANCE } from '../scoring/tolerance.ts'
import { consensusMeasure, ratingCounts } from './consensus.ts'
import type { GroupTable } from './group-table.ts'

/** How values differ: alike or not; by how many raters lie between them; by the square of their distance. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/** From here on Krippendorff calls data reliable, and from here on fit for tentative conclusions. */
export const RELIABLE = 0.8
export const TENTATIVE = 0.667

/** The agreement of a group over all its cells. */
export interface Agreement {
  /** Krippendorff's alpha, ordinal: 1 full agreement, 0 as by chance, below 0 worse; null where it is undefined, see `krippendorffAlpha` */
  readonly alpha: number | null
  readonly word: AlphaWord | null
  /** how many cells at least two raters rated from CC to II: only these can show agreement */
  readonly cells: number
  /** the mean Cns over these cells, each alike, 0 … 1; null where there is none */
  readonly meanCns: number | null
}
export type AlphaWord = 'reliable' | 'tentative' | 'low'

/** Over the cells of the table, on the track CC C N I II. NA and blank are missing. */
export function groupAgreement({ rows }: Pick<GroupTable, 'rows'>): Agreement {
  const units = rows.flatMap(({ cells }) => cells.map(ratingCounts)).filter(isPairable)
  const alpha = krippendorffAlpha(units, 'ordinal')
  const sum = units.reduce((total, counts) => total + (consensusMeasure(counts) ?? 0), 0)
  return {
    alpha,
    word: alpha === null ? null : alphaWord(alpha),
    cells: units.length,
    meanCns: units.length === 0 ? null : sum / units.length,
  }
}

/** At least .800 is reliable, at least .667 tentative, else low; equal within 1e-9. Source: Krippendorff 2004. */
export function alphaWord(alpha: number): AlphaWord {
  if (alpha >= RELIABLE - TOLERANCE) return 'reliable'
  return alpha >= TENTATIVE - TOLERANCE ? 'tentative' : 'low'
}

/**
 * Krippendorff's alpha. A unit says how many raters gave each value, all units over the same values in their order; missing values are
 * not counted in it. Units with fewer than two values are left out. α = 1 − (n − 1)·Σ o·δ² / Σ n·n·δ². Null where no unit is left, or
 * where all values left are the same: agreement cannot be told from a lack of choice. Source: Krippendorff 2004 (R irr, python
 * krippendorff).
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): number | null {
  const pairable = units.filter(isPairable)
  const values = pairable[0]?.length ?? 0
  const coincidences = Array.from({ length: values }, () => Array.from({ length: values }, () => 0))
  for (const counts of pairable) {
    const others = total(counts) - 1
    for (const [c, row] of coincidences.entries())
      for (let k = 0; k < values; k++) {
        const pairs = (counts[c] ?? 0) * ((counts[k] ?? 0) - (c === k ? 1 : 0))
        row[k] = (row[k] ?? 0) + pairs / others
      }
  }
  // n_c is how often a value was given in the units left: whole numbers, where the sums of o_ck would only come close
  const given = Array.from({ length: values }, (_, c) => pairable.reduce((sum, counts) => sum + (counts[c] ?? 0), 0))
  if (given.filter((count) => count > 0).length < 2) return null
  let observed = 0
  let expected = 0
  for (const [c, row] of coincidences.entries())
    for (const [k, coincidence] of row.entries()) {
      const apart = difference(given, c, k, metric)
      observed += coincidence * apart
      expected += (given[c] ?? 0) * (given[k] ?? 0) * apart
    }
  return 1 - ((total(given) - 1) * observed) / expected
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
const isPairable = (counts: readonly number[]): boolean => total(counts) >= 2

/** δ² of the values at places c and k. */
function difference(given: readonly number[], c: number, k: number, metric: Metric): number {
  if (c === k) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return (c - k) ** 2
  const between = total(given.slice(Math.min(c, k), Math.max(c, k) + 1))
  return (between - ((given[c] ?? 0) + (given[k] ?? 0)) / 2) ** 2
}
