// Parses the command line and runs one command. Loads the web server, the database and exceljs only for commands that need them.

import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { scoreExtras, scoresJson } from '../ach/analysis/scores-json.ts'
import { analyzeGroup } from '../ach/group/group-analysis.ts'
import { GROUP_RATER, groupJson } from '../ach/group/group-json.ts'
import { Refused } from '../ach/model/refused.ts'
import { finishSteps } from '../ach/model/steps.ts'
import { settleChance } from '../ach/scoring/judge.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { plainLine } from '../export/plain-line.ts'
import { scoreText } from '../export/score-text.ts'
import { stixOf } from '../export/stix/stix-bundle.ts'
import { reportSteps } from '../report/rater/report.ts'
import { programVersion } from '../version.ts'
import { readDocumentFile, unknownKey } from './document-file.ts'
import { type Stdin, singleFile, writeTo } from './input-file.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'
import { openBrowser } from './open-browser.ts'

/** Error messages for a command line that cannot be understood. */
export const USAGE_ERRORS = {
  noCommand: 'Name a command: serve, score, check, export, picture, import, backup, restore, move or key.',
  unknownCommand: (command: string) => `Unknown command "${command}".`,
  noOutput: 'Name the output file, for example -o matrix.xlsx.',
  unknownKind: (file: string) => `${file} must end in .xlsx, .docx, .csv, .md or .stix.json.`,
  oneRater: 'A report can show only one rater. Name one with --rater.',
  onlyWord: 'Only a .docx file has a template.',
  groupIsJson: 'The figures of the group are available with --json.',
  noGroup: 'There is no group: a group needs at least two people who have rated something.',
} as const

export interface Io {
  readonly stdin: Stdin
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

const HELP = `ach-workbook: a workbook for Analysis of Competing Hypotheses

  ach-workbook serve                               start the server, and open it in a browser
  ach-workbook export FILE -o OUT.xlsx             make a spreadsheet of a workbook
  ach-workbook backup OUT.db                       copy the database, even while the server runs

All commands:

  ach-workbook serve [--port PORT] [--no-open]     start the server; --no-open opens no browser; settings: PORT, HOST,
                                                   DATABASE_URL, LOG_LEVEL and others
  ach-workbook score FILE [--json] [--rater ID]    print the inconsistency scores of one rater; with --json and --rater
                                                   group, the figures of all people together
  ach-workbook check FILE [--json] [--rater ID] [--answer QUESTION=ANSWER]
                                                   print whether the totals, ranks and verdicts in a matrix follow from
                                                   its ratings, and what they depend on; the exit code is 1 if they do
                                                   not follow
  ach-workbook export FILE -o OUT [--rater ID] [--template FILE]
                                                   write a file that ends in .xlsx, .docx, .csv, .md or .stix.json; all but
                                                   .docx and .md accept several --rater options; --template is a Word file
                                                   whose styles, headers and footers the .docx gets
  ach-workbook picture FILE --what NAME -o OUT [--rater ID]
                                                   write a figure as a picture that ends in .svg or .png; NAME is matrix,
                                                   heat-map, scores, items or another, which an unknown name lists
  ach-workbook import FILE -o OUT [--changes] [--strict] [--answer QUESTION=ANSWER]
                                                   convert a spreadsheet exported by this program, another table or a
                                                   PARC ACH file to a JSON document; OUT ends in .json, or is - for stdout
  ach-workbook backup OUT.db                       copy the database file that DATABASE_URL names, even while the
                                                   server runs; OUT.db must not exist
  ach-workbook restore FILE.db                     replace the database with a backup; stop the server first; the
                                                   previous database is kept
  ach-workbook move --from URL --to URL            copy everything into another, empty database; URL is file:PATH or
                                                   postgres://… as in DATABASE_URL; stop all servers on both first
  ach-workbook key rotate [--links] [--participants]
                                                   create a new access key; the old one stops working. --links also
                                                   revokes all reader links, --participants ends all sessions, personal
                                                   codes and join codes of participants; says what still works
  ach-workbook --help | --version

FILE is a workbook as a JSON document, or - for stdin; import and check also read .xlsx, .ods, .csv, .md, .html and .achz. Without --rater,
the first person with a rating is used, or else the first rater; check prefers reference ratings. The exit code is 0, or 1 with one line
for each problem.

import reports on stderr what it could not read and imports the rest, or nothing with --strict. It lists the questions that a table
leaves open; --answer answers them, once for each, such as --answer marks=usual or --answer "read ✓=C". --changes lists what was changed
in a spreadsheet since its export. Several matrices are written to OUT-1.json, OUT-2.json …
`

/** Runs one command. Returns its exit code, or null while a server keeps running and sets its own. */
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
      return serveCommand(rest)
    case 'score':
      return score(rest, io)
    case 'check':
      return (await import('./check-command.ts')).checkCommand(rest, io)
    case 'export':
      return exportFile(rest, io)
    case 'import':
      return (await import('./import-command.ts')).importFile(rest, io)
    case 'picture':
      return (await import('./picture-command.ts')).pictureCommand(rest, io, fileOf)
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

async function serveCommand(args: string[]): Promise<null> {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } })
  await (await import('../server.ts')).serve({ port: values.port, openBrowser: values['no-open'] ? null : openBrowser })
  return null
}

async function score(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, rater: { type: 'string' } },
  })
  if (values.rater === GROUP_RATER) return groupScore(positionals, io, values.json === true)
  const { view, rater } = await fileOf(positionals, io, values.rater)
  const scores = scoresOf(view, rater)
  if (values.json) return print(io, `${JSON.stringify(scoresJson(scores, scoreExtras(view, rater), figuresOf(view, rater)), null, 2)}\n`)
  const figures = scores.grounds.chance === 'pending' ? figuresOf(view, rater) : null
  return print(io, scoreText(figures ? settleChance(scores, figures.chance) : scores, view))
}

/** The figures of all people together. */
async function groupScore(positionals: readonly string[], io: Io, json: boolean): Promise<number> {
  if (!json) throw new UsageError(USAGE_ERRORS.groupIsJson)
  const { view } = await fileOf(positionals, io)
  const group = analyzeGroup(view)
  if (!group) throw new UnreadableFile([USAGE_ERRORS.noGroup])
  return print(io, `${JSON.stringify(groupJson(group, view), null, 2)}\n`)
}

async function exportFile(args: string[], io: Io): Promise<number> {
  const options = {
    output: { type: 'string', short: 'o' },
    rater: { type: 'string', multiple: true },
    template: { type: 'string' },
  } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const out = values.output
  if (out === undefined) throw new UsageError(USAGE_ERRORS.noOutput)
  const stix = /\.stix\.json$/i.test(out)
  const kind = extname(out).toLowerCase()
  if (!stix && !['.xlsx', '.docx', '.csv', '.md'].includes(kind)) throw new UsageError(USAGE_ERRORS.unknownKind(out))
  if (values.template !== undefined && kind !== '.docx') throw new UsageError(USAGE_ERRORS.onlyWord)
  const { view, rater, raters } = await fileOf(positionals, io, ...(values.rater ?? []))
  if ((kind === '.md' || kind === '.docx') && raters.length > 1) throw new UsageError(USAGE_ERRORS.oneRater)
  await writeTo(
    out,
    stix
      ? stixFile(view, raters)
      : kind === '.md'
        ? markdownOf(view, rater, figuresOf(view, rater))
        : kind === '.csv'
          ? csvOf(view, raters)
          : kind === '.docx'
            ? await (await import('./word-report.ts')).wordReport(view, rater, figuresOf(view, rater), values.template)
            : await spreadsheet(view, raters),
  )
  return 0
}

/** A document has no times, so the objects have those of the day, and ids from its title and question. */
function stixFile(view: View, raters: readonly string[]): string {
  const [rater = ''] = raters
  const day = `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`
  const report = raters.length === 1 ? finishSteps(reportSteps(view, rater, figuresOf(view, rater), null)) : null
  return stixOf(view, raters, { seed: JSON.stringify([view.title, view.question]), created: day, modified: day, report })
}

/** Computed in this process: no other request waits for it. */
const figuresOf = (view: View, rater: string) => robustnessFigures(ratingTable(view, raterIn(view, rater)), view.method)

async function spreadsheet(view: View, raters: readonly string[]): Promise<Uint8Array> {
  return (await import('../xlsx/make-xlsx.ts')).makeXlsx(view, raters)
}

interface RatedFile {
  readonly view: View
  readonly raters: readonly string[]
  readonly rater: string
}
/** Reads a document, and the raters that are named or else the default one. */
export type FileOfRater = (files: readonly string[], io: Io, ...raters: (string | undefined)[]) => Promise<RatedFile>

async function fileOf(files: readonly string[], io: Io, ...raters: (string | undefined)[]): Promise<RatedFile> {
  const file = singleFile(files)
  const { view, dropped, defaultRater } = await readDocumentFile(file, io.stdin)
  for (const key of dropped) io.stderr.write(`${file}: ${unknownKey(key)}\n`)
  const requested = [...new Set(raters.filter((id) => id !== undefined))]
  for (const id of requested) {
    if (!view.raters.has(id))
      throw new UnreadableFile([`There is no rater ${id} in ${file}. Its raters: ${[...view.raters.keys()].join(', ')}.`])
  }
  const raterIds = requested.length > 0 ? requested : [defaultRater]
  return { view, raters: raterIds, rater: raterIds[0] ?? defaultRater }
}

function print(io: Io, text: string): number {
  io.stdout.write(text)
  return 0
}

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
