// `ach-workbook import`: a file that came from elsewhere becomes a JSON document. Says what could not be read and goes on without it.
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { changesOf, type Document, documentOf, parseDocument, writeDocument } from '../ach/document/document.ts'
import { differencesOf } from '../ach/document/document-differences.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import { describeChange } from '../ach/words/history-words.ts'
import { plainLine } from '../export/plain-line.ts'
import { readFile } from '../files/read-file.ts'
import type { Io } from './command-line.ts'
import { readInput, singleFile, writeTo } from './given-file.ts'
import { type ImportOutput, importResult } from './import-findings.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** What is said where a file cannot become what was asked for. */
export const IMPORT_ERRORS = {
  noOutput: 'Say where to, for example -o workbook.json.',
  twoToStdout: 'The document and the list of changes cannot both go to stdout. Name a file after -o.',
  manyMatrices: (file: string, matrices: number) =>
    `${file} holds ${matrices} matrices, and stdout takes one document. Name a file after -o.`,
  noBase: 'Nothing in it tells what it was made with, so that no changes can be listed.',
} as const

const STDOUT = '-'
const OPTIONS = { output: { type: 'string', short: 'o' }, changes: { type: 'boolean' }, strict: { type: 'boolean' } } as const

export async function importFile(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const out = values.output
  if (out === undefined) throw new UsageError(IMPORT_ERRORS.noOutput)
  if (out !== STDOUT && extname(out).toLowerCase() !== '.json') throw new UsageError(`${out} does not end in .json.`)
  if (out === STDOUT && values.changes) throw new UsageError(IMPORT_ERRORS.twoToStdout)
  const given = await readInput(singleFile(positionals), io.stdin)
  const { name } = given
  const read = readFile(given)
  if (read.kind === 'refused') throw new UnreadableFile(read.problems.map((problem) => `${name}: ${problem}`))

  const { workbooks, unread, left } = importResult(given, read)
  if (out === STDOUT && workbooks.length > 1) throw new UnreadableFile([IMPORT_ERRORS.manyMatrices(name, workbooks.length)])
  const made = workbooks.map((workbook) => ({ ...workbook, ...canonicalJson(name, workbook.document) }))
  for (const line of [...unread, ...left]) io.stderr.write(`${plainLine(`${name}: ${line}`)}\n`)
  if (values.strict && unread.length > 0) return 1

  for (const [at, { text }] of made.entries()) {
    if (out === STDOUT) io.stdout.write(text)
    else await writeTo(made.length === 1 ? out : numberLines(out, at + 1), text)
  }
  if (values.changes) for (const one of made) printChanges(name, one, io)
  return 0
}

/** The text that an export of the workbook would have; reading it again gives the same. */
function canonicalJson(name: string, document: Document): { view: View; text: string } {
  const { changes, people } = changesOf(document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
  const text = writeDocument(documentOf(view))
  const again = parseDocument(text)
  if (!again.ok) throw new UnreadableFile(again.problems.map((problem) => `${name}: ${problem}`))
  return { view, text }
}

/** OUT-1.json of OUT.json. */
function numberLines(out: string, number: number): string {
  const end = extname(out)
  return `${out.slice(0, -end.length)}-${number}${end}`
}

function printChanges(name: string, { base, document, view }: ImportOutput & { readonly view: View }, io: Io): void {
  if (base === null) {
    io.stderr.write(`${plainLine(`${name}: ${IMPORT_ERRORS.noBase}`)}\n`)
    return
  }
  const several = document.raters.length > 1
  for (const change of differencesOf(base, document)) {
    const rater = several && 'rater' in change ? `${view.raters.get(change.rater)?.name ?? change.rater}: ` : ''
    io.stdout.write(`${plainLine(rater + describeChange(change, view))}\n`)
  }
}
