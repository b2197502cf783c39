import { describe, expect, it } from 'vitest'
import { ROBUSTNESS, type Robustness } from '../analysis/robustness.ts'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { otherReason, robustnessFinding, robustnessMethod } from './robustness-words.ts'

const kazakhstan = shippedCase('kazakhstan-2022')

describe('the sentences on robustness', () => {
  const robustness = (draws: number, blanks: 'stay' | 'open', ...tied: number[]): Robustness => ({
    options: { ...ROBUSTNESS, blanks },
    draws,
    hypotheses: tied.map((leadsTied, at) => ({ id: `H${at + 1}`, ranks: [], wins: [], leadsAlone: 0, leadsTied })),
    tiesAtTop: 0,
  })
  it('never round up to all cases or down to none', () => {
    const finding = (share: number) => robustnessFinding(kazakhstan, ['H1'], robustness(0, 'stay', share))
    expect(finding(0.9999)).toContain('in more than 99.9% of cases')
    expect(finding(1)).toContain('in 100.0% of cases')
    expect(finding(0.0001)).toContain('in less than 0.1% of cases')
  })
  it('give the share of every leader, the most frequent first, as an effect of doubt in the ratings', () => {
    expect(robustnessFinding(kazakhstan, ['H1', 'H2', 'H3'], robustness(0, 'stay', 0.91, 1, 1))).toMatch(
      /^With one step of doubt in each rating, .+ and .+ would have the lowest score, alone or tied, in 100\.0% of cases; Coup in 91\.0%$/,
    )
    expect(robustnessFinding(kazakhstan, ['H1'], robustness(0, 'open', 0.5))).toMatch(/^If each blank cell could be any rating, /)
  })
  it('say how accurate the shares are, and what they are not', () => {
    expect(robustnessMethod(robustness(0, 'stay', 1))).toContain(
      'The shares are exact. They say what doubt in the ratings would do, not how',
    )
    expect(robustnessMethod(robustness(10_000, 'stay', 1))).toContain('10,000 random draws and can be off by 1.3 points')
  })
  it('say that a tie counts for each hypothesis where the shares add up to more than 100%', () => {
    expect(robustnessMethod(robustness(0, 'stay', 0.7, 0.35))).toContain('so they can add up to more than 100%.')
    expect(robustnessMethod(robustness(0, 'stay', 0.7, 0.3))).not.toContain('100%')
  })
  it('say why a lead is narrow that hardly any error in the ratings would end', () => {
    const scores = scoresOf(viewOfMatrix({ rows: [row('C II'), row('C N')] }), 'me')
    expect([scores.verdict, scores.grounds.rows]).toEqual(['close', ['E1']])
    expect(otherReason(scores, robustness(0, 'stay', 1))).toBe(
      'These cases allow for small errors in ratings, not for the loss of an item: leaving out E1 would end the lead.',
    )
    expect(otherReason(scores, robustness(0, 'stay', 0.7))).toBe('')
    expect(otherReason({ ...scores, verdict: 'separated' }, robustness(0, 'stay', 1))).toBe('')
  })
})
