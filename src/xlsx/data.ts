// The hidden sheet: the whole document as text in chunks, with its checksum, so that a file can be compared with what it was made from.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { SheetPlan } from './sheet-plan.ts'

export const DATA_SHEET = '_ach_data'
export const DATA_MAGIC = 'ACH-WORKBOOK'
export const DATA_VERSION = 1
/** A cell holds 32,767 characters. */
const CHUNK = 32_000

/** A1 magic, A2 version, A3 SHA-256 of the text, A4 its bytes, A5 the number of chunks, from A6 on base64 of the deflated text. */
export function dataSheet(document: string): SheetPlan {
  const bytes = Buffer.from(document)
  const chunks =
    deflateSync(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? []
  const values = [DATA_MAGIC, DATA_VERSION, createHash('sha256').update(bytes).digest('hex'), bytes.length, chunks.length, ...chunks]
  return {
    name: DATA_SHEET,
    columns: [80],
    rows: values.map((value) => ({ cells: [{ value, style: 'data' }] })),
    hidden: true,
  }
}
