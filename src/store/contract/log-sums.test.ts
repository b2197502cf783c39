import { expect, it } from 'vitest'
import { chainSum, firstSum } from './log-sums.ts'

const row = { seq: 1, at: '2026-01-01T12:00:00.000Z', by: 'me', batch: 'b1', undoes: null, v: 1, change: '{"type":"redacted"}' }

it('a checksum stays the same in every version, since databases contain it', () => {
  const first = chainSum(firstSum('w1'), row)
  expect([first, chainSum(first, { ...row, seq: 2, undoes: 'b1', change: '{"title":"Ω \\"👩‍👧\\""}' })]).toEqual([
    'oqK6kNXnIYVphCL-',
    'R6KyS5RId1kxbWS9',
  ])
})

it('no text can move from one column to another without changing the checksum', () => {
  const sums = [
    row,
    { ...row, by: 'm', batch: 'eb1' },
    { ...row, by: 'me","b1', batch: '' },
    { ...row, undoes: '' },
    { ...row, undoes: 'null' },
    { ...row, v: 11 },
    { ...row, change: `,1]${row.change}` },
  ].map((one) => chainSum('w1', one))
  expect(new Set(sums).size).toBe(sums.length)
})
