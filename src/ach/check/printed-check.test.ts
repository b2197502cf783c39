// Ranks, verdicts, levels and likelihoods are compared with what the ratings give; words that say nothing are not compared.
import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { PrintedResult } from '../model/printed-results.ts'
import type { View } from '../view/view.ts'
import { checkedRater, checkPrinted } from './printed-check.ts'

const matrix = viewOfMatrix({ rows: ['C I N', 'N I I', 'C II C', 'C N N'].map((one) => row(one)) })
const printed = (kind: PrintedResult['kind'], texts: readonly string[], heading = 'Result'): PrintedResult => ({
  heading,
  kind,
  values: Object.fromEntries(
    texts.map((text, at) => {
      const number = /^-?[\d.]+/.exec(text)?.[0]
      return [`H${at + 1}`, { text, ...(number !== undefined && { number: Number(number) }) }]
    }),
  ),
})
const withPrinted = (...rows: PrintedResult[]): View => ({ ...matrix, printed: { rows } })
const check = (...rows: PrintedResult[]) => checkPrinted(withPrinted(...rows), 'me')

describe('a matrix whose scores are 0, 4 and 1', () => {
  it('has nothing to compare without printed results', () => {
    expect(checkPrinted(matrix, 'me')).toMatchObject({ follows: null, totals: [], ranks: [] })
    expect(check(printed('verdict', ['see text', 'see text', 'see text'])).follows).toBeNull()
  })

  it.each([
    [['1', '3', '2'], true],
    [['2', '3', '1'], false],
    [['1st', '3rd', '2nd'], true],
  ])('has the printed ranks %j: %s', (ranks, follows) => {
    expect(check(printed('rank', ranks))).toMatchObject({ follows, ranks: [{ follows }] })
  })

  it.each([
    [['Most likely', 'Rejected', 'Weakened'], true, ['H1']],
    [['Weakened', 'Strongest', 'Rejected'], false, ['H2']],
    [['Best supported', 'Rejected', 'Best supported'], false, ['H1', 'H3']],
  ])('has the verdict %j: %s', (verdict, follows, favoured) => {
    expect(check(printed('verdict', verdict)).verdicts).toMatchObject([{ follows, favoured, given: ['H1'] }])
  })

  it.each([
    [['LOW', 'HIGH', 'MEDIUM'], true],
    [['LOW', 'LOW', 'HIGH'], false],
  ])('has inconsistencies of the levels %j: %s', (levels, follows) => {
    expect(check(printed('total', levels, 'Inconsistency')).verdicts).toMatchObject([{ follows, levels: true }])
    expect(check(printed('total', levels, 'Score')).verdicts).toEqual([])
  })

  it('compares likelihoods, which do not decide whether the rest follows', () => {
    const found = check(printed('likelihood', ['20%', '70%', '10%']), printed('total', ['0', '4', '1']))
    expect(found).toMatchObject({ follows: true, likelihoods: [{ follows: false, favoured: ['H2'] }] })
  })

  it('compares verdicts by the rule that the printed totals fit', () => {
    const net = check(printed('total', ['3', '-4', '0']), printed('rank', ['1', '3', '2']))
    expect(net).toMatchObject({ follows: true, totals: [{ fit: { rule: { id: 'net' } } }] })
  })

  it('follows only if everything does', () => {
    expect(check(printed('total', ['0', '4', '1']), printed('rank', ['2', '3', '1'])).follows).toBe(false)
    expect(check(printed('total', ['0', '5', '1']), printed('rank', ['1', '3', '2'])).follows).toBe(false)
  })
})

it('the ratings checked are those of the first reference rater, else of the first rater with ratings', () => {
  expect(checkedRater(matrix)?.id).toBe('me')
  const me = matrix.raters.get('me')
  const both: View = {
    ...matrix,
    raters: new Map([...matrix.raters, ['R1', { ...me, id: 'R1', kind: 'reference' } as NonNullable<typeof me>]]),
  }
  expect(checkedRater(both)?.id).toBe('R1')
  expect(checkedRater(both, 'me')?.id).toBe('me')
  expect(checkedRater(viewOfMatrix({ rows: [row('. .')] }))).toBeNull()
})
