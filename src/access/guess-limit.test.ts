import { expect, it } from 'vitest'
import { createGuessLimit, TooManyGuesses } from './guess-limit.ts'

const right = async () => 'found'
const wrong = async () => null

it('a wrong secret is refused once its source has sent too many within a minute, and a right one never', async () => {
  let at = 0
  const limit = createGuessLimit({ perMinute: 3, monotonic: () => at })
  for (let time = 0; time < 3; time += 1) expect(await limit.check('a', wrong)).toBeNull()
  await expect(limit.check('a', wrong)).rejects.toThrow(TooManyGuesses)
  expect(await limit.check('a', right)).toBe('found')
  expect(await limit.check('b', wrong)).toBeNull()
  at = 60_001
  expect(await limit.check('a', wrong)).toBeNull()
})

it('right secrets do not count', async () => {
  const limit = createGuessLimit({ perMinute: 1 })
  for (let time = 0; time < 20; time += 1) expect(await limit.check('a', right)).toBe('found')
  expect(await limit.check('a', wrong)).toBeNull()
})

it('a right secret does not wait for wrong ones of the same source', async () => {
  const limit = createGuessLimit({ perMinute: 1 })
  const flood = Array.from({ length: 500 }, () => limit.check('a', wrong).catch(() => null))
  expect(await Promise.race([limit.check('a', right), new Promise((resolve) => setTimeout(resolve, 1000))])).toBe('found')
  await Promise.all(flood)
})

it('the wrong secrets of many sources are forgotten, the oldest first', async () => {
  const limit = createGuessLimit({ perMinute: 1 })
  await limit.check('first', wrong)
  for (let at = 0; at < 10_000; at += 1) await limit.check(`source ${at}`, wrong)
  expect(await limit.check('first', wrong)).toBeNull()
  await expect(limit.check('source 9999', wrong)).rejects.toThrow(TooManyGuesses)
})
