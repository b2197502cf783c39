// The command `export`: writes a document as a spreadsheet, Word report, table, Markdown report or STIX bundle.
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { finishSteps } from '../ach/model/steps.ts'
import type { View } from '../ach/view/view.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { stixOf } from '../export/stix/stix-bundle.ts'
import { reportSteps } from '../report/rater/report.ts'
import type { Io } from './command-line.ts'
import { writeTo } from './input-file.ts'
import { USAGE_ERRORS, UsageError } from './mistakes.ts'
import { figuresOf, readRatedFile } from './rated-file.ts'

export async function exportCommand(args: string[], io: Io): Promise<number> {
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
  const { view, rater, raters } = await readRatedFile(positionals, io, ...(values.rater ?? []))
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

async function spreadsheet(view: View, raters: readonly string[]): Promise<Uint8Array> {
  return (await import('../xlsx/make-xlsx.ts')).makeXlsx(view, raters)
}
