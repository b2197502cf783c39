import { expect, test } from 'vitest'
import { pointInTime } from '../../templates/ui/when.tsx'
import { readMoment } from './moment.ts'

test.each([
  ['5 Dec 2026, 18:00', new Date(2026, 11, 5, 18, 0)],
  ['2026-12-05 18:00', new Date(2026, 11, 5, 18, 0)],
  ['2026-12-05T08:05', new Date(2026, 11, 5, 8, 5)],
  [' 5 December 2026 ', new Date(2026, 11, 5, 23, 59)],
])('%s is read as a day and a time', (text, moment) => {
  expect(readMoment(text)).toEqual(moment)
})

test('a moment is read as it is printed', () => {
  const moment = new Date(2026, 0, 31, 7, 30)
  expect(readMoment(pointInTime(moment.toISOString()))).toEqual(moment)
})

test.each(['', 'soon', 'Dec 2026', '30 Feb 2026', '5 Dec 2026, 25:00'])('“%s” is not a day and a time', (text) => {
  expect(readMoment(text)).toBeUndefined()
})
