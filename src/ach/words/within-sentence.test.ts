import { expect, test } from 'vitest'
import { withinSentence } from './within-sentence.ts'

test.each([
  ["The article's ratings", "the article's ratings"],
  ['An Lushan', 'An Lushan'],
  ['Theo', 'Theo'],
  ['Aigerim', 'Aigerim'],
  ['', ''],
])('the name %j reads %j within a sentence', (name, text) => {
  expect(withinSentence(name)).toBe(text)
})
