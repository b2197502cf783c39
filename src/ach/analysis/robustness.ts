// How often the order would stand if ratings were a little off: SMAA rank acceptability (Lahdelma, Hokkanen & Salminen 1998) by
// 10,000 draws. Pure: the draws come from the content, so that every surface shows the same figures. Must not word anything.
import { Refused } from '../model/refused.ts'
import type { Method } from '../model/workbook.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { createSampler } from './robustness-draws.ts'

export interface RobustnessOptions {
  /** whole number, 1 … 1,000,000 */
  readonly draws: number
  /** the chance of each cell to be one step to the left, and the same to the right: 0 … 0.5 */
  readonly chance: number
  /** whether credibility and relevance move too, each one level down or up with the same chance; no effect in method count */
  readonly credibility: boolean
  readonly relevance: boolean
}

export const ROBUSTNESS: RobustnessOptions = { draws: 10_000, chance: 0.1, credibility: false, relevance: false }

export interface HypothesisRobustness {
  readonly id: string
  /** share of draws on rank 1, 2 … n; ties split evenly over the ranks they span; adds up to 1 */
  readonly ranks: readonly number[]
  /** share of draws in which it leads alone, and in which it leads with others */
  readonly leadsAlone: number
  readonly leadsTied: number
  /** against each hypothesis, in the same order: share of draws in which its score is lower; 0 against itself */
  readonly wins: readonly number[]
}

/** Shares are 0 … 1. What `wins` of a pair leave to 1 is the share of draws in which the two tie. */
export interface Robustness {
  readonly options: RobustnessOptions
  readonly hypotheses: readonly HypothesisRobustness[]
  /** share of draws with several at the top; 1 with several hypotheses and no rating */
  readonly tiesAtTop: number
}

/** All draws at once. */
export function drawRobustness(table: RatingTable, method: Method, options: Partial<RobustnessOptions> = {}): Robustness {
  const steps = drawRobustnessInSteps(table, method, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * As `drawRobustness`, stopping after every 100 draws to give the share done (0 … 1): for whoever must report progress or let others run.
 * Each counted cell moves one step along CC C N I II to either side with the chance given, clipped at the ends; NA and blank cells stay.
 * Without a hypothesis: an empty list. Refused 'invalid' for options out of range.
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
    throw new Refused('invalid', 'The number of draws is a whole number from 1 to 1,000,000.', 'draws')
  if (!(chance >= 0 && chance <= 0.5)) throw new Refused('invalid', 'The chance of a step to each side is from 0 to 0.5.', 'chance')
}

/** Counts what comes of the draws. */
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
    // insertion sort: the order of the last draw is nearly right
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
