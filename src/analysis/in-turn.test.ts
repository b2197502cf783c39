// Work in turns: in order, with room for others in between, and a failure that stops nobody else.
import { expect, test } from 'vitest'
import { inTurns } from './in-turn.ts'

test('works in order and lets others go between', async () => {
  const inTurn = inTurns()
  const order: string[] = []
  const first = inTurn(() => order.push('first'))
  const second = inTurn(() => order.push('second'))
  first.then(() => setImmediate(() => order.push('somebody else')))
  await second
  expect(order).toEqual(['first', 'somebody else', 'second'])
})

test('gives what came of it, and goes on after a failure', async () => {
  const inTurn = inTurns()
  const failing = inTurn(() => {
    throw new Error('no')
  })
  const working = inTurn(() => 42)
  await expect(failing).rejects.toThrow('no')
  expect(await working).toBe(42)
})
