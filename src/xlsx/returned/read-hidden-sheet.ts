// The hidden sheet of a file that came back → the document it was made from and where that is. Trusts nothing: a file may have been
// changed by anybody. Never throws.
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
      /** absent: this program did not make the file, or another took the sheet out; newer: of a later version of this program */
      readonly why: 'absent' | 'damaged' | 'newer'
      readonly message: string
    }

/** What is said where the sheet cannot be trusted. */
export const HIDDEN_SHEET_MESSAGES = {
  absent: 'This file has no hidden sheet of this program, so that nothing tells which workbook it was made from.',
  newer: 'This file was made by a newer version of this program, which is needed to read it.',
  damaged: (how: string) => `The hidden sheet of this file is damaged: ${how.replace(/\.$/, '')}.`,
} as const

/** How it can be damaged. */
export const HIDDEN_SHEET_FLAWS = {
  unreadable: 'it cannot be read',
  beginning: 'it does not begin as this program writes it',
  noLength: 'its length is missing',
  tooLong: 'it says to hold more than can be read',
  cut: 'a part of it is missing, cut or too long',
  altered: 'it was changed after the file was made',
  noOrigin: 'it does not say which workbook it was made for',
} as const

const MOST_BYTES = 24 * 1024 * 1024

/** Version 1 said nothing of where it came from. */
const UNSTAMPED: Stamp = { kind: 'workbook', from: null, seq: 0, at: null }

/** `paperForm`: the one that is called DATA_SHEET; undefined where there is none. */
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
  if (!document.ok) return damagedSheet(`it holds no workbook. ${document.problems[0] ?? ''}`.trim())
  return { ok: true, stamp, document: document.document }
}

const damagedSheet = (how: string): HiddenSheetRead => ({
  ok: false,
  why: 'damaged',
  message: HIDDEN_SHEET_MESSAGES.damaged(how),
})

/** What stands in column A, as long as nobody made a formula of it. */
function typedAt(sheet: SheetContent, row: number): string | number | undefined {
  const cell = sheet.rows.get(row)?.get(1)
  if (!cell || cell.formula || cell.error !== null) return undefined
  return typeof cell.value === 'string' || typeof cell.value === 'number' ? cell.value : undefined
}

const whole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** The text's bytes; null where a chunk is missing (which ends the search, however many there are said to be), or the text broken or longer than any workbook. */
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
