import { describe, expect, it } from 'vitest'
import { countNoun, drawShareText, formatFinePercent, formatPercent, formatScore, joinPhrases, numberWord, rankWords } from './phrases.ts'

describe('figures in sentences', () => {
  it('round a share to 0% or 100% only if it is exactly that', () => {
    expect([0, 0.001, 0.333, 0.996, 1].map(formatPercent)).toEqual(['0%', '1%', '33%', '99%', '100%'])
  })

  it('do the same with one decimal and for shares of 100 draws', () => {
    expect([0, 0.0004, 0.333, 1e-12, 0.9996, 1].map(formatFinePercent)).toEqual([
      ...['0.0%', 'less than 0.1%', '33.3%', 'less than 0.1%', 'more than 99.9%', '100.0%'],
    ])
    expect([0, 0.001, 0.59, 0.999, 1].map(drawShareText)).toEqual([
      ...['0 of 100 draws', 'fewer than 1 of 100 draws', '59 of 100 draws', 'more than 99 of 100 draws', '100 of 100 draws'],
    ])
  })

  it('are joined with commas and a final and or or', () => {
    expect([joinPhrases(['A']), joinPhrases(['A', 'B']), joinPhrases(['A', 'B', 'C', 'D', 'E'], 'or')]).toEqual([
      'A',
      'A and B',
      'A, B, C, D or 1 more',
    ])
  })

  it('show scores as whole numbers in method count and with two decimals in method weighted', () => {
    expect([0, 3].map((score) => formatScore(score, 'count'))).toEqual(['0', '3'])
    expect([0, 0.001, 5.1213].map((score) => formatScore(score, 'weighted'))).toEqual(['0.00', 'less than 0.01', '5.12'])
  })

  it('agree with their noun in number', () => {
    expect([countNoun(1, 'item'), countNoun(1000, 'item'), countNoun(2, 'hypothesis', 'hypotheses')]).toEqual([
      '1 item',
      '1,000 items',
      '2 hypotheses',
    ])
  })

  it('are spelled out up to ten at the start of a sentence', () => {
    expect([0, 10, 11].map(numberWord)).toEqual(['No', 'Ten', '11'])
  })
})

it('a hypothesis without ratings shows a dash for its rank', () => {
  expect(rankWords({ rank: 1, rated: 0 })).toBe('–')
  expect(rankWords({ rank: 2, rated: 3 })).toBe('2nd')
})
