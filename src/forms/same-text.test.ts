// Items of evidence that say the same.
import { expect, test } from 'vitest'
import { sample } from '../ach/model/sample.test-support.ts'
import { SameTexts } from './same-text.ts'

const texts = () => {
  const found = new SameTexts(sample())
  found.add('E9', 'The “airport” was held, at 5:30.')
  return found
}

test.each([
  ['the AIRPORT was held at 5 30', 'E9'],
  ['  The "airport" was\nheld, at 5:30 ', 'E9'],
  ['The \u200b“airport” was held, at 5:30', 'E9'],
  ['What E1 says', 'E1'],
  ['The airport was held at 5:31.', undefined],
  ['The airports were held at 5:30', undefined],
])('the text %j is that of %s', (text, id) => {
  expect(texts().find(text)).toBe(id)
})

test('a text of signs alone is like no other, and the first of several items counts', () => {
  const found = texts()
  found.add('E10', '…')
  found.add('E11', 'THE AIRPORT WAS HELD AT 5.30')
  expect(found.find('…')).toBeUndefined()
  expect(found.find('the airport was held at 5:30')).toBe('E9')
})
