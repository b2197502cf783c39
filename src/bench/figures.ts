// Measures two things in turn, works out medians and percentiles, and prints them as rows of a table.

export const ROUNDS = 5

export const median = (values: readonly number[]): number => percentile(values, 50)

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** Returns how many milliseconds the work took. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Prints one row of a comparison: what was measured, both figures, their ratio and the goal. */
export function line(what: string, ours: string, other = '', ratio = '', goal = ''): void {
  console.log(`${what.padEnd(46)}${ours.padStart(14)}${other.padStart(14)}${ratio.padStart(9)}  ${goal}`.trimEnd())
}

/** Prints one row of a wide table. */
export const printRow = (what: string, ...figures: readonly string[]): void =>
  console.log(what.padEnd(20) + figures.map((figure) => figure.padStart(12)).join(''))

interface ComparedRow {
  readonly what: string
  readonly goal?: string
  readonly unit?: (value: number) => string
}
/** Returns one figure per row. */
type Measurement = () => Promise<readonly number[]>

/** Measures both in turn, five times. Prints the medians of each row and the median of the ratios of each round. */
export async function compare(rows: readonly ComparedRow[], ours: Measurement, other: Measurement): Promise<void> {
  const rounds: (readonly [ours: readonly number[], other: readonly number[]])[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push([await ours(), await other()])
  for (const [at, { what, goal, unit = ms }] of rows.entries()) {
    const pairs = rounds.map(([mine, theirs]) => [mine[at] ?? Number.NaN, theirs[at] ?? Number.NaN] as const)
    const ratio = median(pairs.map(([mine, theirs]) => mine / theirs))
    line(what, unit(median(pairs.map(([mine]) => mine))), unit(median(pairs.map(([, theirs]) => theirs))), ratio.toFixed(2), goal)
  }
}
