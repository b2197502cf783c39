import { expect, test } from 'vitest'
import { nameInSentence, quoteLong } from './name-in-sentence.ts'

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

test.each([
  ['Coup', 'Coup'],
  ['Economic grievance', 'Economic grievance'],
  ['The new carrier delivers late', '“The new carrier delivers late”'],
  ['It was him', '“It was him”'],
  ['  It was him. ', '“It was him”'],
  ['Was it him?', '“Was it him?”'],
  ['U.S.', 'U.S.'],
  ['Donaudampfschifffahrtsgesellschaft', '“Donaudampfschifffahrtsgesellschaft”'],
  ['Новый перевозчик опаздывает', '“Новый перевозчик опаздывает”'],
  ['شركة النقل الجديدة تتأخر', '“شركة النقل الجديدة تتأخر”'],
  ['新承运商延误', '新承运商延误'],
  ['', ''],
])('the hypothesis %j is written %j inside a sentence', (name, inside) => {
  expect(quoteLong(name)).toBe(inside)
})
