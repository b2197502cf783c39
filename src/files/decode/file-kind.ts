// Detects the kind of a file from its content, with its name as a hint.
import { HTML, markupKind } from '../../import/table/markup.ts'

/** `other`: no table, by its first bytes; `text`: anything else, which may hold a table */
export type FileKind = 'achz' | 'spreadsheet' | 'ods' | 'json' | 'other' | 'text'

export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x1f, 0x8b) || /\.achz$/i.test(name)) return 'achz'
  if (isOds(name, bytes)) return 'ods'
  // first bytes of a zip file and of an old .xls
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) || /\.(xlsx|xlsm|xls)$/i.test(name)) return 'spreadsheet'
  if (foreignKind(bytes) !== null) return 'other'
  return /\.(json|csljson)$/i.test(name) || looksLikeJson(bytes) ? 'json' : 'text'
}

/** An .ods names its kind in its first part, which is not packed. */
const isOds = (name: string, bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b) &&
  (/\.ods$/i.test(name) || Buffer.from(bytes.subarray(30, 120)).toString('latin1').includes('opendocument.spreadsheet'))

/** First bytes of files that are no text, and what they are. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (GIF)'],
  [[0x42, 0x4d], 'a picture (BMP)'],
  [[0x49, 0x49, 0x2a, 0x00], 'a picture (TIFF)'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a picture (TIFF)'],
  [[0x52, 0x49, 0x46, 0x46], 'a picture, a sound or a film'],
  [[0x49, 0x44, 0x33], 'a sound (MP3)'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'an archive (7z)'],
  [[0x52, 0x61, 0x72, 0x21], 'an archive (RAR)'],
]

/** What a file is that is neither a text nor a table, with its article; null for others. Its name does not count. */
export function foreignKind(bytes: Uint8Array): string | null {
  // Short signatures are also beginnings of words; a file that is not a text has a NUL soon.
  const binary = bytes.subarray(0, 1000).includes(0)
  const found = SIGNATURES.find(([first]) => startsWith(bytes, ...first) && (binary || first.some((byte) => byte > 0x7e)))
  if (found) return found[1]
  const kind = markupKind(new TextDecoder().decode(bytes.subarray(0, 4000)))
  return kind === HTML ? null : kind
}

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)

/** True for a brace, or a list of objects, after spaces and a byte order mark; {| begins a table of a wiki. */
const looksLikeJson = (bytes: Uint8Array): boolean =>
  /^[\s\ufeff]*(\{(?!\|)|\[\s*\{\s*")/.test(new TextDecoder().decode(bytes.subarray(0, 1000)))
