// The store's contract: a log of changes per workbook, people's names, uploads that wait. Adapters live beside this file;
// store.contract.ts is the suite that each must pass. Only server.ts and cli.ts know which adapter is in use.
import type { Change, LoggedChange } from '../ach/change.ts'

/** One action: appended all or nothing. The store gives out no numbers: `from` is the seq of its first change. */
export interface NewBatch {
  readonly workbook: string
  /** seq of the first change: one more than the last that the writer knew */
  readonly from: number
  readonly batch: string
  readonly at: string
  readonly by: string
  readonly undoes: string | null
  readonly changes: readonly Change[]
}

/** 'taken': somebody else has written that number meanwhile; nothing of this batch was stored. */
export type Appended = 'stored' | 'taken'

export interface BatchHead {
  readonly batch: string
  readonly undoes: string | null
  /** seq of its first and last change */
  readonly from: number
  readonly to: number
}

export interface WorkbookHead {
  readonly id: string
  /** number of the last change */
  readonly seq: number
  /** ISO 8601 */
  readonly createdAt: string
  readonly changedAt: string
  /** when it was deleted; null while it is there */
  readonly deletedAt: string | null
}

export interface Snapshot {
  readonly seq: number
  /** by part: 'base' and one per rater; JSON text written by src/ach/snapshot.ts */
  readonly parts: ReadonlyMap<string, string>
}

export interface Upload {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Store {
  /** Registers an empty workbook together with its first batches and people, all or nothing. Durable when it resolves. */
  create(workbook: string, first: NewBatch, people: ReadonlyMap<string, string>): Promise<void>
  /** Appends each batch all or nothing, in the order given; calls that wait for one another share one transaction. Durable when it resolves. Rejects with Refused 'unavailable' when nothing could be stored. */
  append(batch: NewBatch): Promise<Appended>
  /** Changes with seq > `after`, ascending, at most `limit`. */
  read(workbook: string, after: number, limit?: number): Promise<LoggedChange[]>
  /** Changes with seq < `before`, newest first, at most `limit`: for the history page. */
  readBack(workbook: string, before: number, limit: number): Promise<LoggedChange[]>
  /** All batches of one person, oldest first. */
  batchesBy(workbook: string, by: string): Promise<BatchHead[]>
  /** The workbook's head, or null where there is none. Deleted ones are found too. */
  head(workbook: string): Promise<WorkbookHead | null>
  /** All workbooks, last changed first; deleted ones too. */
  list(): Promise<WorkbookHead[]>
  /** Marks as deleted, or brings back (null). */
  setDeleted(workbook: string, at: string | null): Promise<void>
  /** Removes for good what was deleted before that moment. */
  purge(deletedBefore: string): Promise<number>
  /** Names of people by rater id. */
  people(workbook: string): Promise<Map<string, string>>
  namePerson(workbook: string, rater: string, name: string): Promise<void>
  /** The newest snapshot of that core version, or null. */
  snapshot(workbook: string, core: string): Promise<Snapshot | null>
  /** A summary for the list of workbooks, kept beside its seq; null where none was kept. */
  summary(workbook: string): Promise<{ seq: number; json: string } | null>
  keepSummary(workbook: string, seq: number, json: string): Promise<void>
  keepUpload(upload: Upload): Promise<void>
  upload(id: string): Promise<Upload | null>
  dropUpload(id: string): Promise<void>
  /** Finishes what waits and closes. */
  close(): Promise<void>
}
