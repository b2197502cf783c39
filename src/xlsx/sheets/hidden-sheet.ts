// The hidden sheet: the whole document as text in chunks and where it comes from, with a checksum, so that a file can be compared with
// what it was made from. Read again by read-hidden-sheet.ts.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { SheetPlan } from '../write/sheet-plan.ts'
import type { Stamp } from './stamp.ts'

export const DATA_SHEET = '_ach_data'
export const DATA_MAGIC = 'ACH-WORKBOOK'
export const DATA_VERSION = 2
/** Row of the first chunk, by version. */
export const CHUNKS_FROM = { 1: 6, 2: 7 } as const
/** A cell holds 32,767 characters. */
export const CHUNK = 32_000

/** Covers the stamp too, so that neither it nor the document can be altered unnoticed. The stamp is one line. */
export const checksum = (stamp: string, document: Uint8Array): string =>
  createHash('sha256').update(`${stamp}\n`).update(document).digest('hex')

/**
 * A1 magic, A2 version, A3 SHA-256 of the stamp, a line end and the text, A4 the bytes of the text, A5 the number of chunks, A6 the
 * stamp as JSON, from A7 on base64 of the deflated text. Version 1 had no stamp, in the checksum neither, and its chunks from A6 on.
 */
export function dataSheet(stamp: Stamp, document: string): SheetPlan {
  const bytes = Buffer.from(document)
  const { kind, from, seq, at } = stamp
  const stampText = JSON.stringify({ kind, from, seq, at })
  const chunks =
    deflateSync(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? []
  const values = [DATA_MAGIC, DATA_VERSION, checksum(stampText, bytes), bytes.length, chunks.length, stampText, ...chunks]
  return {
    name: DATA_SHEET,
    columns: [80],
    rows: values.map((value) => ({ cells: [{ value, style: 'data' }] })),
    hidden: true,
  }
}
