import { expect, test } from 'vitest'
import { nameInSentence } from './name-in-sentence.ts'

test.each([
  ['The article’s ratings', 'the article’s ratings'],
  ['Theodora', 'Theodora'],
  ['THE END', 'THE END'],
  ['The', 'The'],
  ['Open record', 'Open record'],
  ['', ''],
])('the name %j reads %j inside a sentence', (name, inside) => {
  expect(nameInSentence(name)).toBe(inside)
})
