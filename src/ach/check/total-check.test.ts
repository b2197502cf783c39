// Printed totals are compared with the common rules: those that follow a rule fit it, and one changed total differs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table } from '../analysis/analysis.test-support.ts'
import { matrices, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { PrintedResult } from '../model/printed-results.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import { differenceClues } from './difference-clues.ts'
import { checkTotals } from './total-check.ts'
import { TOTAL_RULES, totalsBy } from './total-rules.ts'

const printedRow = (heading: string, { hypotheses }: RatingTable, totals: readonly (number | string)[]): PrintedResult => ({
  heading,
  kind: 'total',
  values: Object.fromEntries(
    hypotheses.map((id, at) => {
      const total = totals[at] ?? 0
      return [id, { text: String(total), number: typeof total === 'number' ? total : Number.parseFloat(total) }]
    }),
  ),
})
const check = (tested: RatingTable, heading: string, totals: readonly (number | string)[]) =>
  checkTotals(tested, printedRow(heading, tested, totals), {})

const tested = table('C I N', 'II C I', 'I N C', 'C II II')

describe('printed totals', () => {
  const rules = TOTAL_RULES.filter(({ only, weight }) => only === null && weight !== 'printed')

  it.each(rules)('of any matrix that are added up by the rule $id fit it, or an equal one', (rule) => {
    fc.assert(
      fc.property(matrices({ min: 2, max: 5 }), fc.constantFrom(1, -1), (plain, sign) => {
        const view = viewOfMatrix(plain)
        const matrix = ratingTable(view, raterIn(view, 'me'))
        fc.pre(matrix.hypotheses.length > 0)
        const totals = totalsBy(rule, matrix).map((total) => sign * total)
        const found = check(matrix, 'Total', totals)
        expect(found.outcome).toBe('fits')
        expect(found.fit.totals.every((total, at) => Math.abs(total - (totals[at] ?? 0)) < 0.06)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it.each(rules)('of any matrix differ if one total by the rule $id is changed to what no rule gives', (rule) => {
    fc.assert(
      fc.property(matrices({ min: 2, max: 5 }), fc.nat(4), fc.constantFrom(1, 2, -1), (plain, place, by) => {
        const view = viewOfMatrix(plain)
        const matrix = ratingTable(view, raterIn(view, 'me'))
        fc.pre(matrix.hypotheses.length > 1)
        const at = place % matrix.hypotheses.length
        const totals = totalsBy(rule, matrix).map((total, one) => (one === at ? total + by : total))
        const gives = TOTAL_RULES.some((other) => {
          const given = totalsBy(other, matrix)
          return [1, -1].some((sign) => given.every((total, one) => Math.abs(sign * total - (totals[one] ?? 0)) < 0.06))
        })
        fc.pre(!gives)
        expect(check(matrix, 'Total inconsistencies and support for', totals).outcome).not.toBe('fits')
        expect(check(matrix, 'Total', totals)).toMatchObject({ outcome: 'differs' })
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['Inconsistency score', [3, 3, 3], 'score', 1],
    ['Inconsistencies', [2, 2, 2], 'items', 1],
    ['Score', [-3, -3, -3], 'score', -1],
    ['Net', [-1, -2, -2], 'net', 1],
    ['With N as a half', [3, 3.5, 3.5], 'half', 1],
    ['Number of II', [1, 1, 1], 'only-II', 1],
  ])('“%s” %j fit the rule %s', (heading, totals, rule, sign) => {
    expect(check(tested, heading, totals)).toMatchObject({ outcome: 'fits', fit: { rule: { id: rule }, sign } })
  })

  it('fit the weights that the document prints', () => {
    const row = printedRow('Weighted score', tested, [5, 5, 6])
    expect(checkTotals(tested, row, { E1: 1, E2: 2, E3: 1, E4: 2 })).toMatchObject({
      outcome: 'fits',
      fit: { rule: { id: 'printed-weights' } },
      cells: [{ given: 5 }, { given: 5 }, { given: 6 }],
    })
  })

  it('are not called different if they may rest on weights that are not in the table, or are no sums', () => {
    for (const heading of ['Weighted inconsistency score', 'Coverage', 'Average', 'Points'])
      expect([heading, check(tested, heading, [4.2, 9.1, 7.7]).outcome]).toEqual([heading, 'unknown'])
  })

  it('name the hypotheses that differ, the order by both, and ties that are printed apart', () => {
    expect(check(tested, 'Inconsistency score', [3, 3, 4])).toMatchObject({
      outcome: 'differs',
      cells: [{ differs: false }, { differs: false }, { hypothesis: 'H3', printed: 4, given: 3, differs: true }],
      order: { printed: ['H1', 'H2'], given: ['H1', 'H2', 'H3'], same: false, missedTies: [['H1', 'H2', 'H3']] },
    })
  })
})

describe('cells that explain a difference', () => {
  const clues = (totals: readonly (number | string)[], rows = tested) =>
    differenceClues(rows, check(rows, 'Inconsistencies', totals)).map(
      ({ kind, hypothesis, evidence }) => `${kind} ${hypothesis} ${evidence}`,
    )

  it('are those that the text names and that add nothing, and those that it does not name', () => {
    expect(clues(['3 (E1, E2, E3)', 2, 2])).toEqual(['named H1 E1'])
    expect(clues(['1 (E2)', 2, 2])).toEqual(['unnamed H1 E3'])
  })
  it('are those without which the total is the printed one', () => {
    expect(clues([1, 2, 2])).toEqual(['omitted H1 E2', 'omitted H1 E3'])
  })
  it('are rows whose ratings were exchanged', () => {
    const rows = table('C I N', 'C I N', 'C C N', 'I I C', 'I C C', 'N C C')
    expect(clues([3, 2, 0], rows)).toEqual(['swapped H1 E1', 'swapped H1 E2'])
  })
  it('are not named where many would explain it', () => {
    const rows = table('I C', 'I C', 'I C', 'I C', 'C C')
    expect(clues([3, 0], rows)).toEqual([])
  })
})
