// The figure of the scores: every hypothesis with its range, and the single ratings that would change the leader.

import { wouldChangeOpening, wouldChangeSentence } from '../../src/ach/words/analysis-words.ts'
import { scoresFinding } from '../../src/ach/words/finding-words.ts'
import { formatPercent, itemName, openColumns, rankInTable, ratedHead, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { contradictionCounts } from '../../src/ach/words/scale-words.ts'
import { ScoresTable } from '../matrix/scores-table.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { DataTable, Figure, type FigureTexts, pictureOf } from './figure.tsx'
import type { Analysis } from './model.ts'

export const scoresTexts = ({ view, scores, comparable }: Pick<Analysis, 'view' | 'scores' | 'comparable'>): FigureTexts => ({
  title: comparable ? scoresFinding(view, scores) : 'Score of each hypothesis',
  how: `Inconsistency score of each hypothesis: ${contradictionCounts()}${scores.method === 'weighted' ? ', times the weight of the item' : ''}.${openColumns(scores).range ? ' The pale end of a bar shows what blank cells could add.' : ''} Support does not affect the order.`,
})

export const ScoresFigure = ({ analysis }: { analysis: Analysis }) => {
  const { view, scores, ranked } = analysis
  const figure = (value: number) => scoreText(value, scores.method)
  return (
    <Figure
      id="fig-scores"
      picture={pictureOf(analysis, 'scores')}
      whole
      {...scoresTexts(analysis)}
      numbers={
        <DataTable
          columns={[
            { name: 'Hypothesis' },
            ...['Rank', 'Unweighted', 'Weighted', 'Relative', 'At best', 'At worst', ratedHead(scores.method), 'Support'].map((name) => ({
              name,
              num: true,
            })),
          ]}
          rows={ranked.map((one) => [
            itemName(view, one.id),
            rankInTable(one, scores),
            one.count,
            one.weighted.toFixed(2),
            one.normalised === null ? '–' : one.normalised.toFixed(2),
            figure(one.best),
            figure(one.worst),
            formatPercent(one.coverage),
            one.support.toFixed(2),
          ])}
        />
      }
    >
      <ScoresTable view={view} scores={scores} size="l" />
      {analysis.comparable && <WouldChange analysis={analysis} />}
    </Figure>
  )
}

/** The single ratings that would change the leader. */
const WouldChange = ({ analysis: { id, view, scores, table, changes, suppositions } }: { analysis: Analysis }) => (
  <div class="stack-tight" id="would-change">
    <p class="means">{wouldChangeOpening(changes, scores)}</p>
    {changes.changes.length > 0 && (
      <ul class="bullets">
        {changes.changes.map((one) => (
          <li>
            <Sentence
              id={id}
              parts={wouldChangeSentence(one, table.hypotheses, view, scores.verdict)}
              leader={one.hypothesis}
              suppositions={suppositions}
            />
          </li>
        ))}
      </ul>
    )}
  </div>
)
