// Stored choices and their words.
import { expect, it } from 'vitest'
import { choiceWords } from './choice-words.ts'

it.each([
  ['settings', 'method', 'count', 'unweighted'],
  ['settings', 'title', 'count', 'count'],
  ['assumption', 'state', 'caveats', 'supported with caveats'],
  ['milestone', 'seen', 'no', 'did not happen'],
  ['expectation', 'seen', 'yes', 'seen'],
  ['evidence', 'credibility', 'high', 'high'],
  ['evidence', 'statement', 'count', 'count'],
] as const)('the choice %s %s %s is shown as %s', (what, field, value, words) => {
  expect(choiceWords(what, field, value)).toBe(words)
})
