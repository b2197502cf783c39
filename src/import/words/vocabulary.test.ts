// The vocabularies: every word is read as it is listed, and no word has two meanings that nobody is asked about.
import { describe, expect, it, test } from 'vitest'
import { readRatingWord, readUnsureWord } from '../notation/rating-words.ts'
import { fieldByTitle, isComputedColumn, isHypothesisWord, isRatingWord } from '../table/grid-columns.ts'
import { HEADINGS_BY_LANGUAGE, type HeadingMeaning, headingMeaning } from './heading-vocabulary.ts'
import { levelWord } from './level-vocabulary.ts'
import { DOUBTFUL_WORDS, RATING_VOCABULARY } from './rating-vocabulary.ts'
import { isFootnote, isGroupName, isKeyTitle, printedKindOf } from './row-vocabulary.ts'

const LANGUAGES = Object.entries(RATING_VOCABULARY)

test('there are sixteen languages, each with ratings and headings', () => {
  expect(LANGUAGES).toHaveLength(16)
  expect(Object.keys(HEADINGS_BY_LANGUAGE)).toEqual(LANGUAGES.map(([name]) => name))
})

describe.each(LANGUAGES)('ratings in %s', (_, { C, I, N, NA, blank, very, partly }) => {
  it('are read as they are listed, also in capitals', () => {
    for (const [rating, words] of [
      ['C', C],
      ['I', I],
      ['N', N],
      ['NA', NA],
      [null, blank],
    ] as const)
      expect(words.map((word) => [word, readRatingWord(word), readRatingWord(word.toUpperCase())])).toEqual(
        words.map((word) => [word, rating, rating]),
      )
  })
  it('are strong with each word for very, before or after them', () => {
    for (const word of very) {
      expect([word, readRatingWord(`${word} ${C[0]}`), readRatingWord(`${C[0]} ${word}`)]).toEqual([word, 'CC', 'CC'])
      expect([word, readRatingWord(`${word} ${I[0]}`)]).toEqual([word, 'II'])
    }
  })
  it('are asked about with each word for partly', () => {
    for (const word of partly)
      expect([word, readRatingWord(`${word} ${C[0]}`), readUnsureWord(`${word} ${C[0]}`)]).toEqual([word, undefined, 'C'])
  })
})

test('words with several meanings are asked about, never read', () => {
  for (const [rating, words] of DOUBTFUL_WORDS)
    for (const word of words) expect([word, readRatingWord(word), readUnsureWord(word)]).toEqual([word, undefined, rating])
})

test('a negated word is never read as the plain one', () => {
  for (const text of [
    'not consistent',
    'nicht konsistent',
    'non cohérent',
    'no consistente',
    'não consistente',
    'non coerente',
    'niezgodne',
    'не согласуется',
    'не узгоджується',
    'сәйкес емес',
    'tutarsız',
    'غير متسق',
    '不一致',
    '一致しない',
    '불일치',
    'không phù hợp',
  ])
    expect([text, readRatingWord(text)]).toEqual([text, 'I'])
})

describe.each(Object.entries(HEADINGS_BY_LANGUAGE))('headings in %s', (_, headings) => {
  it('mean what they are listed for, or what an earlier language has them for', () => {
    for (const [meaning, list] of Object.entries(headings) as [HeadingMeaning, string][])
      for (const word of list.split(', ')) {
        const found = headingMeaning(word)
        // A single letter may be a rating, so it is no heading.
        if (/^\p{L}\W*$/u.test(word)) continue
        expect([
          word,
          found === meaning ||
            Object.values(HEADINGS_BY_LANGUAGE).some((other) => other[found ?? 'id']?.split(', ').includes(word) ?? false),
        ]).toEqual([word, true])
      }
  })
  it('name the columns of a matrix', () => {
    const first = (meaning: HeadingMeaning) => headings[meaning]?.split(', ')[0] ?? ''
    expect(['statement', 'source', 'credibility', 'relevance'].map((meaning) => fieldByTitle(first(meaning as HeadingMeaning)))).toEqual([
      'statement',
      'source',
      'credibility',
      'relevance',
    ])
    expect([isHypothesisWord(first('hypothesis')), isRatingWord(first('rating')), isComputedColumn(first('weight'))]).toEqual([
      true,
      true,
      true,
    ])
  })
})

test.each([
  ['high', ['high', 'HOCH', 'élevée', 'alta', 'wysoka', 'высокая', 'висока', 'жоғары', 'yüksek', 'عالية', '高', '높음', 'cao', 'H']],
  [
    'medium',
    [
      'medium',
      'mittel',
      'moyenne',
      'media',
      'média',
      'średnia',
      'средняя',
      'середня',
      'орташа',
      'orta',
      'متوسطة',
      '中',
      '보통',
      'trung bình',
      'M',
    ],
  ],
  [
    'low',
    [
      'low',
      'niedrig',
      'faible',
      'baja',
      'baixa',
      'bassa',
      'niska',
      'низкая',
      'низька',
      'төмен',
      'düşük',
      'منخفضة',
      '低',
      '낮음',
      'thấp',
      'L',
    ],
  ],
] as const)('levels: %s', (level, words) => {
  expect(words.map(levelWord)).toEqual(words.map(() => level))
})

test.each([
  [
    'total',
    [
      'Total',
      'TOTAL (weighted inconsistency score)',
      'Number of inconsistencies',
      'Inconsistency count',
      'Weighted inconsistency:',
      'Summe',
      'Итого',
      '合計',
      '합계',
      'المجموع',
      'Coverage: weight of the rated items',
    ],
  ],
  ['rank', ['Rank', 'Rank (1 = best)', 'Rang', 'Место', '順位', '순위']],
  ['verdict', ['Assessment', 'Overall assessment', 'Verdict', 'Fazit', 'Вывод', '结论', '결론', '**Conclusion**']],
  ['likelihood', ['Likelihood', 'Probability', 'Wahrscheinlichkeit', 'Вероятность', '可能性', '확률']],
  [
    null,
    [
      'Total war was mentioned',
      'The ranking officer left',
      'A score of witnesses',
      'Evidence',
      'Result of the vote in May',
      '',
      'x'.repeat(300),
    ],
  ],
] as const)('rows of %s', (kind, headings) => {
  expect(headings.map((heading) => [heading, printedKindOf(heading)])).toEqual(headings.map((heading) => [heading, kind]))
})

test('footnotes, keys and group sheets are told by their first words', () => {
  expect(['* Source: x', 'Prepared by: J. Doe', 'Quelle: dpa', '注：内部', '© 2022', 'Sources close to him: no'].map(isFootnote)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ])
  expect(['Legend:', 'KEY', 'Легенда', '凡例', 'Keyboards'].map(isKeyTitle)).toEqual([true, true, true, true, false])
  expect(['Mean', 'Group average', 'Consensus', 'Mittelwert', '平均', 'Ana', 'Meana'].map(isGroupName)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})
