// Detects the kind of a file from its content, with its name as a hint.
import { foreignKind } from './foreign-kind.ts'

/** `other`: nothing that can be read, by its first bytes; `text`: anything else, which may hold a table */
export type FileKind = 'achz' | 'spreadsheet' | 'ods' | 'json' | 'other' | 'text'

export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x1f, 0x8b) || /\.achz$/i.test(name)) return 'achz'
  if (isOds(name, bytes)) return 'ods'
  // first bytes of a zip file and of an old .xls
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'spreadsheet'
  if (foreignKind(name, bytes) !== null) return 'other'
  if (/\.(xlsx|xlsm|xls)$/i.test(name)) return 'spreadsheet'
  return /\.(json|csljson)$/i.test(name) || looksLikeJson(bytes) ? 'json' : 'text'
}

/** An .ods names its kind in its first part, which is not packed. */
const isOds = (name: string, bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b) &&
  (/\.ods$/i.test(name) || Buffer.from(bytes.subarray(30, 120)).toString('latin1').includes('opendocument.spreadsheet'))

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)

/** True for a brace, or a list of objects, after spaces and a byte order mark; {| begins a table of a wiki. */
const looksLikeJson = (bytes: Uint8Array): boolean =>
  /^[\s\ufeff]*(\{(?!\|)|\[\s*\{\s*")/.test(new TextDecoder().decode(bytes.subarray(0, 1000)))
