// What undo and redo would act on next, told from the heads of one person's batches alone, so that it survives any restart.
import type { BatchHead } from '../store/contract/store.ts'

/** The newest on top. Never altered, so that batches still being stored can be put on top of what is durable. */
export interface Stack<H> {
  readonly top: H
  readonly below: Stack<H> | null
}
export interface Stacks<H> {
  /** batches that stand */
  readonly done: Stack<H> | null
  /** undoing batches that redo would take back */
  readonly undone: Stack<H> | null
}
export const NO_STACKS: Stacks<never> = { done: null, undone: null }

/** The stacks after that person's next batch. The first batch of a workbook makes it and is not undone. */
export function withBatch<H extends BatchHead>({ done, undone }: Stacks<H>, head: H): Stacks<H> {
  if (head.undoes !== null && head.undoes === done?.top.batch) return { done: done.below, undone: { top: head, below: undone } }
  if (head.undoes !== null && head.undoes === undone?.top.batch) return { done: { top: head, below: done }, undone: undone.below }
  if (head.from === 1) return { done, undone }
  return { done: { top: head, below: done }, undone: null }
}
