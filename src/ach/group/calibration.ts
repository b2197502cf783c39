// Compares probabilities and verdicts with what came true, over many workbooks: Murphy's decomposition of the Brier score, and how often the
// leader of each verdict came true.

import type { Verdict } from '../scoring/score.ts'

/** The probability of one hypothesis, 0 to 1, and whether it came true. */
export interface Forecast {
  readonly probability: number
  readonly cameTrue: boolean
}

/** With fewer workbooks than this, a figure over all of them says nothing yet. A choice of this project. */
export const FEWEST_TO_SAY = 10

/** Bins of probabilities: 0 to below .1, and so on to .9 to 1. */
export const CALIBRATION_BINS = 10

/** The forecasts of one bin. */
export interface CalibrationBin {
  /** the lower end, 0 to 0.9 */
  readonly from: number
  readonly forecasts: number
  /** mean probability of its forecasts, 0 to 1 */
  readonly mean: number
  /** the share of its forecasts that came true, 0 to 1 */
  readonly frequency: number
}

/**
 * The parts of a mean Brier score: brier = reliability − resolution + uncertainty + withinBins. Each is a sum over all forecasts divided by the
 * number of workbooks, so that all have the scale of the Brier score of one workbook.
 */
export interface BrierParts {
  readonly workbooks: number
  readonly forecasts: number
  /** mean over the workbooks of Σ (p − o)², 0 to 2; lower is better */
  readonly brier: number
  /** the same if all hypotheses of a workbook had equal probabilities */
  readonly uniform: number
  /** how far the mean probability of each bin is from the share that came true, 0 or more; lower is better */
  readonly reliability: number
  /** how far the shares that came true differ between bins, 0 or more; higher is better */
  readonly resolution: number
  /** what does not depend on the probabilities, only on how many hypotheses there were, 0 or more */
  readonly uncertainty: number
  /** what is lost because a bin has different probabilities, usually near 0; may be negative */
  readonly withinBins: number
  /** the bins with at least one forecast, ascending */
  readonly bins: readonly CalibrationBin[]
}

/**
 * `workbooks`: the forecasts of each workbook, one for each hypothesis. Each hypothesis is one forecast, so forecasts of one workbook depend
 * on each other. Probabilities are put in bins of a tenth; with the part within bins the identity holds exactly. Returns null without
 * workbooks. Sources: Brier 1950; Murphy 1973; the part within bins: Stephenson, Coelho and Jolliffe 2008.
 */
export function brierParts(workbooks: readonly (readonly Forecast[])[]): BrierParts | null {
  const all = workbooks.flat()
  if (all.length === 0) return null
  const perWorkbook = (sum: number) => sum / workbooks.length
  const binned = Array.from({ length: CALIBRATION_BINS }, (_, at) => all.filter(({ probability }) => binOf(probability) === at))
  const baseRate = frequencyOf(all)
  let [reliability, resolution, withinBins] = [0, 0, 0]
  const bins = binned.flatMap((forecasts, at): CalibrationBin[] => {
    if (forecasts.length === 0) return []
    const mean = sumOver(forecasts, ({ probability }) => probability) / forecasts.length
    const frequency = frequencyOf(forecasts)
    reliability += forecasts.length * (mean - frequency) ** 2
    resolution += forecasts.length * (frequency - baseRate) ** 2
    withinBins += sumOver(forecasts, (one) => {
      const off = one.probability - mean
      return off ** 2 - 2 * off * (outcome(one) - frequency)
    })
    return [{ from: at / CALIBRATION_BINS, forecasts: forecasts.length, mean, frequency }]
  })
  return {
    workbooks: workbooks.length,
    forecasts: all.length,
    brier: perWorkbook(sumOver(all, (one) => (one.probability - outcome(one)) ** 2)),
    uniform: perWorkbook(sumOver(workbooks, (one) => 1 - 1 / one.length)),
    reliability: perWorkbook(reliability),
    resolution: perWorkbook(resolution),
    uncertainty: perWorkbook(all.length * baseRate * (1 - baseRate)),
    withinBins: perWorkbook(withinBins),
    bins,
  }
}

const outcome = ({ cameTrue }: Forecast): number => (cameTrue ? 1 : 0)
const frequencyOf = (forecasts: readonly Forecast[]): number => sumOver(forecasts, outcome) / forecasts.length
/** Scaled probabilities can be a rounding error below a border. */
const binOf = (probability: number): number => Math.min(CALIBRATION_BINS - 1, Math.floor(probability * CALIBRATION_BINS + 1e-9))

function sumOver<One>(list: readonly One[], value: (one: One) => number): number {
  return list.reduce((sum, one) => sum + value(one), 0)
}

/** The verdict on a workbook, and whether what came true was among its leaders. */
export interface JudgedOutcome {
  readonly verdict: Verdict
  /** number of hypotheses that were compared */
  readonly hypotheses: number
  /** number of hypotheses with the lowest score */
  readonly leaders: number
  readonly leaderCameTrue: boolean
}

/** The verdicts that compare hypotheses, firmest first. */
export const COMPARED_VERDICTS = ['separated', 'close', 'open', 'tied', 'untested'] as const satisfies readonly Verdict[]

/** How often the leader of one verdict came true. */
export interface VerdictRecord {
  readonly verdict: (typeof COMPARED_VERDICTS)[number]
  readonly workbooks: number
  /** in how many the leader came true; of a tie, one of the tied. Null for untested, under which there is no leader */
  readonly right: number | null
  /** in how many it would have come true if every hypothesis had been equally likely: Σ leaders / hypotheses; null for untested */
  readonly expected: number | null
}

/** One record for each of COMPARED_VERDICTS. Other verdicts are left out. */
export const verdictRecords = (judged: readonly JudgedOutcome[]): VerdictRecord[] =>
  COMPARED_VERDICTS.map((verdict) => {
    const these = judged.filter((one) => one.verdict === verdict)
    const leads = verdict !== 'untested'
    return {
      verdict,
      workbooks: these.length,
      right: leads ? these.filter(({ leaderCameTrue }) => leaderCameTrue).length : null,
      expected: leads ? sumOver(these, ({ leaders, hypotheses }) => leaders / hypotheses) : null,
    }
  })
