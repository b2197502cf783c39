import { describe, expect, it } from 'vitest'
import type { BatchHead } from '../store/contract/store.ts'
import { NO_STACKS, pushBatch, type UndoStack, type UndoStacks } from './undo-stacks.ts'

/** Batches written as 'name' or 'name<undoes', starting with the second change of the workbook. */
function after(...batches: string[]): UndoStacks<BatchHead> {
  return batches.reduce<UndoStacks<BatchHead>>((stacks, one, index) => {
    const [batch = '', undoes = null] = one.split('<')
    return pushBatch(stacks, { batch, undoes, from: index + 2, to: index + 2 })
  }, NO_STACKS)
}
const names = (stack: UndoStack<BatchHead> | null): string => (stack ? `${names(stack.below)}${stack.top.batch} ` : '')
const stacksText = (stacks: UndoStacks<BatchHead>) => `${names(stacks.done)}| ${names(stacks.undone)}`.trim()

describe('undo stacks', () => {
  it.each([
    [[], '|'],
    [['a', 'b'], 'a b |'],
    [['a', 'b', 'u<b'], 'a | u'],
    [['a', 'b', 'u<b', 'v<a'], '| u v'],
    [['a', 'b', 'u<b', 'v<a', 'r<v'], 'r | u'],
    [['a', 'b', 'u<b', 'v<a', 'r<v', 's<u'], 'r s |'],
    [['a', 'u<a', 'r<u', 'w<r'], '| w'],
    [['a', 'u<a', 'b'], 'b |'],
    [['a', 'u<a', 'r<u', 'b'], 'r b |'],
  ])('after %j the undo stacks are %s', (batches, expected) => {
    expect(stacksText(after(...batches))).toBe(expected)
  })

  it('the batch that created the workbook cannot be undone', () => {
    expect(pushBatch(NO_STACKS, { batch: 'a', undoes: null, from: 1, to: 20 })).toEqual(NO_STACKS)
  })

  it('a batch that undoes something other than the newest counts as a new action', () => {
    expect(stacksText(after('a', 'b', 'x<a'))).toBe('a b x |')
  })
})
