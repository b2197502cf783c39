import { expect, test } from 'vitest'
import { judgeFlat, type Minute } from './flat.ts'

const minutes = (memory: readonly number[], rest: Partial<Minute> = {}): Minute[] =>
  memory.map((one) => ({ memory: one, handles: 150, errors: 0, ...rest }))
const missed = (some: readonly Minute[]) => judgeFlat(some).flatMap(({ what, held }) => (held ? [] : [what.split(',')[0]]))

const FLAT = [150, 200, 220, 230, 225, 240, 235, 240, 238, 241]

test('A server that warms up and then stays as it is has missed nothing', () => {
  expect(missed(minutes(FLAT))).toEqual([])
})

test('Memory that grows by 15 % after the first minutes is missed', () => {
  expect(missed(minutes([150, 200, 200, 200, 200, 210, 220, 231, 231, 231]))).toEqual(['memory'])
  expect(missed(minutes([150, 200, 200, 200, 200, 210, 220, 229, 229, 229]))).toEqual([])
})

test('One minute with much memory does not decide', () => {
  expect(missed(minutes([...FLAT.slice(0, -1), 900]))).toEqual([])
})

test('Open files that are left behind are missed', () => {
  expect(missed(minutes(FLAT).map((one, at) => ({ ...one, handles: 150 + at * 4 })))).toEqual(['open files'])
})

test('One error is missed, however short the time', () => {
  expect(missed(minutes(FLAT).map((one, at) => ({ ...one, errors: at === 4 ? 1 : 0 })))).toEqual(['errors'])
  expect(missed(minutes([200], { errors: 1 }))).toEqual(['errors'])
})

test('Too few minutes say nothing about memory', () => {
  expect(judgeFlat(minutes([100, 200, 300, 400, 500, 600, 700])).map(({ what }) => what)).toEqual(['errors'])
})
