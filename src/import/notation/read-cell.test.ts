// One cell as people write it: the rating, the note, and the doubt.
import { describe, expect, it, test } from 'vitest'
import { colourText, guessColours } from './colours.ts'
import { tableNotation } from './notation.ts'
import { readCell } from './read-cell.ts'

describe('a rating with a remark', () => {
  it.each([
    ['C (weak)', 'C', 'weak'],
    ['CC – because the date fits', 'CC', 'because the date fits'],
    ['N - could be routine', 'N', 'could be routine'],
    ['I: too early', 'I', 'too early'],
    ['+ (small fix)', 'C', 'small fix'],
    ['++ (official)', 'CC', 'official'],
    ['− − strong', 'II', 'strong'],
    ['- (ambivalent)', 'I', 'ambivalent'],
    ['✅ Supports', 'C', null],
    ['✅ Supports (recession risk)', 'C', 'recession risk'],
    ['Supports ✓', 'C', null],
    ['CC (Confirms)', 'CC', 'Confirms'],
    ['C*', 'C', '*'],
    ['II!', 'II', '!'],
    ['C(code)', 'C', 'code'],
    ['C¹', 'C', '¹'],
    ['**I**', 'I', null],
    ['`CC`', 'CC', null],
    ['N/A (no phones there)', 'NA', 'no phones there'],
    ['n.a. – no data', 'NA', 'no data'],
    ['konsistent (schwach belegt)', 'C', 'schwach belegt'],
    ['支持（弱い）', 'C', '弱い'],
    ['не согласуется: дата', 'I', 'дата'],
    ['C\nsee E4', 'C', 'see E4'],
    ['0 (none)', 'N', 'none'],
  ])('%j is %s with the note %j', (text, rating, note) => {
    expect(readCell(text)).toMatchObject({ rating, note, doubt: null })
  })
})

test.each([
  ['C/I', 'two'],
  ['C or N', 'two'],
  ['C (N)', 'two'],
  ['I → C', 'two'],
  ['consistent / inconsistent', 'two'],
  ['I → rejected', 'arrow'],
  ['I -> 폐기', 'arrow'],
  ['C weak', 'loose'],
  ['I?', 'loose'],
  ['✅ Contradicts', 'word'],
  ['✅ Partially supports (urgency)', 'word'],
  ['yes', 'word'],
  ['mixed', 'word'],
  ['✓', 'mark'],
  ['✗✗', 'mark'],
  ['?', 'mark'],
  ['±', 'mark'],
  ['✓ (seen twice)', 'mark'],
  ['High', 'level'],
  ['高', 'level'],
])('%j is asked about: %s', (text, doubt) => {
  expect(readCell(text).doubt).toBe(doubt)
})

test.each([
  'I think so',
  'C.I.A. report',
  'I’m sure',
  '0.5',
  '+5%',
  '2/23',
  '2 / 23',
  '+word',
  'Nobody',
  'Consistency',
  '-x',
  'III',
  'CCC',
  'Insurance',
  'N'.repeat(300),
  '(C)',
  '"C"',
])('%j is no certain rating', (text) => {
  const { rating, doubt } = readCell(text)
  expect(rating === undefined || doubt !== null).toBe(true)
})

describe('a table', () => {
  const notation = (texts: string[], answers = {}, key = new Map()) =>
    tableNotation(
      texts.map((text, at) => ({ text, place: `B${at + 2}` })),
      key,
      answers,
    )
  it('asks once for each kind of doubt, with the places', () => {
    const { questions } = notation(['✓', '✗', '✓', 'C/I', 'N/C', 'C', 'partly consistent'])
    expect(questions.map(({ id, places, count }) => [id, places, count])).toEqual([
      ['marks', ['B2', 'B3', 'B4'], 3],
      ['words', ['B8'], 1],
      ['two', ['B5', 'B6'], 2],
    ])
  })
  it('asks nothing about marks that its key explains', () => {
    const { questions, read } = notation(
      ['✓', '✗'],
      {},
      new Map([
        ['✓', 'CC'],
        ['✗', 'II'],
      ]),
    )
    expect(questions).toEqual([])
    expect([read('✓').rating, read('✗').rating]).toEqual(['CC', 'II'])
  })
  it('leaves cells blank as answered, and keeps their words as the note', () => {
    const { read } = notation(['C/I', 'C'], { two: 'blank' })
    expect(read('C/I')).toMatchObject({ rating: null, note: 'C/I' })
  })
  it('reads a single text as set, whatever is answered', () => {
    const { read } = notation(['✓', '✗', 'huh'], { marks: 'usual', 'read ✗': 'NA', 'read huh': 'N' })
    expect(['✓', '✗', 'huh'].map((text) => read(text).rating)).toEqual(['C', 'NA', 'N'])
  })
  it('asks whether CC is the only step where there is no C, and knows from its key', () => {
    const cells = ['CC', 'II', 'NN', 'CC']
    expect(notation(cells).questions).toMatchObject([{ id: 'scale', chosen: null }])
    expect(notation(['CC', 'II']).questions).toMatchObject([{ id: 'scale', chosen: 'strong' }])
    expect(notation([...cells, 'C']).questions).toEqual([])
    const keyed = notation(
      cells,
      {},
      new Map([
        ['cc', 'C'],
        ['ii', 'I'],
        ['nn', 'N'],
      ]),
    )
    expect([keyed.questions[0]?.chosen, keyed.read('CC').rating, keyed.read('NN').rating]).toEqual(['plain', 'C', 'N'])
    expect(notation(cells, { scale: 'strong' }).read('II').rating).toBe('II')
  })
  it('offers the scales that its numbers fit', () => {
    const offered = (...texts: string[]) => notation(texts).questions[0]?.options.map(({ value }) => value)
    expect(offered('2', '-1')).toEqual(['signed', 'blank'])
    expect(offered('0', '2')).toEqual(['signed', 'against', 'blank'])
    expect(offered('5', '1')).toEqual(['rising', 'falling', 'blank'])
    expect(notation(['5', '1'], { numbers: 'rising' }).read('5').rating).toBe('CC')
    expect(notation(['5', '1'], { numbers: 'falling' }).read('5').rating).toBe('II')
  })
  it('reads circles by what is next to them', () => {
    const circle = (...others: string[]) => notation(['○', ...others], { marks: 'usual' }).read('○').rating
    expect([circle('●'), circle('×'), circle('◎')]).toEqual(['I', 'C', 'C'])
  })
})

test('colours are guessed by hue, and by which of two shades is darker', () => {
  const guess = guessColours(['92D050', '00B050', 'FF0000', 'FFFF00', 'FFFFFF', 'BFBFBF'].map(colourText))
  expect([...guess.values()]).toEqual(['C', 'CC', 'I', 'N', 'N', 'NA'])
})
