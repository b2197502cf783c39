// The scores for a terminal: an aligned table, then the verdict in words. Text only, no colours, nothing a terminal would obey.
import type { HypothesisScore, Scores } from '../ach/score.ts'
import { plain, verdictSentence } from '../ach/verdict.ts'
import type { View } from '../ach/view.ts'
import { percent } from '../ach/wording.ts'

const LABEL_WIDTH = 40
const HEAD = ['rank', 'hypothesis', 'score', 'could be', 'rated', 'support', 'count', 'weighted']

/** `scores` must come from the same view. Hypotheses by rank; a newline at the end. */
export function scoreText(scores: Scores, view: View): string {
  const sentence = verdictSentence(scores, view)
  const byRank = scores.hypotheses.toSorted((a, b) => a.rank - b.rank)
  const rows = byRank.map((one) => [String(one.rank), `${one.id} ${cut(view.hypotheses.get(one.id)?.label ?? '')}`, ...figures(one)])
  const parts = [
    [view.title, view.question, `Rated by ${view.raters.get(scores.rater)?.name ?? scores.rater}, method ${scores.method}`]
      .map(line)
      .join('\n'),
    ...(rows.length > 0 ? [aligned([HEAD, ...rows])] : []),
    [plain(sentence), ...sentence.warnings].map(line).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

const figures = (one: HypothesisScore): string[] => [
  one.score.toFixed(2),
  one.blank === 0 ? 'no blanks' : `${one.best.toFixed(2)}–${one.worst.toFixed(2)}`,
  percent(one.coverage),
  one.support.toFixed(2),
  String(one.count),
  one.weighted.toFixed(2),
]

/** One line of what somebody typed: spaces for breaks, control characters gone. */
const line = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()

const cut = (text: string): string => {
  const letters = [...line(text)]
  return letters.length > LABEL_WIDTH ? `${letters.slice(0, LABEL_WIDTH - 1).join('')}…` : letters.join('')
}

function aligned(rows: readonly (readonly string[])[]): string {
  const width = (text: string) => [...text].length
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))))
  const cell = (text: string, at: number) => {
    const space = ' '.repeat((widths[at] ?? 0) - width(text))
    return at < 2 ? text + space : space + text
  }
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}
