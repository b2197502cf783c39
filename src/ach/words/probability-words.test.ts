import { expect, it } from 'vitest'
import { probabilityWords } from './probability-words.ts'

it.each([
  [0.01, 'almost no chance'],
  [0.049, 'almost no chance'],
  [0.05, 'very unlikely'],
  [0.2, 'unlikely'],
  [0.449, 'unlikely'],
  [0.45, 'roughly even chance'],
  [0.5, 'roughly even chance'],
  [0.55, 'roughly even chance'],
  [0.551, 'likely'],
  [0.8, 'likely'],
  [0.81, 'very likely'],
  [0.95, 'very likely'],
  [0.951, 'almost certain'],
  [0.99, 'almost certain'],
])('the probability %f is %s; a shared limit belongs to the band nearer to 50', (probability, words) => {
  expect(probabilityWords(probability)).toBe(words)
})

it('a probability below 1% or above 99% has no term', () => {
  for (const one of [0, 0.009, 0.991, 1, -1, 2, Number.NaN]) expect(probabilityWords(one)).toBeNull()
})
