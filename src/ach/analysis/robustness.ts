// Computes the robustness: how often the order would hold if ratings were slightly off, as SMAA rank acceptability (Lahdelma, Hokkanen &
// Salminen 1998). Exact where possible, otherwise over 10,000 draws whose seed comes from the content, so that every page and file shows the
// same figures. Must not put anything into words.
import { Refused } from '../model/refused.ts'
import type { Method } from '../model/workbook.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { createSampler } from './robustness-draws.ts'
import { exactRobustness } from './robustness-exact.ts'

export interface RobustnessOptions {
  /** the number of draws if the shares cannot be computed exactly: a whole number, 1 to 1,000,000 */
  readonly draws: number
  /** the chance that a cell moves one step towards CC, and the same towards II: 0 to 0.5 */
  readonly chance: number
  /** whether credibility and relevance move too, one level down or up with the same chance; no effect in method count */
  readonly credibility: boolean
  readonly relevance: boolean
  /** `stay`: a blank cell adds nothing. `open`: it turns out to be any rating from CC to II, each with the same chance */
  readonly blanks: 'stay' | 'open'
}

export const ROBUSTNESS: RobustnessOptions = { draws: 10_000, chance: 0.1, credibility: false, relevance: false, blanks: 'stay' }

export interface HypothesisRobustness {
  readonly id: string
  /** shares of draws on rank 1, 2 … n, which add up to 1; a tie is split evenly over the ranks it spans */
  readonly ranks: readonly number[]
  /** shares of draws in which it has the lowest score alone, and tied with others */
  readonly leadsAlone: number
  readonly leadsTied: number
  /** shares of draws in which its score is lower than that of each hypothesis, in the same order; 0 for itself */
  readonly wins: readonly number[]
}

/** Shares are 0 to 1, of draws or, if exact, of all possibilities. The two `wins` of a pair and the share of draws in which they tie add up to 1. */
export interface Robustness {
  readonly options: RobustnessOptions
  /** 0 if the shares are exact, otherwise the number of draws */
  readonly draws: number
  readonly hypotheses: readonly HypothesisRobustness[]
  /** share of draws with several leaders; 1 if there are several hypotheses and no ratings */
  readonly tiesAtTop: number
}

/**
 * The exact shares if weights stay fixed and the scores have few enough values; otherwise those of the draws. In each possibility, every
 * cell rated CC to II moves one step along CC C N I II in either direction with the given chance, and stops at the ends; NA stays. Returns an
 * empty list without hypotheses. Throws `Refused('invalid')` for options out of range.
 */
export function robustnessOf(table: RatingTable, method: Method, some: Partial<RobustnessOptions> = {}): Robustness {
  const options = { ...ROBUSTNESS, ...some }
  checkOptions(options)
  const weightsMove = method === 'weighted' && (options.credibility || options.relevance)
  return (weightsMove ? null : exactRobustness(table, options)) ?? drawRobustness(table, method, options)
}

/** The statistical error of a share from that many draws, 0 to 1: half the width of the widest interval with a coverage of 99%; 0 if exact. */
export const drawError = ({ draws }: Pick<Robustness, 'draws'>): number => (draws === 0 ? 0 : 1.29 / Math.sqrt(draws))

/** Computes all draws at once. See `drawRobustnessInSteps`. */
export function drawRobustness(table: RatingTable, method: Method, options: Partial<RobustnessOptions> = {}): Robustness {
  const steps = drawRobustnessInSteps(table, method, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Yields the share done (0 to 1) after every 100 draws, for progress reports and to let other work run. The same model as `robustnessOf`, and
 * weights can move as well.
 */
export function* drawRobustnessInSteps(
  table: RatingTable,
  method: Method,
  some: Partial<RobustnessOptions> = {},
): Generator<number, Robustness> {
  const options = { ...ROBUSTNESS, ...some }
  checkOptions(options)
  const draw = createSampler(table, method, options)
  const tally = new Tally(table.hypotheses.length)
  for (let n = 0; n < options.draws; n++) {
    if (n > 0 && n % 100 === 0) yield n / options.draws
    tally.add(draw())
  }
  return tally.result(table, options)
}

function checkOptions({ draws, chance }: RobustnessOptions): void {
  if (!Number.isInteger(draws) || draws < 1 || draws > 1_000_000)
    throw new Refused('invalid', 'The number of draws must be a whole number from 1 to 1,000,000.', 'draws')
  if (!(chance >= 0 && chance <= 0.5))
    throw new Refused('invalid', 'The chance of a step in each direction must be between 0 and 0.5.', 'chance')
}

/** Tallies the results of the draws. */
class Tally {
  private readonly n: number
  private draws = 0
  private readonly ranks: Float64Array
  private readonly wins: Float64Array
  private readonly alone: Float64Array
  private readonly tied: Float64Array
  private tiesAtTop = 0
  private readonly order: number[]

  constructor(n: number) {
    this.n = n
    this.ranks = new Float64Array(n * n)
    this.wins = new Float64Array(n * n)
    this.alone = new Float64Array(n)
    this.tied = new Float64Array(n)
    this.order = Array.from({ length: n }, (_, at) => at)
  }

  add(scores: Float64Array): void {
    const { n, order, ranks, wins } = this
    this.draws++
    const score = (place: number) => scores[order[place] as number] as number
    // insertion sort is fast here, because the order of the last draw is nearly right
    for (let i = 1; i < n; i++) {
      const one = order[i] as number
      let j = i
      while (j > 0 && score(j - 1) > (scores[one] as number)) {
        order[j] = order[j - 1] as number
        j--
      }
      order[j] = one
    }
    for (let from = 0; from < n; ) {
      let to = from + 1
      while (to < n && score(to) - score(from) <= TOLERANCE) to++
      const share = 1 / (to - from)
      for (let place = from; place < to; place++) {
        const one = (order[place] as number) * n
        for (let rank = from; rank < to; rank++) ranks[one + rank] = (ranks[one + rank] as number) + share
        for (let lower = to; lower < n; lower++) wins[one + (order[lower] as number)] = (wins[one + (order[lower] as number)] as number) + 1
        if (from === 0) {
          const counts = to === 1 ? this.alone : this.tied
          counts[order[place] as number] = (counts[order[place] as number] as number) + 1
        }
      }
      if (from === 0 && to > 1) this.tiesAtTop++
      from = to
    }
  }

  result({ hypotheses }: RatingTable, options: RobustnessOptions): Robustness {
    const { n, draws } = this
    const share = (count: number | undefined) => (count ?? 0) / draws
    const line = (of: Float64Array, at: number) => Array.from(of.subarray(at * n, (at + 1) * n), share)
    return {
      options,
      draws,
      hypotheses: hypotheses.map((id, at) => ({
        id,
        ranks: line(this.ranks, at),
        leadsAlone: share(this.alone[at]),
        leadsTied: share(this.tied[at]),
        wins: line(this.wins, at),
      })),
      tiesAtTop: share(this.tiesAtTop),
    }
  }
}
