import { expect, it } from 'vitest'
import { RATINGS } from '../model/rating.ts'
import {
  contradictingCodes,
  contradictionCounts,
  contradictionCountsExplained,
  contradictionCountsInWords,
  fittingCodes,
  ratingEffect,
  scaleLegend,
  supportCounts,
  uncountedCodes,
} from './scale-words.ts'

it('the scale in words says what each rating counts', () => {
  expect(contradictionCounts()).toBe('I counts 1 and II counts 2')
  expect(contradictionCounts(1.41)).toBe('I counts 1.41 and II counts 2.82')
  expect(contradictionCountsInWords()).toBe('inconsistent counts 1 and very inconsistent counts 2')
  expect(contradictionCountsExplained()).toBe('inconsistent (I) counts 1 and very inconsistent (II) counts 2')
  expect(supportCounts()).toBe('C counts 1 and CC counts 2')
})

it('the scale in words lists which codes add to a score', () => {
  expect([contradictingCodes('or'), fittingCodes('and'), fittingCodes('or')]).toEqual(['I or II', 'CC, C and N', 'CC, C or N'])
  expect(uncountedCodes()).toBe('CC, C, N, NA and blank')
  expect(scaleLegend()).toBe('CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not applicable')
  expect([...RATINGS, null].map(ratingEffect)).toEqual([
    'counts 0',
    'counts 0',
    'counts 0: it fits either way',
    'counts 1 against',
    'counts 2 against',
    'not counted',
    'not counted yet; the verdict says what it could change',
  ])
})
