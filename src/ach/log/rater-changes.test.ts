import { expect, it } from 'vitest'
import { sample } from '../model/sample.test-support.ts'
import { emptyRater } from '../model/workbook.ts'
import { applyChanges } from './apply-change.ts'
import { estimateHypothesis, giveReason, join, noteCell, rateCell } from './rater-changes.ts'

it('the changes of a new rater apply to the workbook, and repeating them gives none', () => {
  const changesOf = (rater = emptyRater('new')) => [
    ...rateCell(rater, 'E1', 'H1', 'II'),
    ...noteCell(rater, 'E1', 'H1', 'A note'),
    ...giveReason(rater, 'E1', 'A reason'),
    ...estimateHypothesis(rater, 'now', 'H1', 0.25),
  ]
  const rater = applyChanges(sample(), [join('new'), ...changesOf()]).raters.get('new')
  expect(rater).toMatchObject({ id: 'new', kind: 'person', name: null, note: null, shown: true, enteredBy: null })
  expect(rater?.rationales.get('E1')).toBe('A reason')
  expect(changesOf(rater)).toEqual([])
})

it('a rater change carries the value before, and null is blank', () => {
  const rater = { ...emptyRater('me'), ratings: new Map([['E1', new Map([['H1', 'C' as const]])]]), rationales: new Map([['E1', 'Why']]) }
  expect(rateCell(rater, 'E1', 'H1', null)).toEqual([
    { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: 'C', after: null },
  ])
  expect(giveReason(rater, 'E1', null)).toEqual([{ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'Why', after: null }])
})

it('a person who joins is an empty rater apart from the given properties', () => {
  expect(applyChanges(sample(), [join('new')]).raters.get('new')).toEqual(emptyRater('new'))
  expect(join('R1', { enteredBy: 'me', note: 'sheet.xlsx' })).toMatchObject({ enteredBy: 'me', note: 'sheet.xlsx', kind: 'person' })
})
