// Work in turns: in order, with room for others in between, and a failure that stops nobody else.
import { expect, test } from 'vitest'
import { createYieldingQueue, runInSteps } from './yield-to-requests.ts'

test('background work is done in order and lets others go between', async () => {
  const inTurn = createYieldingQueue()
  const order: string[] = []
  const first = inTurn(() => order.push('first'))
  const second = inTurn(() => order.push('second'))
  first.then(() => setImmediate(() => order.push('somebody else')))
  await second
  expect(order).toEqual(['first', 'somebody else', 'second'])
})

test('background work gives its result, and goes on after a failure', async () => {
  const inTurn = createYieldingQueue()
  const failing = inTurn(() => {
    throw new Error('no')
  })
  const working = inTurn(() => 42)
  await expect(failing).rejects.toThrow('no')
  expect(await working).toBe(42)
})

test('background work of several orders goes side by side', async () => {
  const order: string[] = []
  function* steps(name: string) {
    order.push(`${name} 1`)
    yield
    order.push(`${name} 2`)
    return name
  }
  const inTurn = createYieldingQueue()
  expect(await Promise.all([runInSteps(inTurn, steps('a')), runInSteps(inTurn, steps('b'))])).toEqual(['a', 'b'])
  expect(order).toEqual(['a 1', 'b 1', 'a 2', 'b 2'])
})
