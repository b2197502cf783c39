// The store's contract: a log of changes per workbook, names of people, pending uploads. store.contract.ts is the test suite for adapters.
// Only server.ts and cli.ts know which adapter is in use.
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import type { AccessStore } from './access-store.ts'

/** The changes of one action, appended all or nothing. The writer numbers them, not the store. */
export interface NewBatch {
  readonly workbook: string
  /** seq of the first change: one more than the last that the writer knew; 1 for a new workbook. */
  readonly from: number
  /** Id of the batch that ends just before `from`, on which this one is based; null for a new workbook. */
  readonly follows: string | null
  readonly batch: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Id of the rater who made the changes. */
  readonly by: string
  /** The batch that this one undoes, else null. */
  readonly undoes: string | null
  /** At least one. */
  readonly changes: readonly Change[]
  /** Names of people by rater id, stored together with the changes. */
  readonly people?: ReadonlyMap<string, string>
}

/**
 * 'taken': the log does not end just before `from` with the batch `follows`, because another writer was faster or the base of this
 * batch was not stored. Nothing of this batch was stored.
 */
export type AppendResult = 'stored' | 'taken'

/** The tables that `redact` empties for a workbook: data that is rebuilt from the log, or never was part of it. */
export const DROPPED_TABLES = [
  'snapshots',
  'snapshot_heads',
  'summaries',
  'uploads',
  'people',
  'participants',
  'participant_sessions',
  'join_codes',
] as const

/** Those of them that are rebuilt from the log; they contain everyone's texts. */
export const REBUILT_TABLES = ['snapshots', 'snapshot_heads', 'summaries'] as const
/** Those of them that have rows of single raters. */
export const RATER_TABLES = ['people', 'participants', 'participant_sessions'] as const

/**
 * 'gone': nothing of what was removed is left in the database.
 * 'traces': it can no longer be read, but bytes of it may remain in the file, because another program had the file open or the disk was
 * full. The next `redact` or start of the server removes them.
 * 'freed': it can no longer be read; the database server will overwrite the bytes later, and keeps them in its write-ahead log until then.
 */
export type EraseResult = 'gone' | 'traces' | 'freed'

/** A batch without its changes. */
export interface BatchHead {
  readonly batch: string
  /** The batch that it undoes, else null. */
  readonly undoes: string | null
  /** seq of its first and last change. */
  readonly from: number
  readonly to: number
}

/** What can be known about a workbook without reading its log. */
export interface WorkbookHead {
  readonly id: string
  /** seq of the last change. */
  readonly seq: number
  /** Times of the first and the last change, ISO 8601, UTC. */
  readonly createdAt: string
  readonly changedAt: string
  /** When it was deleted, ISO 8601; null if it is not deleted. */
  readonly deletedAt: string | null
}

/** Which part of the list of workbooks to read. */
export interface ListPart {
  /** true: only deleted workbooks, last deleted first; false: only the others, last changed first */
  readonly deleted: boolean
  /** Each must be in the title or in the first 1,000 characters of the question, in any case. No words: all workbooks. */
  readonly words: readonly string[]
  /** 'changed' (default): last changed first; 'title': in any case. Deleted workbooks are always in the order of their deletion. */
  readonly order?: 'changed' | 'title'
  /** Number of workbooks to skip, and the most to return. */
  readonly offset: number
  readonly limit: number
}

/** A summary for the list of workbooks, and the seq that it was made from. */
export interface StoredSummary {
  readonly workbook: string
  readonly seq: number
  readonly json: string
}

/** Part of the list of workbooks. */
export interface ListedHeads {
  readonly heads: readonly WorkbookHead[]
  /** Number of workbooks in the whole list. */
  readonly total: number
}

/** A workbook as it was after the change `seq`. */
export interface Snapshot {
  readonly seq: number
  /** By part: 'base' and one per rater; JSON texts written by src/ach/log/snapshot.ts. */
  readonly parts: ReadonlyMap<string, string>
}

/** An uploaded file, unchanged. */
export interface UploadedFile {
  /** The name the user's system gave it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Milliseconds. A pending upload may be removed after a day. */
export const UPLOAD_WAITS_MS = 24 * 60 * 60 * 1000

/** Files uploaded together that wait for the user's decision. */
export interface Upload {
  /** Unguessable; anyone who has it may read the files. */
  readonly id: string
  /** When they were uploaded, ISO 8601, UTC. */
  readonly at: string
  /** The workbook on whose page they were uploaded; null if none. */
  readonly workbook: string | null
  /** At least one, in the order of the upload. */
  readonly files: readonly UploadedFile[]
}

/** Each ISO 8601, UTC. */
export interface ExpiryDates {
  /** for workbooks: when they were deleted */
  readonly workbooks: string
  readonly uploads: string
  /** of people with the key, readers and participants */
  readonly sessions: string
}

export interface StoreFigures {
  /** batches stored since the start */
  readonly appended: number
  /** writes that wait for their transaction */
  readonly waiting: number
  readonly snapshots: number
  readonly failedSnapshots: number
  /** on the disk of the database file; null if that is unknown or another machine's */
  readonly freeBytes: number | null
}

/** Pending uploads. */
export interface UploadStore {
  /** `upload` finds it once this has resolved. A large one is stored while others write. */
  keepUpload(upload: Upload): Promise<void>
  /** The files of that id; null if there are none, or no longer. */
  upload(id: string): Promise<Upload | null>
  /** Does nothing if there is no such upload. */
  dropUpload(id: string): Promise<void>
}

/**
 * What another server on the same data did with a workbook: 'log' appended changes; 'names' named a person; 'reload' deleted or restored
 * it, or removed personal data.
 */
export interface RemoteChange {
  readonly workbook: string
  readonly what: 'log' | 'names' | 'reload'
}

/** The other servers on the same data. Each subscription returns the function that ends it. */
export interface OtherServers {
  /** Reports changes of other servers once they are durable; null means that some may have been missed. */
  onChange(listener: (change: RemoteChange | null) => void): () => void
  /** Broadcasts a short-lived message that is stored nowhere: at most 7,000 bytes, delivery not guaranteed. */
  broadcast(text: string): void
  /** Receives the messages of `broadcast`. */
  onMessage(listener: (text: string) => void): () => void
}

/**
 * Every write rejects with `Refused('unavailable')` if it could not be stored; then nothing was stored. If the database server was lost at
 * that very moment, the message says that the result is unknown.
 */
export interface Store extends AccessStore, UploadStore {
  /**
   * Creates a workbook with its first batch and people, all or nothing, letting other writes in between if the batch is large. Nobody can
   * see the workbook until it resolves; then it is durable. Throws `Refused('unavailable')` also if
   * the id is in use.
   */
  create(workbook: string, first: NewBatch, people: ReadonlyMap<string, string>): Promise<void>
  /**
   * Appends a batch, all or nothing; calls are stored in the order in which they are made, and calls that wait share one transaction.
   * Durable when it resolves. Rejects with `Refused('unavailable')` if nothing could be stored, `Refused('unknown')` if the workbook does
   * not exist or was deleted.
   */
  append(batch: NewBatch): Promise<AppendResult>
  /**
   * Appends while all other writers are blocked: `build` receives the changes with seq > `after` and the names of people, and returns the
   * batches to append right behind them, all or nothing. `build` may be called more than once. Rejects as `append` does.
   */
  appendBehind(
    workbook: string,
    after: number,
    build: (missing: readonly LoggedChange[], people: ReadonlyMap<string, string>) => readonly NewBatch[],
  ): Promise<void>
  /**
   * Changes with seq > `after`, ascending, at most `limit`; all without a limit, none if there is no such workbook. Throws
   * `Refused('unavailable')` at a change that is unknown to this version, damaged or missing; none is ever skipped.
   */
  read(workbook: string, after: number, limit?: number): Promise<LoggedChange[]>
  /** Changes with seq < `before`, newest first, at most `limit`: for the history page. Otherwise as `read`. */
  readBack(workbook: string, before: number, limit: number): Promise<LoggedChange[]>
  /** The batches of one person, oldest first: all, or what is in changes with seq > `after`, where the first may be incomplete. */
  batchesBy(workbook: string, by: string, after?: number): Promise<BatchHead[]>
  /** The seq of that person's newest change but `newer`; 0 if they have made no more than `newer` changes. */
  changeBy(workbook: string, by: string, newer: number): Promise<number>
  /** The workbook's head; null if there is none. Deleted workbooks are included. */
  head(workbook: string): Promise<WorkbookHead | null>
  /** All workbooks, last changed first, deleted ones included; at most `limit`. */
  list(limit?: number): Promise<WorkbookHead[]>
  /** A part of the list of workbooks. Its cost does not grow with the length of the logs. */
  listPart(part: ListPart): Promise<ListedHeads>
  /**
   * Marks a workbook as deleted at that moment (ISO 8601), or restores it (null). Throws `Refused('unknown')` if there is no such workbook.
   */
  setDeleted(workbook: string, at: string | null): Promise<void>
  /**
   * Rebuilds from the logs what is missing or damaged in the list of workbooks. Returns the number of workbooks concerned. Rejects as every
   * write does.
   */
  relist(): Promise<number>
  /**
   * Permanently removes what is older than the dates; never a workbook whose time of deletion cannot be read. Returns the number of
   * workbooks removed. Only expiry.ts calls it.
   */
  purge(before: ExpiryDates): Promise<number>
  /** Names of people by rater id; empty if there is no such workbook. */
  people(workbook: string): Promise<Map<string, string>>
  /** Sets or changes a person's name. Throws `Refused('unknown')` if there is no such workbook. */
  namePerson(workbook: string, rater: string, name: string): Promise<void>
  /**
   * Removes personal data, all or nothing, letting other writes in between; changes that are appended until then are redacted too. Redacts
   * every change, replaces people's names, moves reader links to the new ids, appends a batch with the change 'redacted', and drops
   * snapshots, the summary and uploads of the workbook. From the moment it resolves, nobody can read what was removed, whatever happens.
   * `erased` resolves when the old bytes are no longer in the database, or when they cannot be erased now; it never rejects. The next start
   * continues what a stop interrupted. With `only`, removes the name, texts, sessions and personal code of that one rater, and leaves those of
   * others. Throws `Refused('unknown')` if the workbook does not exist or was deleted.
   */
  redact(
    batch: Pick<NewBatch, 'workbook' | 'batch' | 'at' | 'by'> & { readonly only?: string },
  ): Promise<{ readonly erased: Promise<EraseResult> }>
  /** The newest snapshot of that core version; null if there is none or it is damaged. The store makes one every 500 changes. */
  snapshot(workbook: string, core: string): Promise<Snapshot | null>
  /** The summary for the list of workbooks, with the seq it was made from; null if none is stored. */
  summary(workbook: string): Promise<{ seq: number; json: string } | null>
  /** The summaries of all workbooks, in any order. */
  summaries(): Promise<StoredSummary[]>
  /** Replaces the summary, whatever its seq. Does nothing if there is no such workbook. */
  keepSummary(workbook: string, seq: number, json: string): Promise<void>
  /** The other servers on the same data; null if the data is a file on one machine, where each read sees what other processes wrote. */
  readonly others: OtherServers | null
  /**
   * Makes a durable write that changes nothing. Resolves if writes work, with a sentence if the disk is nearly full; else rejects with
   * `Refused('unavailable')` and the reason.
   */
  writable(): Promise<string | null>
  /** Figures about this server's writes, for metrics. */
  figures(): StoreFigures
  /** Completes waiting writes, then closes; later writes throw `Refused('unavailable')`. */
  close(): Promise<void>
}

/** The part of a store that is neither the log nor access: the list of workbooks, names of people, summaries and uploads. */
export type HeadStore = Pick<
  Store,
  | 'head'
  | 'list'
  | 'listPart'
  | 'setDeleted'
  | 'relist'
  | 'purge'
  | 'people'
  | 'namePerson'
  | 'summary'
  | 'summaries'
  | 'keepSummary'
  | 'keepUpload'
  | 'upload'
  | 'dropUpload'
>
