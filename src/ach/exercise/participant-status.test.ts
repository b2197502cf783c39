import { expect, test } from 'vitest'
import { NOT_SEEN, type PhoneContact, participantStatus } from './participant-status.ts'

const MINUTE = 60_000
const now = 100 * MINUTE
const heard = (given: Partial<PhoneContact> = {}): PhoneContact => ({
  listening: true,
  cameAt: now - 10 * MINUTE,
  heardAt: now,
  waiting: 0,
  ...given,
})
const words = (done: number, given: Partial<PhoneContact> = {}, of = 23) => participantStatus({ done, of }, heard(given), now)

test('a participant who gets on has no status', () => {
  expect(words(5)).toEqual({ words: '', needs: false })
  expect(words(5, { heardAt: now - 3 * MINUTE + 1 }).words).toBe('')
})

test('a participant of whom nothing was heard for three minutes needs a look', () => {
  expect(words(5, { heardAt: now - 3.5 * MINUTE })).toEqual({ words: 'no answer for 3 min', needs: true })
})

test('answers that wait on a phone are counted, and need a look while it is away', () => {
  expect(words(5, { listening: false, waiting: 6 })).toEqual({ words: 'offline, 6 waiting', needs: true })
  expect(words(5, { waiting: 2 })).toEqual({ words: '2 on their way', needs: false })
})

test('a participant who has not started is distinguished from one who just came', () => {
  const since = (came: number, heardAt: number) => words(0, { cameAt: now - came * MINUTE, heardAt: now - heardAt * MINUTE })
  expect(since(2, 1)).toEqual({ words: 'not started, joined 2 min ago', needs: true })
  expect(since(20, 1).words).toBe('not started')
  expect(since(20, 0.5)).toEqual({ words: '', needs: false })
})

test('a participant who is done, and a stage that asks nothing, need no look', () => {
  expect(words(23, { heardAt: null })).toEqual({ words: 'done', needs: false })
  expect(words(0, { heardAt: null }, 0)).toEqual({ words: '', needs: false })
})

test('after a restart a participant’s status says that nothing was heard since', () => {
  expect(words(5, { cameAt: null, heardAt: null })).toEqual({ words: NOT_SEEN, needs: true })
})
