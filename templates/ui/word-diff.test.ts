import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

const changedWords = (pieces: readonly { text: string; changed: boolean }[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')

test('the word diff marks the words that only one of two texts has', () => {
  const { left, right } = wordDiff('Only 118 weapons were captured by 10 January.', 'Only 118 small weapons were captured.')
  expect(changedWords(left)).toBe('Only 118 weapons were [captured by 10 January.]')
  expect(changedWords(right)).toBe('Only 118 [small ]weapons were [captured.]')
})

test('the pieces of a word diff join to the original texts, and equal texts have no marks', () => {
  for (const [a, b] of [
    ['', 'x y'],
    ['  a\n\nb ', 'a b'],
    ['same words', 'same words'],
    ['🙂 مرحبا', 'مرحبا 🙂'],
  ] as const) {
    const { left, right } = wordDiff(a, b)
    expect([left, right].map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual([a, b])
  }
  expect(wordDiff('same words', 'same words').left).toEqual([{ text: 'same words', changed: false }])
})

test('the word diff marks the changed part of very long texts as a whole', () => {
  const { left } = wordDiff(`begin ${'a '.repeat(5000)}end`, `begin ${'b '.repeat(5000)}end`)
  expect(left.map(({ changed }) => changed)).toEqual([false, true, false])
})
