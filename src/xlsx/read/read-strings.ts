// Reads the shared strings of an .xlsx as plain texts: joins the runs of formatted texts, leaves out phonetic readings.

import { formatCount } from '../../ach/model/format-count.ts'
import { readXml } from './read-xml.ts'
import type { PackedPart } from './read-zip.ts'
import { DELETE_SHEETS, refuseFile } from './refuse-file.ts'

const MOST_STRINGS = 400_000

/** Decodes escapes as Excel does: _x0041_ is A. Codes that form no whole character are left to later cleaning. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** Collects the decoded text of <t> elements and skips phonetic readings (<rPh>). Must be called for all elements inside a text. */
export interface TextTaker {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** returns the collected text and starts again */
  take(): string
}

export function textTaker(): TextTaker {
  let runs: string[] = []
  let run = ''
  let taking = false
  let readings = 0
  return {
    open(name) {
      if (name === 'rPh') readings += 1
      taking = name === 't' && readings === 0
      run = ''
    },
    close(name) {
      if (name === 'rPh') readings -= 1
      if (taking) runs.push(decodeEscapes(run))
      taking = false
    },
    text(text) {
      if (taking) run += text
    },
    take() {
      // Not added up one by one, which would keep every run in memory as long as the text.
      const taken = runs.join('')
      runs = []
      return taken
    },
  }
}

export function readStrings(part: PackedPart, read?: (bytes: number) => void): string[] {
  const strings: string[] = []
  const taker = textTaker()
  readXml(
    part.name,
    part.unpack(),
    {
      open: (name, depth) => depth > 2 && taker.open(name),
      text: taker.text,
      close(name, depth) {
        if (depth > 2) taker.close(name)
        else if (depth === 2 && name === 'si') strings.push(taker.take())
        if (strings.length > MOST_STRINGS)
          throw refuseFile(
            `This file has more than ${formatCount(MOST_STRINGS)} different texts, the most that can be imported.`,
            DELETE_SHEETS,
          )
      },
    },
    read,
  )
  return strings
}
