// What can be asked for on the command line. Loads the web, the database and exceljs only for the command that needs them.
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { drawRobustness } from '../ach/analysis/robustness.ts'
import { scoreExtras, scoresJson } from '../ach/analysis/scores-json.ts'
import { Refused } from '../ach/model/refused.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { comparable, type Scores, scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { plainLine } from '../export/plain-line.ts'
import { scoreText } from '../export/score-text.ts'
import { programVersion } from '../version.ts'
import { readDocumentFile, unknownKey } from './document-file.ts'
import { type Stdin, singleFile, writeTo } from './given-file.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** What is said of a command line that cannot be read. */
export const USAGE_ERRORS = {
  noCommand: 'Say what to do: serve, score, export, import, backup, restore, move or key.',
  unknownCommand: (command: string) => `There is no command "${command}".`,
  noOutput: 'Say where to, for example -o matrix.xlsx.',
  unknownKind: (file: string) => `${file} ends neither in .xlsx nor in .csv nor in .md.`,
  oneRater: 'An .md file shows one rater.',
} as const

export interface Io {
  readonly stdin: Stdin
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

const HELP = `ach-workbook: a workbook for Analysis of Competing Hypotheses

  ach-workbook serve                               the server; PORT, HOST, DATABASE_URL and LOG_LEVEL set it up
  ach-workbook score FILE [--json] [--rater ID]    the scores of one rater
  ach-workbook export FILE -o OUT [--rater ID]     OUT ends in .xlsx, .csv or .md; --rater may come several
                                                   times for .xlsx and .csv
  ach-workbook import FILE -o OUT [--changes] [--strict]
                                                   makes a document of a spreadsheet of this program that was filled in
                                                   or changed, of another table, or of a file of PARC ACH; OUT ends in
                                                   .json, or is - for what goes on through a pipe
  ach-workbook backup OUT.db                       a copy of the database file that DATABASE_URL names, also while the
                                                   server runs; OUT.db must not be there yet
  ach-workbook restore FILE.db                     puts a backup in its place, with the server stopped; what was
                                                   there before is kept beside it
  ach-workbook move --from URL --to URL            everything from one database into another that is empty, as DATABASE_URL
                                                   names them: file:PATH or postgres://…; stop all servers on both first
  ach-workbook key rotate                          a new key for signing in; the old one does not work any more
  ach-workbook --help | --version

FILE is a workbook as a JSON document, for import also an .xlsx, .csv or .achz, or - for what is piped in. Without --rater it
is the first person with a rating, else the first rater. Exit 0; or 1, with a line for each problem.

import tells on stderr what it could not read, a line each, and goes on without it; with --strict it then writes nothing.
--changes lists what was changed in a spreadsheet since it was made. Several matrices become OUT-1.json, OUT-2.json …
`

/** Runs one command. Answers its exit code, or null where a server goes on running and sets its own. */
export async function runCommand(argv: readonly string[], io: Io): Promise<number | null> {
  const fail = (problems: readonly string[]) => {
    for (const problem of problems) io.stderr.write(`${plainLine(problem)}\n`)
    return 1
  }
  try {
    return await command(argv, io)
  } catch (error) {
    if (error instanceof UnreadableFile) return fail(error.problems)
    if (error instanceof UsageError || isParseError(error)) return fail([`${error.message} See ach-workbook --help.`])
    if (error instanceof Refused) return fail([error.message])
    throw error
  }
}

async function command([verb, ...rest]: readonly string[], io: Io): Promise<number | null> {
  if (verb === '--version' || verb === '-v') return print(io, `${programVersion()}\n`)
  if (verb === '--help' || verb === '-h' || verb === 'help' || rest.includes('--help') || rest.includes('-h')) return print(io, HELP)
  switch (verb) {
    case 'serve':
      parseArgs({ args: rest, options: {} })
      await (await import('../server.ts')).serve()
      return null
    case 'score':
      return score(rest, io)
    case 'export':
      return exportFile(rest, io)
    case 'import':
      return (await import('./import-command.ts')).importFile(rest, io)
    case 'backup':
      return print(io, await (await import('./backup-command.ts')).backupCommand(rest))
    case 'restore':
      return print(io, await (await import('./backup-command.ts')).restoreCommand(rest))
    case 'move':
      return print(io, await (await import('./move-command.ts')).moveCommand(rest))
    case 'key':
      return print(io, await (await import('./key-command.ts')).keyCommand(rest))
    case undefined:
      throw new UsageError(USAGE_ERRORS.noCommand)
    default:
      throw new UsageError(USAGE_ERRORS.unknownCommand(verb))
  }
}

async function score(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, rater: { type: 'string' } },
  })
  const { view, rater } = await fileOf(positionals, io, values.rater)
  const scores = scoresOf(view, rater)
  return print(io, values.json ? jsonText(scores, view) : scoreText(scores, view))
}

function jsonText(scores: Scores, view: View): string {
  const drawn = comparable(scores) ? robustnessOf(view, scores.rater) : null
  return `${JSON.stringify(scoresJson(scores, scoreExtras(view, scores.rater), drawn), null, 2)}\n`
}

async function exportFile(args: string[], io: Io): Promise<number> {
  const options = { output: { type: 'string', short: 'o' }, rater: { type: 'string', multiple: true } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const out = values.output
  if (out === undefined) throw new UsageError(USAGE_ERRORS.noOutput)
  const kind = extname(out).toLowerCase()
  if (kind !== '.xlsx' && kind !== '.csv' && kind !== '.md') throw new UsageError(USAGE_ERRORS.unknownKind(out))
  const { view, rater, raters } = await fileOf(positionals, io, ...(values.rater ?? []))
  if (kind === '.md' && raters.length > 1) throw new UsageError(USAGE_ERRORS.oneRater)
  await writeTo(
    out,
    kind === '.md'
      ? markdownOf(view, rater, robustnessOf(view, rater))
      : kind === '.csv'
        ? csvOf(view, raters)
        : await spreadsheet(view, raters),
  )
  return 0
}

/** In this process: nobody else waits here. */
const robustnessOf = (view: View, rater: string) => drawRobustness(ratingTable(view, raterIn(view, rater)), view.method)

async function spreadsheet(view: View, raters: readonly string[]): Promise<Uint8Array> {
  return (await import('../xlsx/make-xlsx.ts')).makeXlsx(view, raters)
}

async function fileOf(files: readonly string[], io: Io, ...raters: (string | undefined)[]) {
  const file = singleFile(files)
  const { view, dropped, usual } = await readDocumentFile(file, io.stdin)
  for (const key of dropped) io.stderr.write(`${file}: ${unknownKey(key)}\n`)
  const asked = [...new Set(raters.filter((id) => id !== undefined))]
  for (const id of asked) {
    if (!view.raters.has(id))
      throw new UnreadableFile([`There is no rater ${id} in ${file}. Its raters: ${[...view.raters.keys()].join(', ')}.`])
  }
  const chosen = asked.length > 0 ? asked : [usual]
  return { view, raters: chosen, rater: chosen[0] ?? usual }
}

function print(io: Io, text: string): number {
  io.stdout.write(text)
  return 0
}

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** package.json is two folders above the source and three above the build. */
