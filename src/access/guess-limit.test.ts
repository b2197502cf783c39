import { expect, it } from 'vitest'
import { createGuessLimit } from './guess-limit.ts'

it('the guess limit counts wrong attempts for a minute, per address and overall, and never successful ones', () => {
  let at = 0
  const attempts = createGuessLimit({ now: () => new Date(at), perAddress: 3, perServer: 5 })
  for (let time = 0; time < 3; time += 1) attempts.wrong('a')
  expect([attempts.mayTry('a'), attempts.mayTry('b')]).toEqual([false, true])
  for (let time = 0; time < 9; time += 1) expect(attempts.mayTry('b')).toBe(true)
  attempts.wrong('b')
  attempts.wrong('c')
  expect([attempts.mayTry('b'), attempts.mayTry('d')]).toEqual([false, false])
  at = 60_001
  expect(['a', 'b', 'd'].map(attempts.mayTry)).toEqual([true, true, true])
})
