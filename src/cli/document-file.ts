// Reads a workbook's JSON document from a file or from what is piped in, as its holder sees it: reference raters included.
import { readFile } from 'node:fs/promises'
import { applyChanges } from '../ach/apply.ts'
import { changesOf, parseDocument } from '../ach/document.ts'
import { type RaterView, type View, viewFor, withSomebody } from '../ach/view.ts'
import { NO_WORKBOOK } from '../ach/workbook.ts'

/** Everything that keeps a file from being used, one line each. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

export interface DocumentFile {
  readonly view: View
  /** unknown keys that were left out, as paths */
  readonly dropped: readonly string[]
  /** the rater meant when none is named: the first person with a rating, else the first, else somebody who rated nothing */
  readonly usual: string
}

/** `file` is a path, or - for stdin. Throws Unreadable. */
export async function readDocumentFile(file: string, stdin: AsyncIterable<Uint8Array | string>): Promise<DocumentFile> {
  const name = file === '-' ? 'What was piped in' : file
  const read = parseDocument(textOf(file === '-' ? await all(stdin) : await bytesOf(file), name))
  if (!read.ok) throw new Unreadable(read.problems.map((problem) => `${name}: ${problem}`))
  const { changes, people } = changesOf(read.document, null)
  const view = withSomebody(viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true }))
  const raters = [...view.raters.values()]
  const usual = raters.find((rater) => rater.kind === 'person' && hasRated(rater)) ?? raters[0]
  return { view, dropped: read.dropped, usual: usual?.id ?? '' }
}

const hasRated = (rater: RaterView): boolean => [...rater.ratings.values()].some((row) => row.size > 0)

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') throw new Unreadable([`There is no file ${file}.`])
    if (code === 'EISDIR') throw new Unreadable([`${file} is a folder, not a file.`])
    throw new Unreadable([`${file} cannot be read: ${error instanceof Error ? error.message : error}.`])
  }
}

async function all(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable([`${name} is not UTF-8 text.`])
  }
}
