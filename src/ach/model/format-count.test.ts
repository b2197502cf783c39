import { expect, it } from 'vitest'
import { formatCount } from './format-count.ts'

it('groups the digits of a count as English does', () => {
  for (const count of [0, 7, 10, 999, 1000, 1234, 10_000, 100_000, 999_999, 1_000_000, 400_000_000]) {
    expect(formatCount(count)).toBe(count.toLocaleString('en'))
  }
})
