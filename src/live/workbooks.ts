// Open workbooks: the one way to read or change anything. Knows the core and the store's contract, no web and no adapter.
import type { LoggedChange, Change } from '../ach/change.ts'
import type { Workbook } from '../ach/workbook.ts'
import type { Store } from '../store/store.ts'

/** A workbook as it is durably stored, with the names of its people. */
export interface Opened {
  readonly id: string
  readonly workbook: Workbook
  readonly names: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly changedAt: string
}

/** What an action did: the workbook with the action in it, and the changes that were appended (none if there was nothing to do). */
export interface Done extends Opened {
  readonly batch: string | null
  readonly changes: readonly Change[]
}

/** One line of the list of workbooks. */
export interface Summary {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly hypotheses: number
  readonly evidence: number
  /** share of the cells of active rows and columns that the person has filled, 0 … 1 */
  readonly rated: number
  readonly verdict: string
  readonly changedAt: string
  readonly deletedAt: string | null
}

export interface Clock {
  now(): Date
}

/** Tells listeners that a workbook moved to this seq; by whom is not said. */
export type Listener = (seq: number) => void

export interface Workbooks {
  /** Makes a workbook from its first changes (the first is 'created'); answers its unguessable id. */
  create(by: string, first: readonly Change[], people: ReadonlyMap<string, string>): Promise<string>
  /** Refused 'unknown' where there is none or it was deleted. */
  open(id: string): Promise<Opened>
  /**
   * One action of one person. `decide` sees the newest state (with changes that are still being stored) and answers the changes to
   * append as one batch, or none. It may run again when somebody else was faster; it must have no effects of its own.
   * Resolves when the batch is durable; rejects with Refused, and then nothing was changed.
   */
  change(id: string, by: string, decide: (workbook: Workbook) => readonly Change[]): Promise<Done>
  /** Takes back this person's newest batch not yet undone, or makes it again. Refused 'nothing' or 'conflict'. */
  undo(id: string, by: string): Promise<Done>
  redo(id: string, by: string): Promise<Done>
  /** The changes that undo and redo would take back, for their labels; null where there is nothing. */
  undoable(id: string, by: string): Promise<{ readonly undo: readonly Change[] | null; readonly redo: readonly Change[] | null }>
  /** Newest first, seq < before. */
  history(id: string, before: number, limit: number): Promise<LoggedChange[]>
  /** Ascending, seq > after. */
  since(id: string, after: number, limit: number): Promise<LoggedChange[]>
  subscribe(id: string, listener: Listener): () => void
  /** `me` is the person whose progress and verdict the list shows. */
  list(me: string): Promise<Summary[]>
  delete(id: string): Promise<void>
  bringBack(id: string): Promise<void>
  namePerson(id: string, rater: string, name: string): Promise<void>
  /** For uploads that wait for a decision. */
  readonly store: Store
  close(): Promise<void>
}
