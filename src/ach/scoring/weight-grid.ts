// Scores as whole numbers: weights are powers of √2, so every sum of weights times v is a/2 + b/√2 with whole numbers a and b. For exact
// distributions of scores. Must not know about ratings.

/** The weights 0.5, 0.707, 1, 1.414 and 2 in halves of 1 and of √2. */
const COORDINATES = new Map<number, readonly [halves: number, roots: number]>([
  [0.5, [1, 0]],
  [Math.SQRT1_2, [0, 1]],
  [1, [2, 0]],
  [Math.SQRT2, [0, 2]],
  [2, [4, 0]],
])

/** Codes two coordinates as one whole number: code(a, b) = a + span·b, so that codes add up as the scores do. */
export interface WeightGrid {
  /** the code of a weight times a whole number */
  code(weight: number, v: number): number
  /** the score of a code, or of a difference of codes */
  value(code: number): number
  /** codes, and differences of codes, lie strictly between −reach and reach */
  readonly reach: number
}

/**
 * Returns the grid for sums of at most `most` of each weight times v, or null if a weight is not a power of √2 or a v no whole number.
 * `most`: for each weight the largest Σ v that can occur.
 */
export function weightGrid(most: ReadonlyMap<number, number>): WeightGrid | null {
  let halves = 0
  let roots = 0
  for (const [weight, sum] of most) {
    const coordinates = COORDINATES.get(weight)
    if (!coordinates || !Number.isInteger(sum)) return null
    halves += coordinates[0] * sum
    roots += coordinates[1] * sum
  }
  const span = 2 * halves + 1
  return {
    reach: halves + span * roots + 1,
    code: (weight, v) => {
      const [a, b] = COORDINATES.get(weight) ?? [0, 0]
      return (a + span * b) * v
    },
    value: (code) => {
      const b = Math.round(code / span)
      return (code - span * b) / 2 + b * Math.SQRT1_2
    },
  }
}

/** How many different sums a grid of that many sums has, roughly from above: for estimates of work. */
export function gridSize(most: ReadonlyMap<number, number>): number {
  let halves = 0
  let roots = 0
  for (const [weight, sum] of most) {
    const [a, b] = COORDINATES.get(weight) ?? [0, 0]
    // without halves of 1, only every second value occurs
    halves += weight === 0.5 ? sum : (a / 2) * sum
    roots += weight === Math.SQRT1_2 ? sum : (b / 2) * sum
  }
  return (halves + 1) * (roots + 1)
}
