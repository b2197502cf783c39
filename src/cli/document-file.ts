// Reads a workbook's JSON document from a file or stdin, as its owner sees it: reference ratings are included.

import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { hasRated } from '../ach/view/group-members.ts'
import { type View, viewFor, withEmptyRater } from '../ach/view/view.ts'
import { fileKind } from '../files/decode/file-kind.ts'
import { foreignKind } from '../files/decode/foreign-kind.ts'
import { readInput, type Stdin } from './input-file.ts'
import { UnreadableFile } from './mistakes.ts'

export const unknownKey = (key: string): string => `Unknown key ${key} was ignored.`

export const convertFirst = (name: string, what: string): string => `${name} is ${what}. Convert it first with ach-workbook import.`

export interface DocumentFile {
  readonly view: View
  /** Paths of unknown keys that were ignored. */
  readonly dropped: readonly string[]
  /** The rater used when none is named: the first person with a rating, else the first rater, else a rater without ratings. */
  readonly defaultRater: string
}

/** `file` is a path, or `-` for stdin. Throws `UnreadableFile`. */
export async function readDocumentFile(file: string, stdin: Stdin): Promise<DocumentFile> {
  const { name, bytes } = await readInput(file, stdin)
  const other = otherKind(name, bytes)
  if (other !== null) throw new UnreadableFile([convertFirst(name, other)])
  const read = parseDocument(textOf(bytes, name))
  if (!read.ok) throw new UnreadableFile(read.problems.map((problem) => `${name}: ${problem}`))
  const { changes, people } = changesOf(read.document, null)
  const view = withEmptyRater(viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true }))
  const raters = [...view.raters.values()]
  const defaultRater = raters.find((rater) => rater.kind === 'person' && hasRated(rater)) ?? raters[0]
  return { view, dropped: read.dropped, defaultRater: defaultRater?.id ?? '' }
}

/** Returns what the file is if it is not a JSON document; null if it may be one. */
function otherKind(name: string, bytes: Uint8Array): string | null {
  const kind = fileKind(name, bytes)
  if (kind === 'spreadsheet' || kind === 'ods') return 'a spreadsheet'
  if (kind === 'achz') return 'a file of PARC ACH'
  if (kind === 'other') return foreignKind(name, bytes)?.what ?? null
  return kind === 'text' && /\.(csv|tsv)$/i.test(name) ? 'a table' : null
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableFile([`${name} is not UTF-8 text.`])
  }
}
