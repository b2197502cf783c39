// Checksums of snapshots, the same in every database: over each part, and over the whole, so that damage is noticed.
import { createHash } from 'node:crypto'
import type { Change } from '../../ach/log/change.ts'

/** Between two snapshots of a workbook lie so many changes. */
const EVERY = 500

/** True where a batch of `changes`, which begins at `from`, makes a new snapshot due. */
export const isDue = (from: number, changes: number): boolean => Math.floor((from - 1) / EVERY) < Math.floor((from - 1 + changes) / EVERY)

/** True where the newest snapshot is so far behind that opening the workbook takes long. */
export const isBehind = (seq: number, snapshot: number): boolean => seq - snapshot >= EVERY

/** That personal data were removed, as it lies in the log: a snapshot from before must not be kept after it. */
export const REDACTED = JSON.stringify({ type: 'redacted' } satisfies Change)

export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Over the names and checksums of all parts: notices a part that is missing or left over. */
export const partsChecksum = (parts: ReadonlyMap<string, string>): string => checksumOf(JSON.stringify([...parts].sort()))
