// Extracts the paragraphs of an untrusted .docx file. Reads one part of the zip; pictures, notes, comments and deleted text are left out.
import { Refused } from '../../ach/model/refused.ts'
import { readXml } from '../../xlsx/read/read-xml.ts'
import { openZip } from '../../xlsx/read/read-zip.ts'
import { ZIP_LIMITS } from '../../xlsx/read/zip-directory.ts'
import { tidyLine } from './paragraphs.ts'

/** Why a .docx file is refused. */
export const DOCX_REFUSALS = {
  unreadable: 'This .docx file cannot be read: it is damaged, protected, or not a Word document. Save it again, or paste its text instead.',
  tooLarge: `This file is larger than ${ZIP_LIMITS.file >> 20} MB, the most for a .docx file. Delete its pictures in a copy, or paste its text instead.`,
} as const

const DOCUMENT = 'word/document.xml'

/** Throws `Refused` for a damaged or hostile file. */
export function readDocx(bytes: Uint8Array): string[] {
  if (bytes.length > ZIP_LIMITS.file) throw new Refused('limit', DOCX_REFUSALS.tooLarge)
  try {
    const part = openZip(bytes).get(DOCUMENT)
    if (!part) throw new Refused('invalid', DOCX_REFUSALS.unreadable)
    return paragraphsIn(part.unpack())
  } catch (error) {
    // The zip and its XML are read as for spreadsheets, so those refusals speak of spreadsheets.
    if (error instanceof Refused) throw new Refused('invalid', DOCX_REFUSALS.unreadable)
    throw error
  }
}

function paragraphsIn(xml: Buffer): string[] {
  const paragraphs: string[] = []
  /** texts of the open paragraphs: a text box is inside one */
  const open: string[] = []
  let inText = false
  /** depth of the alternative for old programs, which repeats a text box */
  let repeated: number | null = null
  const add = (text: string) => {
    if (repeated === null && open.length > 0) open[open.length - 1] += text
  }
  readXml(DOCUMENT, xml, {
    open(name, depth) {
      if (name === 'Fallback') repeated ??= depth
      else if (name === 'p') open.push('')
      else if (name === 't') inText = true
      else if (name === 'tab' || name === 'br' || name === 'cr') add(' ')
      else if (name === 'noBreakHyphen') add('-')
    },
    text(text) {
      if (inText) add(text)
    },
    close(name, depth) {
      if (name === 't') inText = false
      else if (name === 'p') paragraphs.push(tidyLine(open.pop() ?? ''))
      else if (depth === repeated) repeated = null
    },
  })
  return paragraphs.filter(Boolean)
}
