import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableIn } from '../analysis/analysis.test-support.ts'
import { flipDistance } from '../analysis/flip-distance.ts'
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
    flip: flipDistance(table),
  })
}
const text = (view: View, rater?: string) => dependenceText(parts(view, rater) ?? ['(nothing)'])
const of = (...rows: PlainRow[]) => viewOfMatrix({ rows, labels: ['Coup', 'Jihadi', 'Third'] })
const times = (n: number, one: PlainRow) => Array.from({ length: n }, () => one)

describe('what the lead depends on', () => {
  it('names the items and sources of January 2022 and who would lead without them', () => {
    expect(text(shippedCase('kazakhstan-2022'), 'article')).toBe(
      'Coup has the least evidence against it, but its lead depends on two items: without E5, Economic grievance would lead; without E7, Coup and Economic grievance would tie. The lead also depends on two sources: without President Tokayev, Coup and Economic grievance would tie; without Open record, Economic grievance would lead. Changing one rating by one step is enough to change who leads, for example E1 against Coup from neutral to inconsistent.',
    )
  })
  it('names what a tie depends on', () => {
    expect(text(shippedCase('tokyo-1995'), 'primer')).toMatch(
      /^Religious cult and Terrorist group are tied, but the tie depends on two items: without E1, Religious cult would lead; without E2, Terrorist group would lead\. Changing one rating by one step is enough /,
    )
  })
  it('says when no single item or source would change the leader', () => {
    expect(text(of(...times(6, row('C I', { source: 'S1' })), ...times(6, row('C I', { source: 'S2' }))))).toMatch(
      /^Coup has the least evidence against it, and its lead does not depend on any single item or source\. It takes at least 12 one-step changes to change who leads, for example/,
    )
    expect(text(of(...times(4, row('C I'))))).toMatch(
      /^Coup has the least evidence against it, and its lead does not depend on any single item\. It takes at least four one-step changes to change who leads, for example/,
    )
    expect(text(of(...times(3, row('C I', { source: 'S1' }))))).toMatch(
      /^Coup has the least evidence against it, but its lead depends on one source: without Source S1, Coup and Jihadi would tie\. No single item would change the leader\. /,
    )
  })
  it('never says that a barely tested hypothesis leads', () => {
    expect(text(of(row('. I'), row('. II'), row('C N')))).toMatch(/^Coup has the lowest score, /)
    expect(text(of(row('. I'), row('. II'), row('C N'), row('. II')))).toMatch(
      /^Coup has the lowest score, and that does not depend on any single item\./,
    )
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), (plain) => {
        const view = viewOfMatrix(plain)
        fc.pre(scoresOf(view, 'me').verdict === 'untested')
        expect(text(view)).not.toMatch(/its lead|would lead|least evidence/)
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
        if (sentence !== '(nothing)') expect(sentence).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
  })
})
