// Reads a source text from a file of any supported kind. Returns a refusal for unreadable files instead of throwing.

import { readDate } from '../../ach/model/dates.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { decodeText } from '../decode/decode-text.ts'
import { readDocx } from './docx-text.ts'
import { readHtml } from './html-text.ts'
import { splitPlainText } from './paragraphs.ts'
import { readPdf } from './pdf-text.ts'

/** Why a text is refused. */
export const SOURCE_FILE_REFUSALS = {
  empty: 'No text was found. Paste it instead.',
  tooLong: `This text is longer than ${formatCount(LIMITS.sourceText)} characters, the most for one text. Add the part that you need.`,
  otherKind: 'Texts can be read from .txt, .md, .html, .docx and .pdf files. Save the file as one of these, or paste its text instead.',
} as const

/** A file to read, or a pasted text as a file. */
export interface TextFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a file says of itself and what it contains. */
export interface TextFound {
  readonly title: string
  /** null if the file does not say it in a way that can be read */
  readonly date: string | null
  /** one paragraph a line */
  readonly body: string
  readonly pages: readonly number[] | null
}

export type SourceTextRead = { readonly found: TextFound } | { readonly refused: string }

export async function readText(file: TextFile): Promise<SourceTextRead> {
  try {
    const { paragraphs, pages = null, title = null, date = null } = await read(file)
    const body = paragraphs.join('\n')
    if (!/[\p{L}\p{N}]/u.test(body)) return { refused: SOURCE_FILE_REFUSALS.empty }
    if (body.length > LIMITS.sourceText) return { refused: SOURCE_FILE_REFUSALS.tooLong }
    return { found: { title: cutText(title || titleIn(file.name), LIMITS.title), date: dayIn(date), body, pages } }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    throw error
  }
}

interface Content {
  readonly paragraphs: readonly string[]
  readonly pages?: readonly number[]
  readonly title?: string | null
  readonly date?: string | null
}

async function read({ name, bytes }: TextFile): Promise<Content> {
  const begins = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // Bytes may precede the head of a PDF.
  if (begins.includes('%PDF-')) return readPdf(bytes, LIMITS.sourceText)
  if (begins.startsWith('PK')) {
    if (!/\.docx$/i.test(name)) throw new Refused('invalid', SOURCE_FILE_REFUSALS.otherKind)
    return { paragraphs: readDocx(bytes) }
  }
  if (begins.startsWith('\xd0\xcf\x11\xe0') || begins.startsWith('{\\rtf')) throw new Refused('invalid', SOURCE_FILE_REFUSALS.otherKind)
  if (/\.x?html?$/i.test(name) || /^\W*<(!doctype html|html)/i.test(begins)) return readHtml(bytes)
  if (bytes.length > 4 * LIMITS.sourceText) throw new Refused('limit', SOURCE_FILE_REFUSALS.tooLong)
  try {
    return { paragraphs: splitPlainText(decodeText(bytes).text) }
  } catch (error) {
    // The refusals of decodeText speak of tables.
    if (error instanceof Refused) throw new Refused('invalid', SOURCE_FILE_REFUSALS.otherKind)
    throw error
  }
}

/** The name of the file without its ending. */
const titleIn = (name: string): string =>
  name
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/_+/g, ' ')
    .trim()

const dayIn = (date: string | null): string | null => (date === null ? null : (readDate(date.slice(0, 10)) ?? null))
