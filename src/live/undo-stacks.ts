// Derives the undo and redo stacks from the heads of one person's batches alone, so they survive a restart.
import type { BatchHead } from '../store/contract/store.ts'

/** An immutable stack, newest on top: pending batches can be pushed without changing the durable stack. */
export interface UndoStack<H> {
  readonly top: H
  readonly below: UndoStack<H> | null
}
export interface UndoStacks<H> {
  /** Batches that undo can reverse. */
  readonly done: UndoStack<H> | null
  /** Undoing batches that redo can reverse. */
  readonly undone: UndoStack<H> | null
}
export const NO_STACKS: UndoStacks<never> = { done: null, undone: null }

/** The stacks after that person's next batch. The first batch creates the workbook and cannot be undone. */
export function pushBatch<H extends BatchHead>({ done, undone }: UndoStacks<H>, head: H): UndoStacks<H> {
  if (head.undoes !== null && head.undoes === done?.top.batch) return { done: done.below, undone: { top: head, below: undone } }
  if (head.undoes !== null && head.undoes === undone?.top.batch) return { done: { top: head, below: done }, undone: undone.below }
  if (head.from === 1) return { done, undone }
  return { done: { top: head, below: done }, undone: null }
}
