// What undo and redo would act on next, told from the heads of one person's batches alone, so that it survives any restart.
import type { BatchHead } from '../store/store.ts'

export interface Stacks<H extends BatchHead> {
  /** batches that stand, the newest last */
  readonly done: readonly H[]
  /** undoing batches that redo would take back, the newest last */
  readonly undone: readonly H[]
}

/** The first batch of a workbook makes it and is not undone. */
export function stacksOf<H extends BatchHead>(heads: Iterable<H>): Stacks<H> {
  const done: H[] = []
  const undone: H[] = []
  for (const head of heads) {
    if (head.undoes !== null && head.undoes === done.at(-1)?.batch) {
      done.pop()
      undone.push(head)
    } else if (head.undoes !== null && head.undoes === undone.at(-1)?.batch) {
      undone.pop()
      done.push(head)
    } else if (head.from !== 1) {
      done.push(head)
      undone.length = 0
    }
  }
  return { done, undone }
}
