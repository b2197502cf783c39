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

describe('what it hangs on', () => {
  it('names the items and sources of January 2022, and who would lead', () => {
    expect(text(shippedCase('kazakhstan-2022'), 'article')).toBe(
      'Coup is least contradicted, but two items hold it up: without E5, Economic grievance would come first; without E7, Coup and Economic grievance would tie. It hangs on two sources: without President Tokayev, Coup and Economic grievance would tie; without Open record, Economic grievance would come first. One step in one cell would change who leads, for example E1 under Coup from neutral to inconsistent.',
    )
  })
  it('speaks of a tie', () => {
    expect(text(shippedCase('tokyo-1995'), 'primer')).toMatch(
      /^Religious cult and Terrorist group are contradicted equally, but two items hold the tie up: without E1, Religious cult would come first; without E2, Terrorist group would come first\./,
    )
  })
  it('says that nothing by itself holds it up', () => {
    expect(text(of(...times(6, row('C I', { source: 'S1' })), ...times(6, row('C I', { source: 'S2' }))))).toMatch(
      /^Coup is least contradicted, and no single item holds its lead up\. No single source does either\. 12 steps would change who leads, and no fewer, for example/,
    )
    expect(text(of(...times(4, row('C I'))))).toMatch(
      /^Coup is least contradicted, and no single item holds its lead up\. Four steps would change who leads, and no fewer, for example/,
    )
    expect(text(of(...times(3, row('C I', { source: 'S1' }))))).toMatch(
      /^Coup is least contradicted, but no single item holds its lead up\. It hangs on one source: /,
    )
  })
  it('does not let lead what was hardly tested', () => {
    expect(text(of(row('. I'), row('. II'), row('C N')))).toMatch(/^Coup has the lowest score, /)
    expect(text(of(row('. I'), row('. II'), row('C N'), row('. II')))).toMatch(
      /^Coup has the lowest score, and no single item holds that up\./,
    )
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), (plain) => {
        const view = viewOfMatrix(plain)
        fc.pre(scoresOf(view, 'me').verdict === 'untested')
        expect(text(view)).not.toMatch(/its lead|least contradicted/)
      }),
      { numRuns: 100 },
    )
  })
  it('has nothing to say where there is nothing to compare or nothing rated', () => {
    expect(parts(of(row('I')))).toBeNull()
    expect(parts(of(row('. .')))).toBeNull()
  })
  it('is never bolder than the method, on any matrix', () => {
    fc.assert(
      fc.property(groupedMatrices(), (plain) => {
        const said = text(viewOfMatrix(plain))
        expect(said).not.toMatch(/winner|best|proven|most likely|wins|!|NaN|undefined|Infinity| {2}/i)
        if (said !== '(nothing)') expect(said).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
  })
})
