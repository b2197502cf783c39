// What undo and redo would act on next, told from the heads of one person's batches alone, so that it survives any restart.
import type { BatchHead } from '../store/contract/store.ts'

/** The newest on top. Never altered, so that batches still being stored can be put on top of what is durable. */
export interface UndoStack<H> {
  readonly top: H
  readonly below: UndoStack<H> | null
}
export interface UndoStacks<H> {
  /** batches that stand */
  readonly done: UndoStack<H> | null
  /** undoing batches that redo would take back */
  readonly undone: UndoStack<H> | null
}
export const NO_STACKS: UndoStacks<never> = { done: null, undone: null }

/** The stacks after that person's next batch. The first batch of a workbook makes it and is not undone. */
export function pushBatch<H extends BatchHead>({ done, undone }: UndoStacks<H>, head: H): UndoStacks<H> {
  if (head.undoes !== null && head.undoes === done?.top.batch) return { done: done.below, undone: { top: head, below: undone } }
  if (head.undoes !== null && head.undoes === undone?.top.batch) return { done: { top: head, below: done }, undone: undone.below }
  if (head.from === 1) return { done, undone }
  return { done: { top: head, below: done }, undone: null }
}
