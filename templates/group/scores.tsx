// Figure of a group's inconsistency scores, with how many raters’ ratings put each hypothesis first.

import { byRank } from '../../src/ach/scoring/leaders.ts'
import { groupVerdictSentence, sparseSentence, withoutRaterSentences } from '../../src/ach/words/group-doubt-words.ts'
import { groupScoreHeads, leastInconsistentHeading } from '../../src/ach/words/group-words.ts'
import { countNoun, formatMean, formatPercent, itemName, meanScoreWords, rankWords } from '../../src/ach/words/phrases.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import type { GroupModel } from './model.ts'

export const GroupScoresFigure = ({ of }: { of: GroupModel }) => {
  const { view, scores, ranking } = of
  const most = Math.max(...scores.hypotheses.map(({ score }) => score), 0) || 1
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  const ranked = scores.hypotheses.toSorted(byRank)
  return (
    <Figure
      id="fig-group-scores"
      whole
      title={leastInconsistentHeading(view, of)}
      how="Each cell counts as the mean of the ratings given, multiplied by the weight of the item. One rater’s blank cell changes nothing if others rated that cell."
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
        {[groupVerdictSentence(view, of), ...withoutRaterSentences(view, of), sparseSentence(view, of)]
          .filter((one) => one !== '')
          .join(' ')}
      </p>
      <ol class="bars">
        {ranked.map((one) => (
          <li>
            <span class="words">
              <b dir="auto">{itemName(view, one.id)}</b> <span class="meta">{firstWords(first.get(one.id), ranking.raters.length)}</span>
            </span>
            <svg class="plot" height="22" role="img" aria-label={`Score ${meanScoreWords(one)}`}>
              <rect class="contra" y="4" width={`${((82 * one.score) / most).toFixed(2)}%`} height="14" />
              <text class="start halo" x={`${((82 * one.score) / most + 1.5).toFixed(2)}%`} y="15.5">
                {meanScoreWords(one)}
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
