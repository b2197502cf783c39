import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableIn } from '../analysis/analysis.test-support.ts'
import { itemGroupSensitivity, leaveOneOut } from '../analysis/sensitivity.ts'
import { groupedMatrices, type PlainRow, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { dependenceParts, dependenceText } from './dependence-words.ts'

const parts = (view: View, rater = 'me') => {
  const table = tableIn(view, rater)
  return dependenceParts(view, {
    scores: scoresOf(view, rater),
    items: leaveOneOut(table),
    sources: itemGroupSensitivity(view, table, 'source'),
  })
}
const text = (view: View, rater?: string) => dependenceText(parts(view, rater) ?? ['(nothing)'])
const of = (...rows: PlainRow[]) => viewOfMatrix({ rows, labels: ['Coup', 'Jihadi', 'Third'] })
const times = (n: number, one: PlainRow) => Array.from({ length: n }, () => one)

describe('what the lead depends on', () => {
  it('names the items and sources of January 2022 and which hypothesis would lead without them', () => {
    expect(text(shippedCase('kazakhstan-2022'), 'article')).toBe(
      'The lead depends on two items: if E5 were left out, Economic grievance would lead; if E7 were left out, the lowest score would be shared by Coup and Economic grievance. The lead also depends on two sources: if President Tokayev were left out, the lowest score would be shared by Coup and Economic grievance; if Open record were left out, Economic grievance would lead.',
    )
  })
  it('names what a tie depends on', () => {
    expect(text(shippedCase('tokyo-1995'), 'primer')).toBe(
      'The tie depends on two items: if E1 were left out, Religious cult would lead; if E2 were left out, Terrorist group would lead.',
    )
  })
  it('says when no single item or source would change the leader, unless the verdict has said so', () => {
    expect(text(of(...times(6, row('C I', { source: 'S1' })), ...times(6, row('C I', { source: 'S2' }))))).toBe(
      'No single source would change the leader if it were left out.',
    )
    expect(text(of(...times(5, row('C II'))))).toBe('')
    expect(text(of(...times(3, row('C I', { source: 'S1' }))))).toBe(
      'The lead depends on one source: if Source S1 were left out, the lowest score would be shared by Coup and Jihadi. No single item would change the leader if it were left out.',
    )
  })
  it('never says that a barely tested hypothesis leads or ties', () => {
    expect(text(of(row('. I'), row('. II'), row('C N'), row('. II')))).toBe(
      'No single item would change which hypothesis has the lowest score if it were left out.',
    )
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), (plain) => {
        const view = viewOfMatrix(plain)
        fc.pre(scoresOf(view, 'me').verdict === 'untested')
        expect(text(view)).not.toMatch(/[Tt]he lead\b|would lead|least evidence|[Tt]he tie\b/)
      }),
      { numRuns: 100 },
    )
  })
  it('is null when there is nothing to compare or nothing is rated', () => {
    expect(parts(of(row('I')))).toBeNull()
    expect(parts(of(row('. .')))).toBeNull()
  })
  it('never claims more than the method allows, on random matrices', () => {
    fc.assert(
      fc.property(groupedMatrices(), (plain) => {
        const sentence = text(viewOfMatrix(plain))
        expect(sentence).not.toMatch(/winner|best|proven|most likely|wins|!|NaN|undefined|Infinity| {2}/i)
        if (sentence !== '(nothing)' && sentence !== '') expect(sentence).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
  })
})
