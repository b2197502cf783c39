import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../words/phrases.ts'
import { normalizeDate, readDate } from './dates.ts'

const iso = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('readDate', () => {
  it('reads every day, month and year as the program prints it', () => {
    fc.assert(
      fc.property(iso, fc.constantFrom(10, 7, 4), (day, length) => {
        const date = day.slice(0, length)
        expect(readDate(formatDate(date))).toBe(date)
        expect(readDate(date)).toBe(date)
      }),
    )
  })

  it('reads days with a weekday or a time, in the formats of the pages', () => {
    const long = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(2022, month, 9)
      const date = `2022-${String(month + 1).padStart(2, '0')}-09`
      for (const text of [long.format(day), short.format(day), `${short.format(day)}, 14:05`, `${short.format(day)} 14:05 UTC`])
        expect(readDate(text), text).toBe(date)
    }
  })

  it.each([
    ['2022-01-05', '5 Jan 2022', '5 January 2022', 'JANUARY 5, 2022', 'january 5 2022', '5th Jan 2022', '5 Jan, 2022', 'Wed 5 Jan 2022'],
    ['2022-01-05', '5. January 2022', 'Jan. 5, 2022', '5-Jan-2022', ' 05  jan  2022 ', '2022/1/5', '2022.1.5', '2022-1-5', '5.1.2022'],
    ['2022-01-05', '05. 01. 2022', '2022-01-05T23:30:00Z', '2022-01-05 23:30'],
    ['2022-09-05', '5 Sep 2022', '5 Sept 2022', 'September 5, 2022'],
    ['2022-01-25', '25/1/2022', '1/25/2022'],
    ['2022-03-03', '3/3/2022'],
    ['2022-05', 'May 2022', 'may, 2022', 'May. 2022', '2022-05'],
    ['2022', ' 2022 '],
  ])('returns %s for each way of writing it', (date, ...texts) => {
    for (const text of texts) expect(readDate(text), text).toBe(date)
  })

  it.each([
    '',
    '03/04/2022',
    '1/2/2022',
    '30.2.2022',
    '31 Apr 2022',
    'Jan',
    '10 Jan',
    '10 Jan 22',
    '10th of Jan',
    'Marchant 2022',
    'Ja 2022',
    'Jan Feb 2022',
    'May May 2022',
    '5 6 Jan 2022',
    'Monday 2022',
    'soon',
    '14:05',
    '2022-13',
  ])('does not read %j', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  it('rejects a long text without delay', () => {
    const began = performance.now()
    for (const text of [`5${' '.repeat(200_000)}x`, `${'jan '.repeat(50_000)}2022`, `5 Jan ${'-,'.repeat(100_000)}2022`]) readDate(text)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

it('normalizeDate gives a day that is not in the calendar its stored form, so that the error can say so', () => {
  expect([normalizeDate('30 Feb 2022'), normalizeDate('03/04/2022')]).toEqual(['2022-02-30', undefined])
})
