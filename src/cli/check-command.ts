// The command `check`: whether the results that a published matrix prints follow from its ratings.
import { parseArgs } from 'node:util'
import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { checkJson } from '../ach/check/check-json.ts'
import { checkedRater } from '../ach/check/printed-check.ts'
import { changesOf } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { finishSteps } from '../ach/model/steps.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { viewFor } from '../ach/view/view.ts'
import { matrixCheckMarkdown } from '../export/matrix-check-markdown.ts'
import { plainLine } from '../export/plain-line.ts'
import { readFile } from '../files/read-file.ts'
import { matrixCheckSteps } from '../report/matrix-check/matrix-check.ts'
import type { Io } from './command-line.ts'
import { answersOf } from './import-command.ts'
import { importResult } from './import-findings.ts'
import { readInput, singleFile } from './input-file.ts'
import { UnreadableFile } from './mistakes.ts'

/** Error messages of the command `check`. */
export const CHECK_ERRORS = {
  several: (file: string, matrices: number) => `${file} holds ${matrices} matrices. Check a file with one of them.`,
  unrated: (file: string) => `${file} holds no rating, so there is nothing to check.`,
} as const

const OPTIONS = { json: { type: 'boolean' }, rater: { type: 'string' }, answer: { type: 'string', multiple: true } } as const

/** Prints the report. Returns 1 if what is printed does not follow from the ratings, else 0. Throws `UnreadableFile` with open questions. */
export async function checkCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const input = await readInput(singleFile(positionals), io.stdin)
  const { name } = input
  const read = readFile(input)
  if (read.kind === 'refused') throw new UnreadableFile(read.problems.map((problem) => `${name}: ${problem}`))
  const { workbooks, unread } = importResult(input, read, answersOf(values.answer ?? []))
  const [first] = workbooks
  if (!first || workbooks.length > 1) throw new UnreadableFile([CHECK_ERRORS.several(name, workbooks.length)])
  for (const line of unread) io.stderr.write(`${plainLine(`${name}: ${line}`)}\n`)

  const { changes, people } = changesOf(first.written ?? first.document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
  const rater = checkedRater(view, values.rater)
  if (!rater) throw new UnreadableFile([CHECK_ERRORS.unrated(name)])
  const figures = robustnessFigures(ratingTable(view, raterIn(view, rater.id)), view.method)
  const report = finishSteps(matrixCheckSteps(view, rater.id, figures, null))
  const text = values.json
    ? `${JSON.stringify(checkJson(report.check, report.scores, report.cells), null, 2)}\n`
    : matrixCheckMarkdown(view, report)
  io.stdout.write(text)
  return report.check.follows === false ? 1 : 0
}
