import { describe, expect, it } from 'vitest'
import { RATING_WORDS, RATINGS } from '../../ach/model/rating.ts'
import { tableNotation } from './notation.ts'
import { ratingNumber, readRatingWord, showsNumbers } from './rating-words.ts'

describe('a word read as a rating', () => {
  it.each([
    ['CC', ['CC', 'cc', ' C C ', '++', '+ +', 'very consistent', 'Highly Consistent', 'strongly-consistent', 'strongly supports']],
    ['C', ['C', 'c', '+', 'consistent', 'Supports']],
    ['N', ['N', 'n', '0', 'neutral', 'NEUTRAL']],
    ['I', ['I', 'i', '-', '−', '–', '—', 'inconsistent', 'contradicts']],
    ['II', ['II', 'ii', 'I I', '--', '- -', '−−', '− −', '––', '——', 'very inconsistent', 'highly  inconsistent', 'very_inconsistent']],
    ['NA', ['NA', 'na', 'N/A', 'n/a', 'n.a.', 'N A', 'not applicable', 'does not apply']],
  ] as const)('%s is read in all its notations', (rating, texts) => {
    expect(texts.map((text) => [text, readRatingWord(text)])).toEqual(texts.map((text) => [text, rating]))
  })
  it('reads the words of earlier versions', () => {
    expect(readRatingWord('does not apply')).toBe('NA')
  })
  it.each(RATINGS.map((rating) => [rating, RATING_WORDS[rating]]))('%s is read in our own words: %s', (rating, words) => {
    expect(readRatingWord(words)).toBe(rating)
  })
  it.each(['', '  ', '\t', 'not rated'])('that means blank stays blank: %j', (text) => {
    expect(readRatingWord(text)).toBeNull()
  })
  it.each([
    'maybe',
    'CCC',
    'III',
    '+++',
    '---',
    '+-',
    '1',
    '-1',
    '2',
    'very',
    'very neutral',
    'very not applicable',
    'constructor',
    '__proto__',
    'C?',
    '=1+1',
  ])('is not made of %j', (text) => {
    expect(readRatingWord(text)).toBeUndefined()
  })
})

describe('a number read as a rating', () => {
  it.each([
    ['2', 'CC'],
    ['+2', 'CC'],
    ['1', 'C'],
    ['1.0', 'C'],
    ['0', 'N'],
    ['-0', 'N'],
    ['-1', 'I'],
    ['−1', 'I'],
    ['- 2', 'II'],
    ['–2', 'II'],
  ])('%s is %s', (text, rating) => {
    expect(ratingNumber(text)).toBe(rating)
  })
  it.each(['3', '-3', '1.5', '', 'C', '1e0', '02', 'Infinity'])('is not made of %j', (text) => {
    expect(ratingNumber(text)).toBeUndefined()
  })
  it('is a rating without confirmation only in a table with negative numbers and no words', () => {
    expect(showsNumbers(['2', '0', '-1', 'n/a', ''])).toBe(true)
    expect(showsNumbers(['2', '0', '1'])).toBe(false)
    expect(showsNumbers(['C', '-1'])).toBe(false)
    expect(showsNumbers(['++', '--', '-', '-2'])).toBe(false)
  })
})

describe('the cells of a table', () => {
  const read = (cells: string[], answers = {}) => {
    const notation = tableNotation(
      cells.map((text) => ({ text, place: 'B2' })),
      new Map(),
      answers,
    )
    return cells.map((text) => notation.read(text)).map(({ rating, left }) => left ?? rating)
  }
  it('leave open what may be a count', () => {
    expect(read(['0', '1', '2', 'C'])).toEqual(['number', 'number', 'number', 'C'])
    expect(read(['0', '1', '2', '-2'], { numbers: 'signed' })).toEqual(['N', 'C', 'CC', 'II'])
  })
  it('leave open a dash that may mean blank', () => {
    expect(read(['C', '-', '–'])).toEqual(['C', 'dash', 'dash'])
    expect(read(['+', '-', '0'])).toEqual(['C', 'I', 'N'])
    expect(read(['- -', '−'])).toEqual(['II', 'I'])
  })
})
