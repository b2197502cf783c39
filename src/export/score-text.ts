// Formats the scores for a terminal: an aligned table, then the verdict. Plain text without colours or control characters.

import type { Method } from '../ach/model/workbook.ts'
import { byRank } from '../ach/scoring/leaders.ts'
import type { HypothesisScore, Scores } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { formatPercent, formatRange, formatScore, METHOD_WORDS, scoreWords } from '../ach/words/phrases.ts'
import { verdictSentence, verdictText } from '../ach/words/verdict-words.ts'
import { plainLine } from './plain-line.ts'

const LABEL_WIDTH = 40
const HEAD = ['rank', 'hypothesis', 'score', 'range', 'rated', 'support', 'unweighted', 'weighted']

/** Hypotheses by rank; ends with a newline. `scores` must come from the same view. */
export function scoreText(scores: Scores, view: View): string {
  const sentence = verdictSentence(scores, view)
  const rows = scores.hypotheses
    .toSorted(byRank)
    .map((one) => [
      one.rank === null ? '–' : String(one.rank),
      `${one.id} ${cut(view.hypotheses.get(one.id)?.label ?? '')}`,
      ...scoreCells(one, scores.method),
    ])
  const parts = [
    [view.title, view.question, `Rated by ${view.raters.get(scores.rater)?.name ?? scores.rater}, method: ${METHOD_WORDS[scores.method]}`]
      .map(plainLine)
      .join('\n'),
    ...(rows.length > 0 ? [alignColumns([HEAD, ...rows])] : []),
    [verdictText(sentence), ...sentence.warnings].map(plainLine).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

const scoreCells = (one: HypothesisScore, method: Method): string[] => [
  scoreWords(one, method),
  formatRange(one, method),
  formatPercent(one.coverage),
  formatScore(one.support, method),
  formatScore(one.count, 'count'),
  formatScore(one.weighted, 'weighted'),
]

const cut = (text: string): string => {
  const letters = [...plainLine(text)]
  return letters.length > LABEL_WIDTH ? `${letters.slice(0, LABEL_WIDTH - 1).join('')}…` : letters.join('')
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const width = (text: string) => [...text].length
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))))
  const cell = (text: string, at: number) => {
    const space = ' '.repeat((widths[at] ?? 0) - width(text))
    return at < 2 ? text + space : space + text
  }
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}
