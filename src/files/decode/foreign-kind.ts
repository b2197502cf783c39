// Recognises files that hold no table that can be read, by their first bytes, and says what to do instead. The only list of such kinds;
// those of pasted text are in src/import/table/markup.ts.
import { HTML, markupKind } from '../../import/table/markup.ts'

/** What a file is, with its article, and what to do instead; null if there is nothing better than another file. */
export interface ForeignKind {
  readonly what: string
  readonly instead: string | null
}

const SAVE_AS = 'open it in a spreadsheet program, save it as .xlsx, then import that'

/** First bytes of files that are no text. */
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

/** Beginnings of texts in which programs keep tables. `named`: counts only if the file's name says so. */
const TEXTS: readonly { readonly begins: RegExp; readonly named?: RegExp; readonly what: string; readonly instead: string }[] = [
  {
    begins: /^\{\\rtf/,
    what: 'a text document (RTF)',
    instead: 'copy the table from it and paste it, or save it as .html and import that',
  },
  { begins: /^ID;P/, what: 'a SYLK file', instead: SAVE_AS },
  { begins: /^TABLE\r?\n0,1\r?\n/, what: 'a DIF file', instead: SAVE_AS },
  {
    begins: /^<\?xml[^>]{0,200}\?>[\s\S]*(?:progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/,
    what: 'a spreadsheet in the XML format of Excel 2003',
    instead: SAVE_AS,
  },
  {
    begins: /^<(?:!doctype|html|head|body|table|meta|style|!--)/i,
    named: /\.(?:xls|xlsx|xlsm|xlt)$/i,
    what: 'a web page with the ending of a spreadsheet',
    instead: SAVE_AS,
  },
]

const FIRST = 4000

/** Returns null for a file that may be read. */
export function foreignKind(name: string, bytes: Uint8Array): ForeignKind | null {
  const head = bytes.subarray(0, FIRST)
  // Short signatures are also beginnings of words; a file that is not a text has a NUL soon.
  const binary = head.subarray(0, 1000).includes(0)
  const found = SIGNATURES.find(([first]) => first.every((byte, at) => head[at] === byte) && (binary || first.some((byte) => byte > 0x7e)))
  if (found) return { what: found[1], instead: null }
  const text = beginning(head)
  const kept = TEXTS.find(({ begins, named }) => begins.test(text) && (!named || named.test(name)))
  if (kept) return kept
  const what = markupKind(text)
  return what === null || what === HTML ? null : { what, instead: null }
}

function beginning(head: Uint8Array): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = new TextDecoder(!wide ? 'utf-8' : head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  return text.replace(/^[\s\ufeff]+/, '')
}
