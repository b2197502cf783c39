import { expect, test } from 'vitest'
import { judgeDrift, type Minute } from './drift.ts'

const minutes = (memory: readonly number[], rest: Partial<Minute> = {}): Minute[] =>
  memory.map((one) => ({ memory: one, files: 150, errors: 0, ...rest }))
const misses = (list: readonly Minute[]) => judgeDrift(list).flatMap(({ what, isMet }) => (isMet ? [] : [what.split(',')[0]]))

const STEADY = [150, 200, 220, 230, 225, 240, 235, 240, 238, 241]

test('a server that warms up and then stays flat meets every goal of the soak', () => {
  expect(misses(minutes(STEADY))).toEqual([])
})

test('a soak fails if memory grows by 15% after the first minutes', () => {
  expect(misses(minutes([150, 200, 200, 200, 200, 210, 220, 231, 231, 231]))).toEqual(['memory'])
  expect(misses(minutes([150, 200, 200, 200, 200, 210, 220, 229, 229, 229]))).toEqual([])
})

test('a single minute with high memory does not fail a soak', () => {
  expect(misses(minutes([...STEADY.slice(0, -1), 900]))).toEqual([])
})

test('a soak fails if open files accumulate', () => {
  expect(misses(minutes(STEADY).map((minute, at) => ({ ...minute, files: 150 + at * 4 })))).toEqual(['open files'])
})

test('a soak fails on a single error, however short it is', () => {
  expect(misses(minutes(STEADY).map((minute, at) => ({ ...minute, errors: at === 4 ? 1 : 0 })))).toEqual(['errors'])
  expect(misses(minutes([200], { errors: 1 }))).toEqual(['errors'])
})

test('a soak of fewer than eight minutes judges errors only', () => {
  expect(judgeDrift(minutes([100, 200, 300, 400, 500, 600, 700])).map(({ what }) => what)).toEqual(['errors'])
})
