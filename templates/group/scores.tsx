// Figure of a group's inconsistency scores, with how many raters’ ratings put each hypothesis first.

import { byRank } from '../../src/ach/scoring/leaders.ts'
import { groupVerdictSentence, sparseSentence, withoutRaterSentences } from '../../src/ach/words/group-doubt-words.ts'
import { groupScoreHeads, leastInconsistentHeading } from '../../src/ach/words/group-words.ts'
import { countNoun, formatMean, formatPercent, itemName, meanScoreWords, rankWords } from '../../src/ach/words/phrases.ts'
import { suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { DataTable, Figure, type FigureTexts, formatShare } from '../analysis/figure.tsx'
import type { GroupModel } from './model.ts'

/** A group's scores as bars. */
export interface GroupScoreRows extends FigureTexts {
  readonly means: string
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    /** for how many raters it is in first place */
    readonly first: string
    /** share of the longest bar, 0 to 1 */
    readonly to: number
    readonly score: string
    readonly rank: string
    readonly rated: string
  }[]
}

export function groupScoreRows(of: GroupModel): GroupScoreRows {
  const { view, scores, ranking } = of
  const most = Math.max(...scores.hypotheses.map(({ score }) => score), 0) || 1
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  return {
    title: leastInconsistentHeading(view, of),
    how: 'Each cell counts as the mean of the ratings given, multiplied by the weight of the item. One rater’s blank cell changes nothing if others rated that cell.',
    means: [groupVerdictSentence(view, of), ...withoutRaterSentences(view, of), sparseSentence(view, of)]
      .filter((one) => one !== '')
      .join(' '),
    rows: scores.hypotheses.toSorted(byRank).map((one) => ({
      id: one.id,
      label: itemName(view, one.id),
      first: firstWords(first.get(one.id), ranking.raters.length),
      to: one.score / most,
      score: meanScoreWords(one),
      rank: rankWords(one),
      rated: formatPercent(one.coverage),
    })),
  }
}

export const GroupScoresFigure = ({ of }: { of: GroupModel }) => {
  const { view, scores, ranking } = of
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  const ranked = scores.hypotheses.toSorted(byRank)
  const drawn = groupScoreRows(of)
  return (
    <Figure
      id="fig-group-scores"
      picture={`${paths.picture(of.id, 'group-scores.svg')}${suppositionQuery(of.suppositions)}`}
      whole
      title={drawn.title}
      how={drawn.how}
      numbers={
        <DataTable
          columns={groupScoreHeads(view.method).map((name, at) => ({ name, num: at > 0 }))}
          rows={ranked.map((one) => [
            itemName(view, one.id),
            rankWords(one),
            meanScoreWords(one),
            formatMean(one.worst),
            formatPercent(one.coverage),
            String(first.get(one.id)?.alone ?? 0),
            String(first.get(one.id)?.shared ?? 0),
          ])}
        />
      }
    >
      <p class="means" dir="auto">
        {drawn.means}
      </p>
      <ol class="bars">
        {drawn.rows.map(({ label, first, to, score }) => (
          <li>
            <span class="words">
              <b dir="auto">{label}</b> <span class="meta">{first}</span>
            </span>
            <svg class="plot" height="22" role="img" aria-label={`Score ${score}`}>
              <rect class="contra" y="4" width={formatShare(0.82 * to)} height="14" />
              <text class="start halo" x={formatShare(0.82 * to + 0.015)} y="15.5">
                {score}
              </text>
            </svg>
          </li>
        ))}
      </ol>
    </Figure>
  )
}

function firstWords(first: { alone: number; shared: number } | undefined, raters: number): string {
  const { alone = 0, shared = 0 } = first ?? {}
  return `alone in first place for ${alone} of ${countNoun(raters, 'rater')}${shared === 0 ? '' : `, tied for first place for ${shared}`}`
}
