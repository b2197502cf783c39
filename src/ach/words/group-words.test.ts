import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { agreementHeading, agreementLine, alphaWords } from './agreement-words.ts'
import { agreementSentences, leadersClause, movesWords, secondRoundHeading } from './group-words.ts'

const view = viewOfMatrix({ rows: [row('C I N')], labels: ['The coup', 'Jihadi', 'Third'] })
const moves = { compared: 40, towardsContradiction: 2, towardsConsistency: 1, applicability: 0, filled: 1, cleared: 0 }
const still = { ...moves, towardsContradiction: 0, towardsConsistency: 0, filled: 2 }
const agreement = { alpha: 0.52, word: 'low', cells: 12, meanCns: 0.61 } as const

describe('the leaders of a group', () => {
  it('are one, several, or not tested', () => {
    expect(leadersClause(view, ['H1'], [])).toBe('The coup has the least evidence against it')
    expect(leadersClause(view, ['H1', 'H2'], [])).toBe('The coup and Jihadi are tied for the lead')
    expect(leadersClause(view, ['H1'], [{ id: 'H2', rated: false }])).toBe('The coup has the lowest score, but Jihadi is not tested')
    expect(leadersClause(view, ['H1'], [{ id: 'H1', rated: true }])).toBe('The coup has the lowest score, but it is not tested enough')
    expect(leadersClause(view, ['H1', 'H2'], [{ id: 'H3', rated: false }])).toBe(
      'The coup and Jihadi share the lowest score, but Third is not tested',
    )
  })
})

describe('a second round', () => {
  it('changed none, some or nothing comparable', () => {
    expect(secondRoundHeading({ changed: 0.075, moves })).toBe('The second round changed 3 of 40 ratings')
    expect(secondRoundHeading({ changed: 0, moves: still })).toBe('The second round changed none of 40 ratings')
    expect(secondRoundHeading({ changed: null, moves: still })).toBe('No cell was rated in both rounds')
  })
  it('moved ratings towards II, towards CC or NA, and filled blanks', () => {
    expect(movesWords({ moves })).toBe(
      '2 ratings moved towards II, 1 towards CC and none to or from NA; 1 cell was rated only in the second round.',
    )
    expect(movesWords({ moves: still })).toBe('2 cells were rated only in the second round.')
    expect(movesWords({ moves: { ...still, compared: 0 } })).toBe('2 cells were rated only in the second round.')
  })
})

describe('agreement in words', () => {
  it('is named, with its caution and the reason if it is undefined', () => {
    expect(agreementHeading(agreement)).toBe('Agreement is low: alpha 0.52')
    expect(alphaWords(agreement)).toBe('alpha 0.52 (low: the ratings are not reliable)')
    expect(agreementLine(agreement)).toBe(
      'Agreement: alpha 0.52 (low: the ratings are not reliable); 1 is full agreement and 0 is what chance alone would give',
    )
    expect(agreementLine({ ...agreement, alpha: null, word: null })).toBe('Agreement is undefined, because everyone used the same rating')
    expect(agreementLine({ ...agreement, alpha: null, word: null, cells: 0 })).toBe('No cell was rated by two people')
  })
  it('has a real minus sign and no negative zero', () => {
    expect([-0.04, -0.004].map((alpha) => agreementHeading({ ...agreement, alpha }))).toEqual([
      'Agreement is low: alpha −0.04',
      'Agreement is low: alpha 0.00',
    ])
  })
  it('counts the cells', () => {
    expect(agreementSentences({ agreement })).toBe(
      'Agreement is low: alpha 0.52. 12 cells were rated by two or more people; the mean agreement on them is 0.61 (full agreement is 1).',
    )
    expect(agreementSentences({ agreement: { ...agreement, cells: 1, meanCns: null } })).toMatch(
      /\. 1 cell was rated by two or more people\.$/,
    )
  })
})
