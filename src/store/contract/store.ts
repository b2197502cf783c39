// The store's contract: a log of changes per workbook, people's names, uploads that wait. Adapters live beside this file;
// store.contract.ts is the suite that each must pass. Only server.ts and cli.ts know which adapter is in use.
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import type { RedactedLog } from '../../ach/log/redact.ts'
import type { AccessStore } from './access-store.ts'

/** One action: appended all or nothing. The store gives out no numbers: `from` is the seq of its first change. */
export interface NewBatch {
  readonly workbook: string
  /** seq of the first change: one more than the last that the writer knew; 1 for a new workbook */
  readonly from: number
  /** the batch of the change just before `from`: what the writer built on; null for a new workbook */
  readonly follows: string | null
  readonly batch: string
  /** ISO 8601, UTC */
  readonly at: string
  /** id of the rater who did it */
  readonly by: string
  /** the batch that this one takes back, else null */
  readonly undoes: string | null
  /** at least one */
  readonly changes: readonly Change[]
  /** names of people by rater id, stored together with the changes */
  readonly people?: ReadonlyMap<string, string>
}

/** 'taken': the log does not end just before `from` with the batch `follows` (somebody else was faster, or what this builds on was not stored); nothing of this batch was stored. */
export type AppendResult = 'stored' | 'taken'

/** The tables that `redact` empties for a workbook: what is made again from the log, or was never part of it. */
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

/** 'gone': nothing of what was removed is left in the database. 'traces': it can no longer be read here, but another program held the file, or the disk was full, so bytes of it may still lie in the file; the next `redact` removes them too. 'freed': it can no longer be read here; a database server overwrites the bytes in its own time, and keeps them in its write-ahead log until then. */
export type EraseResult = 'gone' | 'traces' | 'freed'

/** A batch without its changes. */
export interface BatchHead {
  readonly batch: string
  /** the batch that it takes back, else null */
  readonly undoes: string | null
  /** seq of its first and last change */
  readonly from: number
  readonly to: number
}

/** What is known of a workbook without reading it. */
export interface WorkbookHead {
  readonly id: string
  /** number of the last change */
  readonly seq: number
  /** times of the first and the last change, ISO 8601, UTC */
  readonly createdAt: string
  readonly changedAt: string
  /** when it was deleted, ISO 8601; null while it is there */
  readonly deletedAt: string | null
}

/** A workbook as it was after the change `seq`. */
export interface Snapshot {
  readonly seq: number
  /** by part: 'base' and one per rater; JSON text written by src/ach/log/snapshot.ts */
  readonly parts: ReadonlyMap<string, string>
}

/** A file as it came. */
export interface UploadedFile {
  /** as its owner calls it */
  readonly name: string
  readonly bytes: Uint8Array
}

/** An upload that nobody decided about is dropped after a day. */
export const UPLOAD_WAITS_MS = 24 * 60 * 60 * 1000

/** Files that came together and wait until somebody decides about them. */
export interface Upload {
  /** unguessable; whoever has it may read the files */
  readonly id: string
  /** when they came, ISO 8601, UTC */
  readonly at: string
  /** the workbook on whose page they were given; null where on none */
  readonly workbook: string | null
  /** at least one, in the order given */
  readonly files: readonly UploadedFile[]
}

/** Files that wait. */
export interface UploadStore {
  /** Keeps files; those that came a day before them are dropped. */
  keepUpload(upload: Upload): Promise<void>
  /** The files of that id; null where there are none (any more). */
  upload(id: string): Promise<Upload | null>
  /** Nothing where there is none. */
  dropUpload(id: string): Promise<void>
}

/** What another server on the same data did with a workbook: wrote on in its log; named somebody; deleted it, brought it back or removed personal data. */
export interface RemoteChange {
  readonly workbook: string
  readonly what: 'log' | 'names' | 'anew'
}

/** The other servers on the same data. Each function that is answered ends the hearing. */
export interface OtherServers {
  /** Hears what they did, after it is durable; null where something may have been missed. */
  moved(listener: (moved: RemoteChange | null) => void): () => void
  /** Tells them what is true for a moment only and kept nowhere: at most 7,000 bytes, without a promise that it arrives. */
  say(text: string): void
  /** Hears what they say. */
  hear(listener: (text: string) => void): () => void
}

/**
 * Everything that writes rejects with Refused 'unavailable' where it could not be stored, and then nothing was; where a server in
 * between was lost at the very moment, the sentence says that it is not known.
 */
export interface Store extends AccessStore, UploadStore {
  /** Registers a workbook together with its first batch and people, all or nothing. Durable when it resolves. Refused 'unavailable' also where the id is taken. */
  create(workbook: string, first: NewBatch, people: ReadonlyMap<string, string>): Promise<void>
  /** Appends each batch all or nothing, in the order given; calls that wait for one another share one transaction. Durable when it resolves. Rejects with Refused 'unavailable' when nothing could be stored, 'unknown' where there is no such workbook or it was deleted. */
  append(batch: NewBatch): Promise<AppendResult>
  /**
   * Appends where nobody else can write in between: `build` gets the changes with seq > `after` and the names of people, and answers the
   * batches to append right behind, all or nothing. It may run again from the start. Rejects as `appendChain`.
   */
  appendBehind(
    workbook: string,
    after: number,
    build: (missing: readonly LoggedChange[], people: ReadonlyMap<string, string>) => readonly NewBatch[],
  ): Promise<void>
  /** Changes with seq > `after`, ascending, at most `limit` (all where it is left out); none where there is no such workbook. A change that this version does not know, or that is damaged or missing, throws Refused 'unavailable'; it is never skipped. */
  read(workbook: string, after: number, limit?: number): Promise<LoggedChange[]>
  /** Changes with seq < `before`, newest first, at most `limit`: for the history page. Otherwise as `read`. */
  readBack(workbook: string, before: number, limit: number): Promise<LoggedChange[]>
  /** All batches of one person, oldest first. */
  batchesBy(workbook: string, by: string): Promise<BatchHead[]>
  /** The workbook's head, or null where there is none. Deleted ones are found too. */
  head(workbook: string): Promise<WorkbookHead | null>
  /** All workbooks, last changed first; deleted ones too. */
  list(): Promise<WorkbookHead[]>
  /** Marks as deleted since that moment (ISO 8601), or brings back (null). Refused 'unknown' where there is no such workbook. */
  setDeleted(workbook: string, at: string | null): Promise<void>
  /** Removes for good what was deleted before that moment (ISO 8601); answers how many workbooks that were. Uploads kept before it go too. */
  purge(deletedBefore: string): Promise<number>
  /** Names of people by rater id; empty where there is no such workbook. */
  people(workbook: string): Promise<Map<string, string>>
  /** Names a person, or names them anew. Refused 'unknown' where there is no such workbook. */
  namePerson(workbook: string, rater: string, name: string): Promise<void>
  /**
   * Removes personal data, all or nothing: every change is replaced by what `rewrite` makes of the log, the people's names too, links for
   * readers follow people to their new ids, a change 'redacted' is appended as a batch of its own, and snapshots, summary and uploads given
   * to this workbook are dropped. Then what was there before is erased from the bytes of the database. Refused 'unknown' where there is no such workbook or it was deleted.
   */
  redact(
    batch: Pick<NewBatch, 'workbook' | 'batch' | 'at' | 'by'>,
    rewrite: (log: readonly LoggedChange[]) => RedactedLog,
  ): Promise<EraseResult>
  /** The newest snapshot of that core version, or null; one that is damaged counts as none. The store makes them by itself, every 500 changes. */
  snapshot(workbook: string, core: string): Promise<Snapshot | null>
  /** A summary for the list of workbooks, kept beside its seq; null where none was kept. */
  summary(workbook: string): Promise<{ seq: number; json: string } | null>
  /** Takes the place of the one before, whatever its seq; nothing where there is no such workbook. */
  keepSummary(workbook: string, seq: number, json: string): Promise<void>
  /** The other servers on the same data; null where it lies in one file of one machine: whoever asks next finds what another process wrote. */
  readonly others: OtherServers | null
  /** Changes nothing, but takes a write all the way to the disk: resolves where one is durable now, else rejects with Refused 'unavailable' and says why. */
  writable(): Promise<void>
  /** Finishes what waits and closes; later writes are Refused 'unavailable'. */
  close(): Promise<void>
}
