// Decodes the bytes of a text file: CSV, or what somebody saved from a spreadsheet. Must not look at what the text says.
import { Refused } from '../../ach/model/refused.ts'

/** Why bytes are not read as text. */
export const TEXT_REFUSALS = {
  damaged: 'The file says that it is text in UTF-8, but it is damaged. Save or download it again.',
  binary: 'This is not a text file. Save the table as CSV in UTF-8, or as Unicode text, and choose that file.',
  truncated: 'The file ends in the middle of a character: part of it is missing. Copy it again.',
} as const

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252'

export interface FileText {
  readonly text: string
  readonly encoding: TextEncoding
  /** true where nothing in the file says so: old files do not tell their encoding, and the user should look at the letters */
  readonly guessed: boolean
}

/** The text of a file without its byte order mark; what is no text is refused with a sentence. */
export function decodeText(bytes: Uint8Array): FileText {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return utf16(bytes, 'utf-16be')
  if (bytes.includes(0)) throw notText()
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', guessed: false }
  } catch {
    if (first === 0xef && second === 0xbb && third === 0xbf) throw new Refused('invalid', TEXT_REFUSALS.damaged)
  }
  if (looksCyrillic(bytes)) return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251', guessed: true }
  return { text: windows1252(bytes), encoding: 'windows-1252', guessed: true }
}

const notText = () => new Refused('invalid', TEXT_REFUSALS.binary)

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): FileText {
  if (bytes.length % 2 === 1) throw new Refused('invalid', TEXT_REFUSALS.truncated)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) throw notText()
  return { text, encoding, guessed: false }
}

/** 0x80 to 0x9f of windows-1252; the decoder of some versions of Node.js leaves control characters there. */
const OWN_LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => OWN_LETTERS[character.charCodeAt(0) - 0x80] ?? character)

/** Whole words of letters beyond ASCII are Cyrillic; in Western languages such letters stand among plain ones, or alone. */
function looksCyrillic(bytes: Uint8Array): boolean {
  const letters = Buffer.from(bytes).toString('latin1')
  let cyrillic = 0
  let western = 0
  for (const [word] of letters.matchAll(/[A-Za-z\u00c0-\u00ff\u00a1-\u00a3\u00a5\u00a8\u00aa\u00af\u00b2-\u00b4\u00b8\u00ba-\u00bf]+/g)) {
    const beyond = word.replace(/[A-Za-z]/g, '').length
    if (beyond < word.length) western += beyond
    else if (beyond > 1) cyrillic += beyond
  }
  return cyrillic > western
}
