import { expect, test } from 'vitest'
import { createPaceLimit, TooFast } from './pace-limit.ts'

function clocked({ burst, perSecond }: { burst: number; perSecond: number }) {
  let ms = 5_000_000
  const limit = createPaceLimit({ burst, perSecond, sentence: 'Too fast.', monotonic: () => ms })
  /** The seconds to wait; 0 if a use was left. */
  const take = (owner = 'a'): number => {
    try {
      limit.take(owner)
      return 0
    } catch (error) {
      if (!(error instanceof TooFast)) throw error
      return error.retryAfter
    }
  }
  return { take, pass: (seconds: number) => (ms += seconds * 1000) }
}

test('a pace limit allows a burst, then as many uses a second as come back, and says how long to wait', () => {
  const { take, pass } = clocked({ burst: 3, perSecond: 0.5 })
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 2])
  pass(1)
  expect(take()).toBe(1)
  pass(1)
  expect([take(), take()]).toEqual([0, 2])
  pass(1000)
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 2])
})

test('a pace limit is used up by its owner only', () => {
  const { take } = clocked({ burst: 1, perSecond: 1 })
  expect([take('a'), take('a'), take('b')]).toEqual([0, 1, 0])
})

test('waiting as long as a pace limit says is enough, and refused uses cost nothing', () => {
  const { take, pass } = clocked({ burst: 10, perSecond: 3 })
  let waited = 0
  for (let used = 0; used < 100; ) {
    const wait = take()
    if (wait === 0) used += 1
    for (let again = 0; again < 20; again += 1) if (wait > 0) expect(take()).toBe(wait)
    waited += wait
    pass(wait)
  }
  expect(waited).toBe(30)
})

test('a pace limit forgets those who have been idle longest', () => {
  const { take } = clocked({ burst: 1, perSecond: 0.001 })
  for (let at = 0; at < 10_001; at += 1) take(String(at))
  expect([take('10000'), take('0')]).toEqual([1000, 0])
})
