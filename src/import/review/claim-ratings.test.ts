import { expect, test } from 'vitest'
import { documentOf } from '../../ach/document/document.ts'
import { rated, sample } from '../../ach/model/sample.test-support.ts'
import { viewFor } from '../../ach/view/view.ts'
import { claimableRaters, claimRatings } from './claim-ratings.ts'

const document = documentOf(viewFor(sample(rated('E1', 'H1', null, 'C', 'other')), { rater: null, names: new Map(), unveiled: true }))
const without = { ...document, raters: document.raters.filter(({ id }) => id !== 'me') }

test('people can become the person who imports a file, readings to compare with can not', () => {
  expect(claimableRaters(without, 'me').map(({ id }) => id)).toEqual(['other'])
})

test('no rater can become the person where the file has that person already, in whatever case', () => {
  expect(claimableRaters(document, 'ME')).toEqual([])
  expect(claimRatings(document, 'other', 'me')).toBe(document)
})

test('one rater of a file becomes the importing person, with all ratings and in the same place', () => {
  const mine = claimRatings(without, 'other', 'me')
  expect(mine.raters.map(({ id }) => id)).toEqual(without.raters.map(({ id }) => (id === 'other' ? 'me' : id)))
  expect(mine.raters.find(({ id }) => id === 'me')?.ratings).toEqual({ E1: { H1: 'C' } })
})

test('no rater becomes the person where none was chosen, or an unknown one', () => {
  for (const rater of [undefined, '', 'nobody', 'ref']) expect(claimRatings(without, rater, 'me')).toBe(without)
})
