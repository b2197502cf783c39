import { expect, test } from 'vitest'
import { NOT_CONNECTED, type PhoneContact, participantStatus } from './participant-status.ts'

const MINUTE = 60_000
const now = 100 * MINUTE
const contact = (changed: Partial<PhoneContact> = {}): PhoneContact => ({
  listening: true,
  cameAt: now - 10 * MINUTE,
  heardAt: now,
  waiting: 0,
  ...changed,
})
const words = (done: number, changed: Partial<PhoneContact> = {}, of = 23) => participantStatus({ done, of }, contact(changed), now)

test('a participant who answers has no status', () => {
  expect(words(5)).toEqual({ words: '', needs: false })
  expect(words(5, { heardAt: now - 3 * MINUTE + 1 }).words).toBe('')
})

test('a participant who is silent for three minutes needs attention', () => {
  expect(words(5, { heardAt: now - 3.5 * MINUTE })).toEqual({ words: 'no answer for 3 min', needs: true })
})

test('unsent answers on a phone are counted, and need attention while it is offline', () => {
  expect(words(5, { listening: false, waiting: 6 })).toEqual({ words: 'offline, 6 unsent', needs: true })
  expect(words(5, { waiting: 2 })).toEqual({ words: 'sending 2', needs: false })
})

test('a participant who has not started has another status than one who has just joined', () => {
  const since = (came: number, heardAt: number) => words(0, { cameAt: now - came * MINUTE, heardAt: now - heardAt * MINUTE })
  expect(since(2, 1)).toEqual({ words: 'not started, joined 2 min ago', needs: true })
  expect(since(20, 1).words).toBe('not started')
  expect(since(20, 0.5)).toEqual({ words: '', needs: false })
})

test('a finished participant, and a stage without a task, need no attention', () => {
  expect(words(23, { heardAt: null })).toEqual({ words: 'done', needs: false })
  expect(words(0, { heardAt: null }, 0)).toEqual({ words: '', needs: false })
})

test('a participant who was never in contact since the server started is not connected', () => {
  expect(words(5, { cameAt: null, heardAt: null })).toEqual({ words: NOT_CONNECTED, needs: true })
})
