import { expect, test } from 'vitest'
import { documentOf } from '../../ach/document/document.ts'
import { rated, sample } from '../../ach/model/sample.test-support.ts'
import { viewFor } from '../../ach/view/view.ts'
import { claimableRaters, claimRatings } from './claim-ratings.ts'

const document = documentOf(viewFor(sample(rated('E1', 'H1', null, 'C', 'other')), { rater: null, names: new Map(), unveiled: true }))
const without = { ...document, raters: document.raters.filter(({ id }) => id !== 'me') }

test('a person in a file can be claimed as oneself, reference ratings cannot', () => {
  expect(claimableRaters(without, 'me').map(({ id }) => id)).toEqual(['other'])
})

test('no rater can be claimed if the file already has that person’s id, in any letter case', () => {
  expect(claimableRaters(document, 'ME')).toEqual([])
  expect(claimRatings(document, 'other', 'me')).toBe(document)
})

test('a claimed rater gets the person’s id and keeps all ratings and its place', () => {
  const mine = claimRatings(without, 'other', 'me')
  expect(mine.raters.map(({ id }) => id)).toEqual(without.raters.map(({ id }) => (id === 'other' ? 'me' : id)))
  expect(mine.raters.find(({ id }) => id === 'me')?.ratings).toEqual({ E1: { H1: 'C' } })
})

test('no rater is claimed without a valid choice', () => {
  for (const rater of [undefined, '', 'nobody', 'ref']) expect(claimRatings(without, rater, 'me')).toBe(without)
})
