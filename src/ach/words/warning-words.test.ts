// Asserts the sentence of every warning. No other test does.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { originWarnings } from '../analysis/origin-warnings.ts'
import { matrices, type Plain, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf, type Warning } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { verdictSentence, verdictText } from './verdict-words.ts'
import { warningSentence } from './warning-words.ts'

const times = (n: number, text: string) => Array.from({ length: n }, () => text)
const viewOf = (rows: string[], more: Partial<Plain> = {}) =>
  viewOfMatrix({ rows: rows.map((one) => row(one)), labels: ['Coup', 'Jihadi', 'Third'], ...more })
const sentenceOf = (view: View, warning: Warning | undefined, rater = 'me') =>
  warning && warningSentence(warning, scoresOf(view, rater), view)

it.each<[Warning['code'], string, string[]]>([
  ['unsupported', 'Nothing contradicts Coup, but nothing supports it either: no item is rated C or CC for it.', ['N I', 'N II']],
  ['unsupported', 'Nothing supports Coup: no item is rated C or CC for it.', ['I II', 'N II', 'N II']],
  ['unsupported', 'Nothing supports Coup or Jihadi: no item is rated C or CC for them.', ['N N I', 'N I N', 'I N I']],
  [
    'vague',
    'Hardly anything supports Coup (C or CC on 1 of 10 rated items). A vague hypothesis is hard to contradict.',
    ['C I', ...times(9, 'N I'), '. C'],
  ],
  [
    'less-supported',
    'Coup has 1 against it and 0 for it; Jihadi has 2 against it and 9 for it. Only evidence against a hypothesis affects the ranking, so read both sides before you rely on it.',
    ['I N', 'N II', ...times(4, 'N CC'), 'N C'],
  ],
  [
    'twins',
    'Jihadi and Third are rated the same in every row. Find evidence that would tell them apart, or merge them.',
    ['C I I', 'C I I', 'N II II'],
  ],
  ['same-everywhere', 'E2 is rated the same for every hypothesis and is not diagnostic.', ['C I', 'N N']],
  [
    'same-everywhere',
    'E2, E3, E4, E5 and 2 more are rated the same for every hypothesis and are not diagnostic.',
    ['C I', ...times(6, 'I I')],
  ],
  [
    'one-sided',
    'Nearly all items that tell the hypotheses apart speak only for or against Jihadi. Look for items that bear on the others.',
    [...times(2, 'N II N'), ...times(2, 'N C N'), 'C I N'],
  ],
  ['many-rows', '51 items are hard to weigh carefully, and volume is not strength.', times(51, 'C I')],
])('the warning %s reads: %s', (code, sentence, rows) => {
  const view = viewOf(rows)
  const scores = scoresOf(view, 'me')
  const at = scores.warnings.findIndex((one) => one.code === code)
  expect(sentenceOf(view, scores.warnings[at])).toBe(sentence)
  expect(verdictSentence(scores, view).warnings[at]).toBe(sentence)
})

it('warnings about the origin of items name clusters, sources and authors', () => {
  const kazakhstan = shippedCase('kazakhstan-2022')
  expect(originWarnings(kazakhstan, 'article').map((one) => sentenceOf(kazakhstan, one, 'article'))).toEqual([
    "In each of the clusters “Tokayev's own account” and “Moves against the Nazarbayev camp”, several items count, although they come from one origin. The analysis shows which hypothesis leads without them.",
    'All the sourced evidence comes from one publication (Gordon M. Hahn). Anything left out there cannot count here.',
  ])
  const view = viewOfMatrix({ rows: times(3, 'C I').map((one) => row(one, { source: 'S1', cluster: 'K1' })) })
  expect(sentenceOf(view, { code: 'double-counted', ids: ['K1'] })).toBe(
    'Several items of the cluster “Cluster K1” count, although they come from one origin. The analysis shows which hypothesis leads without it.',
  )
  expect(sentenceOf(view, { code: 'one-source', ids: ['S1'] })).toBe(
    'Every item comes from one source, Source S1. If it is wrong or deceives, nothing here would show it.',
  )
})

it('the warning about late weights names one item or several', () => {
  expect(sentenceOf(viewOf(['C I']), { code: 'weights-after-rating', ids: ['E1'] })).toBe(
    'The weight of E1 was changed after rating. Bias enters weights more easily than ratings.',
  )
  expect(sentenceOf(viewOf(['C I', 'C I']), { code: 'weights-after-rating', ids: ['E1', 'E2'] })).toMatch(/^The weights of E1 and E2 were /)
})

it('no verdict or warning claims more than the method allows, on random matrices', () => {
  fc.assert(
    fc.property(matrices(), (matrix) => {
      const view = viewOfMatrix(matrix)
      const sentence = verdictSentence(scoresOf(view, 'me'), view)
      const text = [verdictText(sentence), ...sentence.warnings].join(' ')
      expect(text).not.toMatch(/winner|best|proven|most likely|wins|!|NaN|undefined|Infinity| {2}/i)
      expect(text).toMatch(/\.$/)
      expect(sentence.lead).not.toBe('')
      for (const part of sentence.rest) if (typeof part !== 'string') expect(part.evidence ?? part.hypothesis).toBeDefined()
    }),
    { numRuns: 500 },
  )
})
