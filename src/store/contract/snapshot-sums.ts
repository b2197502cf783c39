// When snapshots are due, and their checksums, over each part and over the whole, for detecting damage.
import { createHash } from 'node:crypto'
import type { Change } from '../../ach/log/change.ts'

/** Number of changes between two snapshots of a workbook. */
const EVERY = 500

/** Returns true if a batch of `changes` changes that begins at seq `from` makes a new snapshot due. */
export const isDue = (from: number, changes: number): boolean => Math.floor((from - 1) / EVERY) < Math.floor((from - 1 + changes) / EVERY)

/** Returns true if the newest snapshot is so old that opening the workbook takes long. */
export const isBehind = (seq: number, snapshot: number): boolean => seq - snapshot >= EVERY

/** The change that marks the removal of personal data, as stored in the log. Snapshots made before it must be deleted. */
export const REDACTED = JSON.stringify({ type: 'redacted' } satisfies Change)

export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Checksum over the seq of a snapshot and the names and checksums of all its parts; detects missing and surplus parts. */
export const partsChecksum = (seq: number, parts: ReadonlyMap<string, string>): string =>
  checksumOf(JSON.stringify([seq, ...[...parts].sort()]))
