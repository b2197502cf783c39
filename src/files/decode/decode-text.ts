// Decodes the bytes of a text file, such as a CSV file saved from a spreadsheet. Never interprets the text.
import { Refused } from '../../ach/model/refused.ts'

/** Why bytes are refused as text. */
export const TEXT_REFUSALS = {
  damaged: 'This file is marked as UTF-8 text but is damaged. Save or download it again.',
  binary: 'This is not a text file. Save the table as CSV (UTF-8) or Unicode text, then choose that file.',
  truncated: 'This file ends in the middle of a character: part of it is missing. Copy or download it again.',
} as const

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252'

export interface FileText {
  readonly text: string
  readonly encoding: TextEncoding
  /** true if the file does not name its encoding, so the user should check the letters */
  readonly guessed: boolean
}

/** Returns a file's text without its byte order mark. Throws `Refused` for bytes that are not text. */
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

/** Characters 0x80 to 0x9f of windows-1252; some versions of Node.js decode them to control characters. */
const OWN_LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Characters replaced at a time: a replacement holds every match until its end. */
const PIECE = 64 * 1024

function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at < latin1.length; at += PIECE)
    pieces.push(
      latin1
        .toString('latin1', at, at + PIECE)
        .replace(/[\u0080-\u009f]/g, (character) => OWN_LETTERS[character.charCodeAt(0) - 0x80] ?? character),
    )
  return pieces.join('')
}

/** True if whole words consist of non-ASCII letters, as in Cyrillic; Western languages mix such letters with ASCII ones. */
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
