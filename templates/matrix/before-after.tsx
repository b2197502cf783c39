// Scores and ranks before and after in a what-if, side by side on one scale, with the difference in words. On a narrow screen they are one
// below the other.

import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { beforeAfterFinding, differenceWords } from '../../src/ach/words/what-if-words.ts'
import { rawHtml } from '../ui/html.ts'
import { longestScore, type ScoreRow, scoreRows } from './score-rows.ts'
import { scoreBar } from './scores-table.tsx'

export interface BeforeAfterProps {
  readonly real: View
  readonly realScores: Scores
  readonly view: View
  /** in the what-if */
  readonly scores: Scores
}

export interface BeforeAfterRow {
  readonly before: ScoreRow
  readonly after: ScoreRow
  readonly difference: string
}

export const BEFORE_AFTER = { before: 'Actual workbook', after: 'In this what-if', difference: 'Difference' } as const

/** In the order of the what-if. A what-if keeps the list of hypotheses. */
export function beforeAfterRows({ real, realScores, view, scores }: BeforeAfterProps): BeforeAfterRow[] {
  const longest = Math.max(longestScore(realScores), longestScore(scores))
  const actual = new Map(scoreRows(real, realScores, longest).map((row) => [row.id, row]))
  const standing = (of: Scores, id: string) => of.hypotheses.find((one) => one.id === id)
  return scoreRows(view, scores, longest).flatMap((after) => {
    const before = actual.get(after.id)
    const [from, to] = [standing(realScores, after.id), standing(scores, after.id)]
    return before && from && to ? [{ before, after, difference: differenceWords(from, to, scores.method) }] : []
  })
}

export const beforeAfterTexts = ({ real, realScores, scores }: BeforeAfterProps) => ({
  title: beforeAfterFinding(real, realScores, scores),
  how: 'Inconsistency scores before and after, on the same scale: the lower the score, the less evidence against the hypothesis. The pale end of a bar shows what blank cells could add.',
})

export const BeforeAfter = (props: BeforeAfterProps) => (
  <table class="before-after">
    <caption class="visually-hidden">
      Scores and ranks before and after. The lower the score, the less evidence against the hypothesis.
    </caption>
    <thead>
      <tr>
        <th scope="col">
          <span class="visually-hidden">Hypothesis</span>
        </th>
        <th scope="col">{BEFORE_AFTER.before}</th>
        <th scope="col">{BEFORE_AFTER.after}</th>
        <th scope="col">{BEFORE_AFTER.difference}</th>
      </tr>
    </thead>
    <tbody>
      {beforeAfterRows(props).map(({ before, after, difference }) => (
        <tr>
          <th scope="row" dir="auto">
            {after.label}
          </th>
          <td>
            <Standing row={before} of="before" />
          </td>
          <td>
            <Standing row={after} of="after" />
          </td>
          <td class="difference" data-same={difference === 'no change' ? '' : undefined}>
            {difference}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Standing = ({ row, of }: { row: ScoreRow; of: 'before' | 'after' }) => (
  <div class="placing" data-lead={row.leads ? '' : undefined}>
    <span class="narrow">{BEFORE_AFTER[of]}</span>
    <span class="rank">{row.rank}</span>
    <b>{row.score}</b>
    {rawHtml(scoreBar(row.to, row.worst))}
  </div>
)
