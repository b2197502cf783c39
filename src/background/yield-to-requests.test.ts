// A queue for background work: in order, with room for requests in between, and failures that affect no other work.
import { expect, test } from 'vitest'
import { createYieldingQueue, runInSlices, runInSteps } from './yield-to-requests.ts'

test('background work runs in order and lets other callbacks run in between', async () => {
  const inTurn = createYieldingQueue()
  const order: string[] = []
  const first = inTurn(() => order.push('first'))
  const second = inTurn(() => order.push('second'))
  first.then(() => setImmediate(() => order.push('another callback')))
  await second
  expect(order).toEqual(['first', 'another callback', 'second'])
})

test('background work returns its result, and continues after a failure', async () => {
  const inTurn = createYieldingQueue()
  const failing = inTurn(() => {
    throw new Error('no')
  })
  const working = inTurn(() => 42)
  await expect(failing).rejects.toThrow('no')
  expect(await working).toBe(42)
})

test('the steps of several computations alternate', async () => {
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

test('a computation in slices lets other callbacks run in between, and returns its result', async () => {
  let callbacks = 0
  let running = true
  const count = () => {
    callbacks += 1
    if (running) setImmediate(count)
  }
  setImmediate(count)
  function* steps() {
    // The last step runs only if other callbacks were let in before.
    for (let step = 0; callbacks < 3; step += 1) yield step
    return callbacks
  }
  expect(await runInSlices(steps())).toBeGreaterThanOrEqual(3)
  running = false
})

test('a failure in a slice rejects the computation', async () => {
  // biome-ignore lint/correctness/useYield: fails before its first step
  function* failing() {
    throw new Error('no')
  }
  await expect(runInSlices(failing())).rejects.toThrow('no')
})
