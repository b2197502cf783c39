import { expect, it } from 'vitest'
import { createGuessLimit, TooManyGuesses } from './guess-limit.ts'

const right = async () => 'found'
const wrong = async () => null

it('a wrong secret is refused once its source has sent too many within a minute, and a right one never', async () => {
  let at = 0
  const limit = createGuessLimit({ perMinute: 3, gapMs: 0, monotonic: () => at })
  for (let time = 0; time < 3; time += 1) expect(await limit.check('a', wrong)).toBeNull()
  await expect(limit.check('a', wrong)).rejects.toThrow(TooManyGuesses)
  expect(await limit.check('a', right)).toBe('found')
  expect(await limit.check('b', wrong)).toBeNull()
  at = 60_001
  expect(await limit.check('a', wrong)).toBeNull()
})

it('right secrets do not count', async () => {
  const limit = createGuessLimit({ perMinute: 1, gapMs: 0 })
  for (let time = 0; time < 20; time += 1) expect(await limit.check('a', right)).toBe('found')
  expect(await limit.check('a', wrong)).toBeNull()
})

it('secrets of a source that reached its limit are looked up one after the other, and others do not wait for them', async () => {
  const limit = createGuessLimit({ perMinute: 1, gapMs: 20 })
  await limit.check('a', wrong)
  const order: string[] = []
  const lookUp = (name: string) => async () => {
    order.push(name)
    return name
  }
  await Promise.all([
    limit.check('a', lookUp('a1')),
    limit.check('a', lookUp('a2')),
    limit.check('a', lookUp('a3')),
    limit.check('b', lookUp('b')),
  ])
  expect(order.indexOf('b')).toBeLessThan(order.indexOf('a2'))
  expect(order.filter((name) => name !== 'b')).toEqual(['a1', 'a2', 'a3'])
})

it('a source with too many waiting secrets is refused without a look-up', async () => {
  const limit = createGuessLimit({ perMinute: 1, gapMs: 1 })
  await limit.check('a', wrong)
  const all = await Promise.allSettled(Array.from({ length: 150 }, () => limit.check('a', right)))
  expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(50)
  expect(await limit.check('a', right)).toBe('found')
})

it('the wrong secrets of many sources are forgotten, the oldest first', async () => {
  const limit = createGuessLimit({ perMinute: 1, gapMs: 0 })
  await limit.check('first', wrong)
  for (let at = 0; at < 10_000; at += 1) await limit.check(`source ${at}`, wrong)
  expect(await limit.check('first', wrong)).toBeNull()
  await expect(limit.check('source 9999', wrong)).rejects.toThrow(TooManyGuesses)
})
