// Agreement of a group over all cells: Krippendorff's alpha and the mean agreement per cell. Agreement does not mean that the group is right.

import { TOLERANCE } from '../scoring/tolerance.ts'
import { consensusMeasure, ratingCounts } from './consensus.ts'
import type { GroupTable } from './group-table.ts'

/** How the distance of two values is measured: equal or not; by the ranks between them; by the square of their difference. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/** Krippendorff's limits for alpha: reliable data, and data good enough for tentative conclusions. */
export const RELIABLE = 0.8
export const TENTATIVE = 0.667

/** The agreement of a group over all its cells. */
export interface Agreement {
  /** Krippendorff's alpha, ordinal: 1 is full agreement, 0 no better than chance, below 0 worse; null if undefined, see `krippendorffAlpha` */
  readonly alpha: number | null
  /** the level of `alpha`; null if alpha is */
  readonly word: AlphaWord | null
  /** cells that at least two raters rated from CC to II; only these can show agreement */
  readonly cells: number
  /** mean Cns (0 to 1) over these cells, with equal weight; null if there are none */
  readonly meanCns: number | null
}
export type AlphaWord = 'reliable' | 'tentative' | 'low'

/** Agreement over the cells of the table, on the ordinal scale CC C N I II. NA and blank are missing values. */
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

/** The level of an alpha: reliable from .800, tentative from .667, else low; tolerance 1e-9. Source: Krippendorff 2004. */
export function alphaWord(alpha: number): AlphaWord {
  if (alpha >= RELIABLE - TOLERANCE) return 'reliable'
  return alpha >= TENTATIVE - TOLERANCE ? 'tentative' : 'low'
}

/**
 * Krippendorff's alpha: α = 1 − (n − 1)·Σ o·δ² / Σ n·n·δ², at most 1. Each unit is a list of counts: how many raters gave each value. All
 * units use the same values in the same order; missing values are not counted. Units with fewer than two values are dropped. Returns null
 * if no unit remains, or if all remaining values are equal, because agreement then cannot be told from a lack of variation. Source:
 * Krippendorff 2004; checked against the R package irr and the Python package krippendorff.
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
  // n_c, how often each value occurs in the pairable units: counted in whole numbers, because sums of o_ck carry rounding errors
  const totals = Array.from({ length: values }, (_, c) => pairable.reduce((sum, counts) => sum + (counts[c] ?? 0), 0))
  if (totals.filter((count) => count > 0).length < 2) return null
  let observed = 0
  let expected = 0
  for (const [c, row] of coincidences.entries())
    for (const [k, coincidence] of row.entries()) {
      const distance = difference(totals, c, k, metric)
      observed += coincidence * distance
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance
    }
  return 1 - ((total(totals) - 1) * observed) / expected
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
const isPairable = (counts: readonly number[]): boolean => total(counts) >= 2

/** δ², the squared distance of the values at positions c and k. `totals`: n_c by position. */
function difference(totals: readonly number[], c: number, k: number, metric: Metric): number {
  if (c === k) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return (c - k) ** 2
  const between = total(totals.slice(Math.min(c, k), Math.max(c, k) + 1))
  return (between - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2
}
