// The chance null model: how often a lead at least this long would come about if the same ratings had fallen on the hypotheses at random.
// Must not decide a verdict (judge.ts does). Formula: docs/method.md.

import { finishSteps, type Steps } from '../model/steps.ts'
import { exactChance, exactWork } from './chance-exact.ts'
import { type RandomNumbers, randomNumbers, seedOf } from './seeded-random.ts'
import { TOLERANCE } from './tolerance.ts'

/** A lead is `separated` only if chance gives one at least this long in at most this share of cases. A choice of this project. */
export const CHANCE_LIMIT = 0.1
/** The number of draws if the exact distribution would take too long. */
export const CHANCE_DRAWS = 10_000

/** What the ratings of one item add to the scores: the inconsistency v of each hypothesis, 0 for blank and NA, and the item's weight. */
export interface ChanceRow {
  readonly weight: number
  readonly v: readonly number[]
}

/** The result of the null model. */
export interface Chance {
  /** second lowest minus lowest ranking score; 0 in a tie */
  readonly lead: number
  /** share of cases with a lead at least as long, 0 to 1 */
  readonly p: number
  /** 0 if p is exact; otherwise the number of draws of which it is a share */
  readonly draws: number
}

/** More steps of the exact calculation than this are replaced by draws. */
const MOST_EXACT = 2_000_000
/** The most steps that a rating may wait for; anything longer is left to another thread. A step of a draw counts a tenth. */
const MOST_AT_ONCE = 60_000

/**
 * In each row, all orders of its values over the hypotheses are equally likely, blank and NA among them; rows are independent. p is the
 * share of cases in which the second lowest sum exceeds the lowest by at least as much as it does now (within 1e-9). Exact where cheap,
 * otherwise from 10,000 draws that are seeded with the values, so that they are the same everywhere. 1 in a tie and with fewer than two
 * hypotheses.
 */
export const chanceOfLead = (rows: readonly ChanceRow[], hypotheses: number): Chance => finishSteps(chanceSteps(rows, hypotheses))

/** `chanceOfLead` in steps of some draws. */
export function* chanceSteps(rows: readonly ChanceRow[], hypotheses: number): Steps<Chance> {
  const lead = leadIn(rows, hypotheses)
  if (hypotheses < 2 || lead <= TOLERANCE) return { lead, p: 1, draws: 0 }
  const telling = tellingRows(rows)
  const exact = exactWork(telling, hypotheses) <= MOST_EXACT ? exactChance(telling, hypotheses, lead) : null
  if (exact !== null) return { lead, p: exact, draws: 0 }
  return { lead, p: yield* drawnChance(telling, hypotheses, lead), draws: CHANCE_DRAWS }
}

/** Whether `chanceOfLead` takes a few milliseconds at most, so that a rating can wait for it. */
export function isQuickChance(rows: readonly ChanceRow[], hypotheses: number): boolean {
  if (rows.length * hypotheses > MOST_AT_ONCE / 100) return false
  const telling = tellingRows(rows)
  const exact = exactWork(telling, hypotheses)
  return exact <= MOST_EXACT ? exact <= MOST_AT_ONCE : (telling.length * hypotheses * CHANCE_DRAWS) / 10 <= MOST_AT_ONCE
}

/** Rows with one value for all hypotheses add the same to every score. */
const tellingRows = (rows: readonly ChanceRow[]) => rows.filter(({ v }) => v.some((one) => one !== v[0]))

function leadIn(rows: readonly ChanceRow[], hypotheses: number): number {
  const sums = new Float64Array(hypotheses)
  for (const { weight, v } of rows) for (let at = 0; at < hypotheses; at++) sums[at] = (sums[at] ?? 0) + weight * (v[at] ?? 0)
  const [lowest = 0, second = 0] = sums.sort()
  return Math.max(0, second - lowest)
}

/** Sorted, so that the draws depend neither on the order of items nor on that of hypotheses. */
function* drawnChance(rows: readonly ChanceRow[], hypotheses: number, lead: number): Steps<number> {
  const values = rows.map(({ weight, v }) => v.map((one) => one * weight).sort((a, b) => a - b)).sort(compareRows)
  const numbers = randomNumbers(seedOf(JSON.stringify(values)))
  const packed = values.map(aboveCommonest)
  const sums = new Float64Array(hypotheses)
  const places = Uint16Array.from(sums.keys())
  let found = 0
  const batch = Math.max(1, Math.floor(2_000_000 / (1 + rows.length * hypotheses)))
  for (let draw = 0; draw < CHANCE_DRAWS; draw++) {
    if (draw > 0 && draw % batch === 0) yield
    sums.fill(0)
    for (const row of packed) addAtRandom(row, sums, places, numbers)
    let lowest = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    for (let at = 0; at < hypotheses; at++) {
      const sum = sums[at] as number
      if (sum < lowest) {
        second = lowest
        lowest = sum
      } else if (sum < second) second = sum
    }
    if (second - lowest >= lead - TOLERANCE) found++
  }
  return found / CHANCE_DRAWS
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, place) => one !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** The values that differ from the commonest one, minus that one: what all hypotheses have in common changes no lead. */
function aboveCommonest(values: readonly number[]): Float64Array {
  const counts = new Map<number, number>()
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [[common] = [0]] = [...counts].sort(([, a], [, b]) => b - a)
  return Float64Array.from(values.filter((one) => one !== common).map((one) => one - common))
}

/** Adds each value to a different sum, chosen at random: the start of a shuffle of `places`, which stays shuffled (Fisher and Yates). */
function addAtRandom(values: Float64Array, sums: Float64Array, places: Uint16Array, numbers: RandomNumbers): void {
  for (let at = 0; at < values.length; at++) {
    const other = at + ((numbers() * (places.length - at)) >>> 16)
    const place = places[other] as number
    places[other] = places[at] as number
    places[at] = place
    sums[place] = (sums[place] as number) + (values[at] as number)
  }
}
