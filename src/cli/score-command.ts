// The command `score`: prints the scores of one rater, or the figures of the group.
import { parseArgs } from 'node:util'
import { scoreExtras, scoresJson } from '../ach/analysis/scores-json.ts'
import { GROUP_RATER, groupJson } from '../ach/group/group-json.ts'
import { settleChance } from '../ach/scoring/judge.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { scoreText } from '../export/score-text.ts'
import type { Io } from './command-line.ts'
import { print } from './input-file.ts'
import { UnreadableFile, USAGE_ERRORS, UsageError } from './mistakes.ts'
import { figuresOf, readRatedFile } from './rated-file.ts'

export async function scoreCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, rater: { type: 'string' } },
  })
  if (values.rater === GROUP_RATER) return groupScore(positionals, io, values.json === true)
  const { view, rater } = await readRatedFile(positionals, io, values.rater)
  const scores = scoresOf(view, rater)
  if (values.json) return print(io, `${JSON.stringify(scoresJson(scores, scoreExtras(view, rater), figuresOf(view, rater)), null, 2)}\n`)
  const figures = scores.grounds.chance === 'pending' ? figuresOf(view, rater) : null
  return print(io, scoreText(figures ? settleChance(scores, figures.chance) : scores, view))
}

/** The figures of all people together. */
async function groupScore(positionals: readonly string[], io: Io, json: boolean): Promise<number> {
  if (!json) throw new UsageError(USAGE_ERRORS.groupIsJson)
  const { view } = await readRatedFile(positionals, io)
  const { analyzeGroup } = await import('../ach/group/group-analysis.ts')
  const group = analyzeGroup(view)
  if (!group) throw new UnreadableFile([USAGE_ERRORS.noGroup])
  return print(io, `${JSON.stringify(groupJson(group, view), null, 2)}\n`)
}
