// Reads the hidden sheet of a returned file: the document it was made from and its origin. The content is untrusted. Never throws.
import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { type Document, parseDocument } from '../../ach/document/document.ts'
import type { SheetContent } from '../../import/table/spreadsheet.ts'
import { CHUNK, CHUNKS_FROM, checksum, DATA_MAGIC, DATA_VERSION } from '../sheets/hidden-sheet.ts'
import { type Stamp, stampSchema } from '../sheets/stamp.ts'

export type HiddenSheetRead =
  | { readonly ok: true; readonly stamp: Stamp; readonly document: Document }
  | {
      readonly ok: false
      /** absent: not made by this program, or the sheet was removed; newer: made by a later version of this program */
      readonly why: 'absent' | 'damaged' | 'newer'
      readonly message: string
    }

/** Warnings if the hidden sheet cannot be used. */
export const HIDDEN_SHEET_MESSAGES = {
  absent: 'This file has no hidden sheet of this program, so the workbook it was made from is unknown.',
  newer: 'This file was made by a newer version of this program. Its hidden sheet cannot be read here.',
  damaged: (how: string) => `The hidden sheet of this file is damaged: ${how.replace(/\.$/, '')}.`,
} as const

/** Ways in which the hidden sheet is damaged. */
export const HIDDEN_SHEET_FLAWS = {
  unreadable: 'it cannot be read',
  beginning: 'its beginning is not as this program writes it',
  noLength: 'its length is missing',
  tooLong: 'its declared length is more than can be read',
  cut: 'part of it is missing, cut off or too long',
  altered: 'it was changed after the file was made',
  noOrigin: 'it does not name its workbook',
} as const

const MOST_BYTES = 24 * 1024 * 1024

/** Files of version 1 do not name their origin. */
const UNSTAMPED: Stamp = { kind: 'workbook', from: null, seq: 0, at: null }

/** `sheet`: the sheet named DATA_SHEET; undefined if there is none. */
export function readHiddenSheet(sheet: SheetContent | undefined): HiddenSheetRead {
  if (!sheet || sheet.rows.size === 0)
    return {
      ok: false,
      why: 'absent',
      message: HIDDEN_SHEET_MESSAGES.absent,
    }
  try {
    return read(sheet)
  } catch {
    return damagedSheet(HIDDEN_SHEET_FLAWS.unreadable)
  }
}

function read(sheet: SheetContent): HiddenSheetRead {
  const at = (row: number) => typedAt(sheet, row)
  const version = at(2)
  if (at(1) !== DATA_MAGIC || !whole(version) || version < 1) return damagedSheet(HIDDEN_SHEET_FLAWS.beginning)
  if (version > DATA_VERSION) return { ok: false, why: 'newer', message: HIDDEN_SHEET_MESSAGES.newer }
  const from = version === 1 ? CHUNKS_FROM[1] : CHUNKS_FROM[2]
  const [length, count] = [at(4), at(5)]
  if (!whole(length) || !whole(count) || count < 1) return damagedSheet(HIDDEN_SHEET_FLAWS.noLength)
  if (length > MOST_BYTES) return damagedSheet(HIDDEN_SHEET_FLAWS.tooLong)
  const bytes = inflateText(sheet, from, count)
  if (!bytes) return damagedSheet(HIDDEN_SHEET_FLAWS.cut)
  const stampText = version === 1 ? null : at(6)
  if (bytes.length !== length || !isUnaltered(stampText, bytes, at(3))) return damagedSheet(HIDDEN_SHEET_FLAWS.altered)
  const stamp = stampText === null ? UNSTAMPED : stampIn(stampText)
  if (!stamp) return damagedSheet(HIDDEN_SHEET_FLAWS.noOrigin)
  const document = parseDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (!document.ok) return damagedSheet(`it contains no workbook. ${document.problems[0] ?? ''}`.trim())
  return { ok: true, stamp, document: document.document }
}

const damagedSheet = (how: string): HiddenSheetRead => ({
  ok: false,
  why: 'damaged',
  message: HIDDEN_SHEET_MESSAGES.damaged(how),
})

/** Returns the value in column A unless it is a formula. */
function typedAt(sheet: SheetContent, row: number): string | number | undefined {
  const cell = sheet.rows.get(row)?.get(1)
  if (!cell || cell.formula || cell.error !== null) return undefined
  return typeof cell.value === 'string' || typeof cell.value === 'number' ? cell.value : undefined
}

const whole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** Returns the decoded bytes; null if a chunk is missing (stops there, whatever the declared number), or the text is broken or too long. */
function inflateText(sheet: SheetContent, from: number, count: number): Buffer | null {
  const chunks: string[] = []
  for (let row = from; row < from + count; row++) {
    const chunk = typedAt(sheet, row)
    if (typeof chunk !== 'string' || chunk.length > CHUNK) return null
    chunks.push(chunk)
  }
  try {
    return inflateSync(Buffer.from(chunks.join(''), 'base64'), { maxOutputLength: MOST_BYTES })
  } catch {
    return null
  }
}

function isUnaltered(stamp: string | number | null | undefined, bytes: Uint8Array, sum: unknown): boolean {
  if (stamp === null) return createHash('sha256').update(bytes).digest('hex') === sum
  return typeof stamp === 'string' && checksum(stamp, bytes) === sum
}

function stampIn(text: string | number | undefined): Stamp | null {
  if (typeof text !== 'string') return null
  try {
    return stampSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
