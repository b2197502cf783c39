import { expect, test } from 'vitest'
import { openPresence } from './presence.ts'

const at = new Date('2026-01-02T03:04:05.000Z')

test('a participant is present while at least one of their pages is connected', () => {
  const presence = openPresence(() => at)
  expect(presence.of('w', 'ann')).toEqual({ listening: false, cameAt: null, heardAt: null, waiting: 0, signal: null })
  const ends = [presence.listening('w', 'ann'), presence.listening('w', 'ann')]
  ends[0]?.()
  ends[0]?.()
  expect(presence.of('w', 'ann')).toEqual({ listening: true, cameAt: at, heardAt: at, waiting: 0, signal: null })
  ends[1]?.()
  expect(presence.of('w', 'ann').listening).toBe(false)
})

test('a watcher of a run is notified of arrivals, departures and unsent taps, and of nothing else', () => {
  const presence = openPresence(() => at)
  let heard = 0
  const end = presence.watch('w', () => {
    heard += 1
  })
  const leave = presence.listening('w', 'ann')
  presence.heard('w', 'ann')
  presence.heard('w', 'ann', 6)
  presence.heard('w', 'ann', 6)
  presence.listening('another', 'bob')
  leave()
  expect(heard).toBe(3)
  end()
  presence.listening('w', 'ann')
  expect([heard, presence.of('w', 'ann').waiting]).toEqual([3, 6])
})

test('a signal reaches the watchers of the run, and is gone once all are cleared', () => {
  const presence = openPresence(() => at)
  let heard = 0
  presence.watch('w', () => {
    heard += 1
  })
  presence.signal('w', 'ann', 'lost')
  presence.signal('w', 'bob', 'slower')
  presence.signal('w', 'bob', 'lost')
  expect([presence.of('w', 'ann').signal, presence.of('w', 'bob').signal, heard]).toEqual(['lost', 'lost', 3])
  presence.clearSignals('w')
  expect([presence.of('w', 'ann').signal, presence.of('w', 'bob').signal, heard]).toEqual([null, null, 4])
})

test('a signal wakes only the phone that it concerns, and clearing wakes all of the run; the desk hears everything', () => {
  const presence = openPresence(() => new Date())
  const heard: string[] = []
  presence.watch('run', () => heard.push('desk'))
  for (const rater of ['ann', 'bob']) presence.watchSignal('run', rater, () => heard.push(rater))
  presence.watchSignal('other', 'ann', () => heard.push('other run'))
  const heardAfter = (work: () => void) => {
    heard.length = 0
    work()
    return heard.toSorted()
  }
  expect(heardAfter(() => presence.listening('run', 'bob'))).toEqual(['desk'])
  expect(heardAfter(() => presence.heard('run', 'bob', 3))).toEqual(['desk'])
  expect(heardAfter(() => presence.signal('run', 'bob', 'lost'))).toEqual(['bob', 'desk'])
  expect(heardAfter(() => presence.clearSignals('run'))).toEqual(['ann', 'bob', 'desk'])
})
