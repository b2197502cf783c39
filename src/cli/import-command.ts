// The command `import`: converts a spreadsheet, another table or a PARC ACH file to a JSON document and reports what it could not read.
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { changesOf, type Document, documentOf, parseDocument, writeDocument } from '../ach/document/document.ts'
import { differencesOf } from '../ach/document/document-differences.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import { describeChange } from '../ach/words/history/history-words.ts'
import { plainLine } from '../export/plain-line.ts'
import { readFile } from '../files/read-file.ts'
import type { Io } from './command-line.ts'
import { type ImportOutput, importResult } from './import-findings.ts'
import { readInput, singleFile, writeTo } from './input-file.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Error messages of the command `import`. */
export const IMPORT_ERRORS = {
  noOutput: 'Name the output file, for example -o workbook.json.',
  twoToStdout: 'The document and the list of changes cannot both go to stdout. Name a file after -o.',
  manyMatrices: (file: string, matrices: number) =>
    `${file} holds ${matrices} matrices, but stdout takes only one document. Name a file after -o.`,
  answer: (text: string) => `--answer ${text} does not have the form QUESTION=ANSWER, such as --answer marks=usual.`,
  noBase: 'The file does not record what it was exported from, so no changes can be listed.',
} as const

const STDOUT = '-'
const OPTIONS = {
  output: { type: 'string', short: 'o' },
  changes: { type: 'boolean' },
  strict: { type: 'boolean' },
  answer: { type: 'string', multiple: true },
} as const

export async function importFile(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const out = values.output
  if (out === undefined) throw new UsageError(IMPORT_ERRORS.noOutput)
  if (out !== STDOUT && extname(out).toLowerCase() !== '.json') throw new UsageError(`${out} does not end in .json.`)
  if (out === STDOUT && values.changes) throw new UsageError(IMPORT_ERRORS.twoToStdout)
  const input = await readInput(singleFile(positionals), io.stdin)
  const { name } = input
  const read = readFile(input)
  if (read.kind === 'refused') throw new UnreadableFile(read.problems.map((problem) => `${name}: ${problem}`))

  const { workbooks, unread, discarded } = importResult(input, read, answersOf(values.answer ?? []))
  if (out === STDOUT && workbooks.length > 1) throw new UnreadableFile([IMPORT_ERRORS.manyMatrices(name, workbooks.length)])
  const made = workbooks.map((workbook) => ({ ...workbook, ...canonicalJson(name, workbook.document) }))
  for (const line of [...unread, ...discarded]) io.stderr.write(`${plainLine(`${name}: ${line}`)}\n`)
  if (values.strict && unread.length > 0) return 1

  for (const [at, { text }] of made.entries()) {
    if (out === STDOUT) io.stdout.write(text)
    else await writeTo(made.length === 1 ? out : numberLines(out, at + 1), text)
  }
  if (values.changes) for (const output of made) printChanges(name, output, io)
  return 0
}

/** Reads options such as marks=usual; the text of a cell may contain an equals sign: “read ==N”. */
export function answersOf(options: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = Object.create(null)
  for (const option of options) {
    const at = option.lastIndexOf('=')
    if (at < 1 || at === option.length - 1) throw new UsageError(IMPORT_ERRORS.answer(option))
    answers[option.slice(0, at)] = option.slice(at + 1)
  }
  return answers
}

/** The text that an export of the workbook would have. Importing it again gives the same text. */
function canonicalJson(name: string, document: Document): { view: View; text: string } {
  const { changes, people } = changesOf(document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
  const text = writeDocument(documentOf(view))
  const again = parseDocument(text)
  if (!again.ok) throw new UnreadableFile(again.problems.map((problem) => `${name}: ${problem}`))
  return { view, text }
}

/** Turns OUT.json into OUT-1.json. */
function numberLines(out: string, number: number): string {
  const end = extname(out)
  return `${out.slice(0, -end.length)}-${number}${end}`
}

function printChanges(name: string, { base, document, view }: ImportOutput & { readonly view: View }, io: Io): void {
  if (base === null) {
    io.stderr.write(`${plainLine(`${name}: ${IMPORT_ERRORS.noBase}`)}\n`)
    return
  }
  const manyRaters = document.raters.length > 1
  for (const change of differencesOf(base, document)) {
    const rater = manyRaters && 'rater' in change ? `${view.raters.get(change.rater)?.name ?? change.rater}: ` : ''
    io.stdout.write(`${plainLine(rater + describeChange(change, view))}\n`)
  }
}
