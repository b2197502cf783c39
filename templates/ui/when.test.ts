import { expect, test } from 'vitest'
import { readDate } from '../../src/ach/model/dates.ts'
import { readFields } from '../../src/forms/typed-fields.ts'
import { Day, dayOf, dayText, PointInTime, pointInTime, relativeTime, TimeOfDay } from './when.tsx'

const at = (year: number, month: number, day: number, hour = 9, minute = 5) => new Date(year, month - 1, day, hour, minute)
const now = at(2026, 3, 1, 16, 42)

test('relative time shows today with the time, yesterday, and the date of earlier days', () => {
  expect(relativeTime(now.toISOString(), now)).toBe('today, 16:42')
  expect(relativeTime(at(2026, 2, 28, 23, 59).toISOString(), now)).toBe('yesterday')
  expect(relativeTime(at(2025, 11, 14).toISOString(), now)).toBe('14 Nov 2025')
})

test('the heading of a day is Today, Yesterday or the full date', () => {
  expect(dayOf(at(2026, 3, 1, 0, 0).toISOString(), now)).toBe('Today')
  expect(dayOf(at(2026, 2, 28).toISOString(), now)).toBe('Yesterday')
  expect(dayOf(at(2026, 2, 27).toISOString(), now)).toBe('Friday, 27 Feb 2026')
  expect(dayOf(at(2025, 9, 5).toISOString(), now)).toBe('Friday, 5 Sep 2025')
})

test('a damaged time is unknown', () => {
  for (const damaged of ['', '2026-0q', '2026-13-01T00:00:00.000Z']) {
    expect([relativeTime(damaged, now), dayOf(damaged, now)]).toEqual(['at an unknown time', 'Unknown day'])
    expect(String(PointInTime({ at: damaged }))).toBe('<span>unknown time</span>')
    expect([String(TimeOfDay({ at: damaged })), String(Day({ at: damaged }))]).toEqual([
      '<span>unknown time</span>',
      '<span>on an unknown day</span>',
    ])
  }
})

test('every day that the pages print in a form of its own can be typed as a date', () => {
  const now = new Date(2026, 10, 30, 12)
  for (let month = 0; month < 12; month += 1) {
    const moment = new Date(2025, month, 9, 16, 42)
    const day = dayText(moment)
    for (const print of [pointInTime, (at: string) => dayOf(at, now), (at: string) => relativeTime(at, now)]) {
      const typed = print(moment.toISOString())
      expect(readDate(typed), typed).toBe(day)
      for (const [kind, field] of [
        ['evidence', 'date'],
        ['milestone', 'by'],
      ] as const) {
        const read = readFields(kind, { statement: 'x', [field]: typed })
        expect(read.ok && read.fields, typed).toMatchObject({ [field]: day })
      }
    }
  }
})
