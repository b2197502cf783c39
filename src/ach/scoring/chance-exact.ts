// The exact distribution of the null model of chance.ts, row by row. Hypotheses are interchangeable in it, so it keeps sorted differences from
// the lowest score only, as whole numbers (weight-grid.ts).

import type { ChanceRow } from './chance.ts'
import { TOLERANCE } from './tolerance.ts'
import { gridSize, type WeightGrid, weightGrid } from './weight-grid.ts'

/** For each weight, the largest sum that one hypothesis can have. */
function mostOf(rows: readonly ChanceRow[]): Map<number, number> {
  const most = new Map<number, number>()
  for (const { weight, v } of rows) most.set(weight, (most.get(weight) ?? 0) + Math.max(...v))
  return most
}

/** A rough upper limit on the number of steps; infinite if the values are not on the grid, or keys would not be whole numbers. */
export function exactWork(rows: readonly ChanceRow[], hypotheses: number): number {
  if (rows.some(({ v }) => v.some((one) => !Number.isInteger(one)))) return Number.POSITIVE_INFINITY
  const most = mostOf(rows)
  const grid = weightGrid(most)
  if (!grid || (2 * grid.reach) ** (hypotheses - 1) >= Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY
  let states = 1
  const size = gridSize(most)
  for (let at = 1; at < hypotheses; at++) states *= (size + at - 1) / at
  // the number of states grows with each row, about as its power
  return (rows.length * states * Math.max(1, ...rows.map(({ v }) => arrangementCount(v)))) / hypotheses
}

/** n! / Π (multiplicities)! */
function arrangementCount(v: readonly number[]): number {
  const counts = new Map<number, number>()
  let result = 1
  for (const [at, one] of v.entries()) {
    const count = (counts.get(one) ?? 0) + 1
    counts.set(one, count)
    result *= (at + 1) / count
  }
  return Math.round(result)
}

/** p of the null model; null if the values are not on the grid. */
export function exactChance(rows: readonly ChanceRow[], hypotheses: number, lead: number): number | null {
  const grid = weightGrid(mostOf(rows))
  if (!grid) return null
  const keys = keysOf(grid, hypotheses)
  let states = new Map([[keys.pack(new Array(hypotheses - 1).fill(0)), 1]])
  for (const { weight, v } of rows) {
    const orders = arrangements(v.map((one) => grid.code(weight, one)))
    const next = new Map<number, number>()
    for (const [key, share] of states) {
      const differences = keys.unpack(key)
      for (const order of orders) {
        const now = keys.pack(fromLowest(grid, differences, order))
        next.set(now, (next.get(now) ?? 0) + share / orders.length)
      }
    }
    states = next
  }
  let p = 0
  for (const [key, share] of states) if (grid.value(keys.unpack(key)[0] ?? 0) >= lead - TOLERANCE) p += share
  return Math.min(1, p)
}

/** Adds a row to sorted differences from the lowest score, and sorts again: by score, which is exact for different codes. */
function fromLowest(grid: WeightGrid, differences: readonly number[], order: readonly number[]): number[] {
  const codes = order.map((code, at) => code + (at === 0 ? 0 : (differences[at - 1] ?? 0)))
  // sort() with a comparison takes several times as long for so few numbers
  for (let at = 1; at < codes.length; at++) {
    const code = codes[at] as number
    let to = at
    for (; to > 0 && grid.value((codes[to - 1] as number) - code) > 0; to--) codes[to] = codes[to - 1] as number
    codes[to] = code
  }
  const [lowest = 0, ...others] = codes
  return others.map((code) => code - lowest)
}

/** Packs differences into one whole number, and back. */
function keysOf({ reach }: WeightGrid, hypotheses: number) {
  const base = 2 * reach
  return {
    pack: (differences: readonly number[]): number => differences.reduce((key, one) => key * base + (one + reach), 0),
    unpack: (key: number): number[] => {
      const differences = new Array<number>(hypotheses - 1)
      for (let at = hypotheses - 2, rest = key; at >= 0; at--) {
        const digit = rest % base
        differences[at] = digit - reach
        rest = (rest - digit) / base
      }
      return differences
    },
  }
}

/** All different orders of the values. */
function arrangements(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return [...new Set(values)].flatMap((first) => {
    const at = values.indexOf(first)
    return arrangements(values.filter((_, other) => other !== at)).map((rest) => [first, ...rest])
  })
}
