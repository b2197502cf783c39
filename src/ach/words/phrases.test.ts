import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import {
  casesOf100,
  countNoun,
  formatDate,
  formatFigure,
  formatFinePercent,
  formatPercent,
  formatRange,
  formatScore,
  hypothesisName,
  hypothesisNames,
  itemName,
  joinPhrases,
  numberWord,
  ordinalNumber,
  rankWords,
  scoreWords,
} from './phrases.ts'

describe('figures in sentences', () => {
  it('round a share to 0% or 100% only if it is exactly that', () => {
    expect([0, 0.001, 0.333, 0.996, 1].map(formatPercent)).toEqual(['0%', '1%', '33%', '99%', '100%'])
  })

  it('do the same with one decimal', () => {
    expect([0, 0.0004, 0.333, 1e-12, 0.9996, 1].map(formatFinePercent)).toEqual([
      ...['0.0%', 'less than 0.1%', '33.3%', 'less than 0.1%', 'more than 99.9%', '100.0%'],
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

it('a figure is never rounded to a limit that it has not reached, nor to a negative zero', () => {
  expect([0.998, 1, 0.5, -0.004, -0.04].map((one) => formatFigure(one))).toEqual(['0.99', '1.00', '0.50', '0.00', '−0.04'])
  expect([0.7957, 0.8, 0.6669].map((one) => formatFigure(one, [0.667, 0.8]))).toEqual(['0.79', '0.80', '0.66'])
})

it('a probability is told as cases of 100, never past the limit that it is compared with', () => {
  expect([0, 0.001, 0.22, 0.1, 0.102, 0.998, 1].map((share) => casesOf100(share, 0.1))).toEqual([
    ...['no case', 'less than 1 of 100 cases', '22 of 100 cases', '10 of 100 cases', 'more than 10 of 100 cases'],
    ...['more than 99 of 100 cases', 'every case'],
  ])
})

it('a hypothesis without ratings is not tested, and the only one with ratings is not ranked', () => {
  expect(rankWords({ rank: null, rated: 0 })).toBe('not tested')
  expect(rankWords({ rank: null, rated: 3 })).toBe('not ranked')
  expect(rankWords({ rank: 2, rated: 3 })).toBe('2nd')
  expect([scoreWords({ score: 0, rated: 0 }, 'count'), scoreWords({ score: 0, rated: 3 }, 'count')]).toEqual(['–', '0'])
})

it('a range shows the best and worst score, or that the score is final', () => {
  const view = viewOfMatrix({ rows: [row('I I'), row('. C')] })
  expect(scoresOf(view, 'me').hypotheses.map((one) => formatRange(one, 'count'))).toEqual(['1–3', 'final'])
  expect(scoresOf(view, 'me').hypotheses.map((one) => formatRange(one, 'weighted'))).toEqual(['1.00–3.00', 'final'])
})

it('a hypothesis is named by its label, and by its id too if another has the same label', () => {
  expect(['H1', 'H2'].map((id) => itemName(viewOfMatrix({ rows: [row('I I')], labels: ['The coup', 'Jihadi'] }), id))).toEqual([
    'The coup',
    'Jihadi',
  ])
  expect(itemName(viewOfMatrix({ rows: [row('I I')], labels: ['Same', 'Same'] }), 'H2')).toBe('Same (H2)')
})

it('a hypothesis of more than two words has quotation marks in a sentence, but not in a table', () => {
  const view = viewOfMatrix({ rows: [row('I I')], labels: ['The new carrier delivers late', 'Strike'] })
  expect(hypothesisNames(view, ['H1', 'H2'])).toBe('“The new carrier delivers late” and Strike')
  expect(itemName(view, 'H1')).toBe('The new carrier delivers late')
  const same = viewOfMatrix({ rows: [row('I I')], labels: ['It was him', 'It was him'] })
  expect(hypothesisName(same, 'H2')).toBe('“It was him” (H2)')
})

it('ordinals and dates are written in words', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinalNumber)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '112th',
  ])
  expect(['2022-01-05', '2022-01', '2022'].map(formatDate)).toEqual(['5 Jan 2022', 'Jan 2022', '2022'])
})
