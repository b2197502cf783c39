// Medians, percentiles and how they are printed.

export const median = (values: readonly number[]): number => percentile(values, 50)

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** Lines of a table: what, our figure, the other's, and the ratio with its goal. */
export function line(what: string, ours: string, other: string, ratio: string, goal = ''): void {
  console.log(`${what.padEnd(46)}${ours.padStart(14)}${other.padStart(14)}${ratio.padStart(9)}  ${goal}`)
}
