// The bootstrap over people: which hypothesis the group's score would put first if other people like these had rated. Must not judge.

import { contradiction, isCounted } from '../model/rating.ts'
import type { Steps } from '../model/steps.ts'
import { leadersOf } from '../scoring/leaders.ts'
import { randomNumbers, seedOf } from '../scoring/seeded-random.ts'
import type { RaterCells } from '../view/group-members.ts'
import { activeMatrix, type Matrix } from './group-table.ts'

/** Groups of at most this size have every resample computed; larger ones are drawn from. */
export const MOST_ENUMERATED = 5
export const RESAMPLES = 2000
/** Raters × cells × resamples: more than this is not computed. */
const MOST_WORK = 400_000_000

export interface Bootstrap {
  /** number of raters with a cell rated CC to II */
  readonly raters: number
  /** number of resamples, each of as many raters, drawn with replacement: m^m, or 2,000 */
  readonly resamples: number
  /** whether these are all resamples */
  readonly exact: boolean
  /** shares of resamples, 0 to 1, in which each hypothesis leads alone or in a tie; active hypotheses in the workbook's order */
  readonly hypotheses: readonly { readonly id: string; readonly alone: number; readonly tied: number }[]
  /** which hypotheses lead without one rater, in the raters' order */
  readonly without: readonly { readonly rater: string; readonly leaders: readonly string[] }[]
}

/** One line of cells per rater: 0 for a cell that is not rated CC to II, else 1 in the lower 16 bits and v in the upper ones. */
interface CodedGroup {
  readonly hypotheses: readonly string[]
  readonly weights: Float64Array
  readonly ids: readonly string[]
  readonly cells: readonly Int32Array[]
}
/** So that one addition counts a rating and adds its v: at most 250 raters with a v of at most 2 fit into both halves. */
const V = 65_536

/**
 * In steps of some resamples. The seed comes from the ratings, so the figures are the same everywhere. In each resample the group's score is
 * computed from the ratings of the raters in it; a hypothesis that none of them rated takes no part. Returns null for fewer than two raters
 * and if the matrix is too large.
 */
export function* bootstrapSteps(matrix: Matrix, members: readonly RaterCells[]): Steps<Bootstrap | null> {
  const group = codeGroup(matrix, members)
  const m = group.cells.length
  const cells = group.cells[0]?.length ?? 0
  const exact = m <= MOST_ENUMERATED
  const resamples = exact ? m ** m : RESAMPLES
  if (m < 2 || m * cells * resamples > MOST_WORK) return null
  const alone = new Float64Array(group.hypotheses.length)
  const tied = new Float64Array(group.hypotheses.length)
  const leadersIn = createLeaderFinder(group)
  const times = new Uint16Array(m)
  const draw = exact ? everyResample(m) : randomResamples(group)
  const batch = Math.max(1, Math.floor(500_000 / (m * Math.max(1, cells))))
  for (let n = 0; n < resamples; n++) {
    if (n > 0 && n % batch === 0) yield
    draw(n, times)
    const leaders = leadersIn(times)
    for (const at of leaders) {
      const counts = leaders.length === 1 ? alone : tied
      counts[at] = (counts[at] as number) + 1
    }
  }
  const share = (count: number | undefined) => (count ?? 0) / resamples
  return {
    raters: m,
    resamples,
    exact,
    hypotheses: group.hypotheses.map((id, at) => ({ id, alone: share(alone[at]), tied: share(tied[at]) })),
    without: group.ids.map((rater, out) => {
      times.fill(1)
      times[out] = 0
      return { rater, leaders: leadersIn(times).map((at) => group.hypotheses[at] ?? '') }
    }),
  }
}

function codeGroup(matrix: Matrix, members: readonly RaterCells[]): CodedGroup {
  const { hypotheses, items } = activeMatrix(matrix)
  const coded = members.map(({ id, ratings }) => ({
    id,
    cells: Int32Array.from(
      items.flatMap((item) =>
        hypotheses.map((one) => {
          const rating = ratings.get(item.id)?.get(one)
          return isCounted(rating) ? 1 + V * contradiction(rating) : 0
        }),
      ),
    ),
  }))
  const rated = coded.filter(({ cells }) => cells.some((one) => one !== 0))
  return {
    hypotheses,
    weights: Float64Array.from(items, ({ weight }) => weight),
    ids: rated.map(({ id }) => id),
    cells: rated.map(({ cells }) => cells),
  }
}

/** The v of a cell; 255 for none, which is part of the seed that figures have had so far. */
const vOf = (cell: number): number => (cell === 0 ? 255 : Math.floor(cell / V))

/** Returns a function that finds the leaders if each rater counts that many times, as indexes of the hypotheses. */
function createLeaderFinder({ hypotheses, weights, cells }: CodedGroup): (times: Uint16Array) => number[] {
  const n = hypotheses.length
  const sums = new Int32Array(weights.length * n)
  return (times) => {
    sums.fill(0)
    for (const [rater, own] of cells.entries()) {
      const factor = times[rater] as number
      if (factor === 0) continue
      for (let cell = 0; cell < own.length; cell++) sums[cell] = (sums[cell] as number) + factor * (own[cell] as number)
    }
    const scores = new Float64Array(n)
    const rated = new Uint8Array(n)
    for (let cell = 0; cell < sums.length; cell++) {
      const both = sums[cell] as number
      if (both === 0) continue
      const count = both % V
      const at = cell % n
      rated[at] = 1
      scores[at] = (scores[at] as number) + ((weights[(cell - at) / n] as number) * ((both - count) / V)) / count
    }
    const compared = [...rated.keys()].filter((at) => rated[at] === 1)
    return leadersOf(compared.map((at) => scores[at] as number)).map((place) => compared[place] ?? 0)
  }
}

/** The digits of n to the base m name the raters of the resample. */
const everyResample =
  (m: number) =>
  (n: number, times: Uint16Array): void => {
    times.fill(0)
    for (let place = 0, rest = n; place < m; place++, rest = Math.floor(rest / m)) times[rest % m] = (times[rest % m] as number) + 1
  }

function randomResamples({ weights, cells }: CodedGroup): (n: number, times: Uint16Array) => void {
  const numbers = randomNumbers(seedOf(JSON.stringify([[...weights], cells.map((one) => Array.from(one, vOf).join(''))])))
  return (_, times) => {
    times.fill(0)
    for (let place = 0; place < cells.length; place++) {
      const rater = Math.floor((numbers() * cells.length) / 65_536)
      times[rater] = (times[rater] as number) + 1
    }
  }
}
