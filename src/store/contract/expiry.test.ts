import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { removeExpired, removeExpiredDaily } from './expiry.ts'
import type { ExpiryDates, WorkbookHead } from './store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const now = () => new Date('2026-03-01T00:00:00.000Z')
const head: WorkbookHead = { id: 'w1', seq: 1, createdAt: '', changedAt: '2026-02-28T00:00:00.000Z', deletedAt: null }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('the newest change is read from the first row of the list, and nothing expires if it cannot be read', async () => {
  const asked: unknown[] = []
  const store = (changedAt: string) => ({
    list: async (limit?: number) => {
      asked.push(limit)
      return [{ ...head, changedAt }]
    },
    purge: async () => 1,
  })
  expect([await removeExpired(store('2026-02-28T00:00:00.000Z'), now()), await removeExpired(store('zzzz'), now())]).toEqual([1, 0])
  expect(asked).toEqual([1, 1])
})

it('expired data is removed at the start and once a day, by the newest change if that is earlier than the clock', async () => {
  const purged: ExpiryDates[] = []
  const logged: unknown[] = []
  const purge = async (before: ExpiryDates) => {
    purged.push(before)
    if (purged.length === 2) throw new Error('The disk is full.')
    return purged.length
  }
  const stop = removeExpiredDaily({ list: async () => [head], purge }, now, (what, details) => logged.push([what, details]))
  await vi.advanceTimersByTimeAsync(DAY_MS - 1)
  expect(purged).toEqual([
    { workbooks: '2026-01-29T00:00:00.000Z', uploads: '2026-02-27T00:00:00.000Z', sessions: '2025-12-30T00:00:00.000Z' },
  ])
  await vi.advanceTimersByTimeAsync(DAY_MS + 1)
  expect(purged).toHaveLength(3)
  stop()
  await vi.advanceTimersByTimeAsync(10 * DAY_MS)
  expect(purged).toHaveLength(3)
  expect(logged).toEqual([
    ['expired workbooks removed', { workbooks: 1 }],
    ['expired data not removed', { reason: 'The disk is full.' }],
    ['expired workbooks removed', { workbooks: 3 }],
  ])
})
