import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brierParts, type Forecast, type JudgedOutcome, verdictRecords } from './calibration.ts'

/** The forecasts of a workbook in which the hypothesis `trueAt` came true. */
const forecasts = (probabilities: readonly number[], trueAt: number): Forecast[] =>
  probabilities.map((probability, at) => ({ probability, cameTrue: at === trueAt }))

describe('the parts of the Brier score', () => {
  it('two workbooks with the same probabilities, one right and one wrong: no resolution, worked by hand', () => {
    const parts = brierParts([forecasts([0.8, 0.2], 0), forecasts([0.8, 0.2], 1)])
    expect(parts).toMatchObject({ workbooks: 2, forecasts: 4, resolution: 0 })
    // (0.04 + 0.04 + 0.64 + 0.64) / 2; 4 × 0.3² / 2; 4 × 0.25 / 2
    expect([parts?.brier, parts?.reliability, parts?.uncertainty]).toEqual([0.68, 0.18, 0.5].map((one) => expect.closeTo(one, 12)))
    expect([parts?.withinBins, parts?.uniform]).toEqual([expect.closeTo(0, 12), expect.closeTo(0.5, 12)])
    expect(parts?.bins).toEqual([
      { from: 0.2, forecasts: 2, mean: expect.closeTo(0.2, 12), frequency: 0.5 },
      { from: 0.8, forecasts: 2, mean: expect.closeTo(0.8, 12), frequency: 0.5 },
    ])
  })

  it('bins with different probabilities have a part within them, worked by hand', () => {
    const parts = brierParts([forecasts([0.75, 0.15, 0.1], 0), forecasts([0.71, 0.12, 0.17], 1)])
    expect([parts?.brier, parts?.reliability, parts?.resolution, parts?.uncertainty, parts?.withinBins]).toEqual(
      [0.7012, 0.07935, 1 / 24, 2 / 3, -0.00315].map((one) => expect.closeTo(one, 12)),
    )
    expect(parts?.bins.map(({ from, mean, frequency }) => [from, mean, frequency])).toEqual([
      [0.1, expect.closeTo(0.135, 12), 0.25],
      [0.7, expect.closeTo(0.73, 12), 0.5],
    ])
  })

  it('certain and right scores 0 and has the highest resolution; equal probabilities score as much as the uncertainty', () => {
    const right = brierParts([forecasts([1, 0], 0), forecasts([0, 1], 1)])
    expect([right?.brier, right?.reliability, right?.resolution, right?.uncertainty]).toEqual([0, 0, 0.5, 0.5])
    const equal = brierParts([forecasts([0.5, 0.5], 0), forecasts([0.5, 0.5], 1)])
    expect([equal?.brier, equal?.reliability, equal?.resolution, equal?.uniform]).toEqual([0.5, 0, 0, 0.5])
    expect(brierParts([])).toBeNull()
  })

  it('a probability that rounding left just below a border is in the bin of that border, and 1 is in the last bin', () => {
    expect(1 - 0.9).toBeLessThan(0.1)
    expect(brierParts([forecasts([1 - 0.9, 0.9, 0], 1)])?.bins.map(({ from }) => from)).toEqual([0, 0.1, 0.9])
    expect(brierParts([forecasts([1, 0], 0)])?.bins.map(({ from }) => from)).toEqual([0, 0.9])
  })

  const workbook = fc
    .tuple(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 }), fc.nat())
    .filter(([weights]) => weights.some((weight) => weight > 0))
    .map(([weights, pick]) => {
      const sum = weights.reduce((a, b) => a + b, 0)
      return forecasts(
        weights.map((weight) => weight / sum),
        pick % weights.length,
      )
    })

  it('the Brier score is reliability − resolution + uncertainty + the part within bins, for any forecasts', () => {
    fc.assert(
      fc.property(fc.array(workbook, { minLength: 1, maxLength: 30 }), (workbooks) => {
        const parts = brierParts(workbooks)
        if (!parts) throw new Error('No parts.')
        expect(parts.reliability - parts.resolution + parts.uncertainty + parts.withinBins).toBeCloseTo(parts.brier, 10)
        expect(parts.bins.reduce((sum, bin) => sum + bin.forecasts, 0)).toBe(parts.forecasts)
      }),
    )
  })

  it('every part equals a second definition that compares each forecast with all others', () => {
    fc.assert(
      fc.property(fc.array(workbook, { minLength: 1, maxLength: 12 }), (workbooks) => {
        expect(brierParts(workbooks)).toMatchObject(
          Object.fromEntries(Object.entries(slowParts(workbooks)).map(([part, value]) => [part, expect.closeTo(value, 10)])),
        )
      }),
    )
  })
})

/** From conditional means, forecast by forecast: E over forecasts, times forecasts per workbook. */
function slowParts(workbooks: readonly (readonly Forecast[])[]) {
  const all = workbooks.flat()
  const scale = all.length / workbooks.length
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const tenth = ({ probability }: Forecast) => (probability >= 1 ? 9 : Math.trunc(Math.round(probability * 1e8) / 1e7))
  const hit = (one: Forecast) => Number(one.cameTrue)
  const alike = (one: Forecast) => all.filter((other) => tenth(other) === tenth(one))
  const meanOf = (one: Forecast) => mean(alike(one).map(({ probability }) => probability))
  const shareOf = (one: Forecast) => mean(alike(one).map(hit))
  const base = mean(all.map(hit))
  const variance = (list: readonly number[]) => mean(list.map((value) => value ** 2)) - mean(list) ** 2
  const spread = (one: Forecast) => variance(alike(one).map(({ probability }) => probability))
  const covariance = (one: Forecast) =>
    mean(alike(one).map((other) => other.probability * hit(other))) - mean(alike(one).map(({ probability }) => probability)) * shareOf(one)
  return {
    brier: scale * mean(all.map((one) => one.probability ** 2 - 2 * one.probability * hit(one) + hit(one))),
    reliability: scale * mean(all.map((one) => (meanOf(one) - shareOf(one)) ** 2)),
    resolution: scale * (mean(all.map((one) => shareOf(one) ** 2)) - base ** 2),
    uncertainty: scale * (base - base ** 2),
    withinBins: scale * mean(all.map((one) => spread(one) - 2 * covariance(one))),
  }
}

describe('how often the leader of each verdict came true', () => {
  const judged = (verdict: JudgedOutcome['verdict'], leaders: number, leaderCameTrue: boolean, hypotheses = 4): JudgedOutcome => ({
    ...{ verdict, hypotheses, leaders, leaderCameTrue },
  })

  it('counts workbooks for each verdict, and what chance would give', () => {
    const records = verdictRecords([
      judged('separated', 1, true),
      judged('separated', 1, false, 2),
      judged('tied', 2, true),
      judged('tied', 3, false, 3),
      judged('untested', 1, true),
      judged('unrated', 0, false),
      judged('single', 1, true, 1),
    ])
    expect(records).toEqual([
      { verdict: 'separated', workbooks: 2, right: 1, expected: 0.75 },
      { verdict: 'close', workbooks: 0, right: 0, expected: 0 },
      { verdict: 'open', workbooks: 0, right: 0, expected: 0 },
      { verdict: 'tied', workbooks: 2, right: 1, expected: 1.5 },
      { verdict: 'untested', workbooks: 1, right: null, expected: null },
    ])
  })
})
