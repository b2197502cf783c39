import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OtherServers } from '../store/contract/store.ts'
import { openPresence, type Presence } from './presence.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const now = () => new Date()
const SECOND = 1000

/** Two servers that receive each other's messages; `messages` records them. */
function twoServers() {
  const messages: string[] = []
  const listeners = [new Set<(text: string) => void>(), new Set<(text: string) => void>()]
  const others = (me: 0 | 1): OtherServers => ({
    onChange: () => () => {},
    broadcast(text) {
      messages.push(text)
      for (const listener of listeners[1 - me] ?? []) listener(text)
    },
    onMessage(listener) {
      listeners[me]?.add(listener)
      return () => listeners[me]?.delete(listener)
    },
  })
  return { one: openPresence(now, others(0)), two: openPresence(now, others(1)), messages, others }
}

const listens = (presence: Presence) => presence.of('w', 'ann').listening

test('a participant who connects to one server or disconnects from it is soon present or absent on the other too', () => {
  const { one, two } = twoServers()
  let notified = 0
  two.watch('w', () => {
    notified += 1
  })
  const leave = one.listening('w', 'ann')
  vi.advanceTimersByTime(SECOND)
  expect([listens(two), notified, two.of('w', 'ann').heardAt, two.of('w', 'bob').listening]).toEqual([
    true,
    1,
    new Date('2026-01-02T03:04:05.000Z'),
    false,
  ])
  leave()
  vi.advanceTimersByTime(SECOND)
  expect([listens(two), notified]).toEqual([false, 2])
})

test('the number of unsent taps comes from the server with the latest request', () => {
  const { one, two } = twoServers()
  one.heard('w', 'ann', 6)
  vi.advanceTimersByTime(SECOND)
  expect(two.of('w', 'ann').waiting).toBe(6)
  two.heard('w', 'ann', 0)
  vi.advanceTimersByTime(SECOND)
  expect([one.of('w', 'ann').waiting, two.of('w', 'ann').waiting]).toEqual([0, 0])
  expect(two.of('w', 'ann').cameAt).toEqual(new Date('2026-01-02T03:04:05.000Z'))
})

test('a connected participant stays present, and a silent server is forgotten', () => {
  const { one, two } = twoServers()
  one.listening('w', 'ann')
  vi.advanceTimersByTime(300 * SECOND)
  expect(listens(two)).toBe(true)
  one.close()
  vi.advanceTimersByTime(60 * SECOND)
  expect(listens(two)).toBe(false)
})

test('the presence of a full room is sent in short messages, and seldom if nothing changes', () => {
  const { one, two, messages } = twoServers()
  const name = (at: number) => `${'r'.repeat(28)}${at}`
  for (let at = 0; at < 200; at += 1) one.listening('run-with-a-long-id-1234567890', name(at))
  vi.advanceTimersByTime(SECOND)
  expect(Math.max(...messages.map((text) => Buffer.byteLength(JSON.stringify(text))))).toBeLessThan(7000)
  expect(two.of('run-with-a-long-id-1234567890', name(199)).listening).toBe(true)
  const before = messages.length
  for (let second = 0; second < 10; second += 1) {
    for (let at = 0; at < 200; at += 1) one.heard('run-with-a-long-id-1234567890', name(at))
    vi.advanceTimersByTime(SECOND)
  }
  expect(messages.length - before).toBeLessThanOrEqual(15)
})

test('a message that is not about presence changes nothing', () => {
  const heard: ((text: string) => void)[] = []
  const onMessage: OtherServers['onMessage'] = (listener) => {
    heard.push(listener)
    return () => {}
  }
  const presence = openPresence(now, { onChange: () => () => {}, broadcast: () => {}, onMessage })
  for (const text of ['{}', '[1]', '{"server":"s","present":[["w","ann",1]]}']) heard[0]?.(text)
  expect(listens(presence)).toBe(false)
})

test('a message of another program is ignored and breaks nothing', () => {
  const { one, two, others } = twoServers()
  const far = JSON.stringify({ server: 's', present: [['w', 'bob', true, 9e15, 9e15, 0]] })
  for (const text of ['', 'nonsense', 'null', '{}', far]) others(0).broadcast(text)
  one.listening('w', 'ann')
  vi.advanceTimersByTime(SECOND)
  expect([listens(two), two.of('w', 'bob').listening]).toEqual([true, false])
})

test('a signal is known on the other server, and clearing there clears it on both', () => {
  const { one, two } = twoServers()
  one.signal('w', 'ann', 'lost')
  vi.advanceTimersByTime(SECOND)
  expect(two.of('w', 'ann').signal).toBe('lost')
  two.clearSignals('w')
  vi.advanceTimersByTime(SECOND)
  expect([one.of('w', 'ann').signal, two.of('w', 'ann').signal]).toEqual([null, null])
})
