// Reads the bytes of a JSON document. Must not know the format: that is `parseDocument`.
import { type DocumentRead, parseDocument } from '../../ach/document/document.ts'
import { GUNZIP_REFUSALS } from './gunzip.ts'

export const JSON_NOT_UTF8 = 'The file is not text in UTF-8, as .json documents are.'

/** The document, or every problem of the file as sentences. A byte order mark at the beginning does no harm. */
export function readJson(bytes: Uint8Array): DocumentRead {
  if (bytes.length === 0) return { ok: false, problems: [GUNZIP_REFUSALS.empty] }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, problems: [JSON_NOT_UTF8] }
  }
  return parseDocument(text)
}
