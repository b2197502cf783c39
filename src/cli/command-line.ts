// Parses the command line and runs one command. Loads only what that command needs.

import { parseArgs } from 'node:util'
import { Refused } from '../ach/model/refused.ts'
import { plainLine } from '../export/plain-line.ts'
import { programVersion } from '../version.ts'
import { print, type Stdin } from './input-file.ts'
import { UnreadableFile, USAGE_ERRORS, UsageError } from './mistakes.ts'
import { openBrowser } from './open-browser.ts'

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
      return (await import('./score-command.ts')).scoreCommand(rest, io)
    case 'check':
      return (await import('./check-command.ts')).checkCommand(rest, io)
    case 'export':
      return (await import('./export-command.ts')).exportCommand(rest, io)
    case 'import':
      return (await import('./import-command.ts')).importFile(rest, io)
    case 'picture':
      return (await import('./picture-command.ts')).pictureCommand(rest, io)
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

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
