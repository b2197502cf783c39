// Detects the kind of a file from its content, with its name as a hint.

/** `text`: anything else, which may hold a table */
export type FileKind = 'achz' | 'spreadsheet' | 'json' | 'text'

export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x1f, 0x8b) || /\.achz$/i.test(name)) return 'achz'
  // first bytes of a zip file and of an old .xls
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) || /\.(xlsx|xlsm|xls|ods)$/i.test(name))
    return 'spreadsheet'
  return /\.json$/i.test(name) || looksLikeJson(bytes) ? 'json' : 'text'
}

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)

/** True for a brace after spaces and a byte order mark. */
const looksLikeJson = (bytes: Uint8Array): boolean => /^[\s\ufeff]*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1000)))
