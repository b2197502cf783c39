// The scores of all hypotheses, with what their blank cells could add.

import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { wouldChangeOpening, wouldChangeSentence } from '../../src/ach/words/analysis-words.ts'
import { formatPercent, hypothesisNames, itemName, rankWords, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { contradictionCounts } from '../../src/ach/words/scale-words.ts'
import { ScoresTable } from '../matrix/scores-table.tsx'
import { formatAmount, Sentence } from '../ui/sentence.tsx'
import { DataTable, Figure } from './figure.tsx'
import type { Analysis } from './model.ts'

export const ScoresFigure = ({ of }: { of: Analysis }) => {
  const { view, scores, ranked } = of
  const figure = (value: number) => scoreText(value, scores.method)
  const weighted = scores.method === 'weighted'
  return (
    <Figure
      id="fig-scores"
      whole
      title={titleOf(of)}
      how={`${weighted ? 'Weight of contradiction' : 'Inconsistencies'} of each hypothesis: ${contradictionCounts()}${weighted ? ', times the weight of the item' : ''}. The thin end is the worst case of its blank cells. Support is no part of the order.`}
      numbers={
        <DataTable
          columns={[
            { name: 'Hypothesis' },
            ...['rank', 'count', 'weighted', 'normalised', 'at best', 'at worst', 'rated', 'support'].map((name) => ({ name, num: true })),
          ]}
          rows={ranked.map((one) => [
            itemName(view, one.id),
            rankWords(one),
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
      {of.comparable && <WouldChange of={of} />}
    </Figure>
  )
}

/** What would change the verdict's lead, with the very cells. */
const WouldChange = ({ of: { id, view, scores, table, would, suppositions } }: { of: Analysis }) => (
  <div class="stack-tight" id="would-change">
    <p class="means">{wouldChangeOpening(would, scores.leaders)}</p>
    {would.changes.length > 0 && (
      <ul class="bullets">
        {would.changes.map((one) => (
          <li>
            <Sentence
              id={id}
              parts={wouldChangeSentence(one, table.hypotheses, view)}
              leader={one.hypothesis}
              suppositions={suppositions}
            />
          </li>
        ))}
      </ul>
    )}
  </div>
)

/** Who of those with the lowest score was not tested, or hardly. */
function hardlyTestedNote(view: View, { leaders, grounds: { allUntested } }: Scores): string {
  const how = allUntested.some((one) => one.rated) ? 'hardly tested' : 'not tested'
  if (allUntested.length === leaders.length) return `, ${how}`
  const ids = allUntested.map(({ id }) => id)
  return `; ${hypothesisNames(view, ids)} ${ids.length === 1 ? 'was' : 'were'} ${how}`
}

function titleOf({ view, scores, ranked, margin, comparable }: Analysis): string {
  const [first] = ranked
  if (!first || !comparable) return 'Score of each hypothesis'
  const leaders = hypothesisNames(view, scores.leaders)
  if (scores.verdict === 'untested')
    return `${leaders} ${scores.leaders.length > 1 ? 'have' : 'has'} the lowest score${hardlyTestedNote(view, scores)}`
  if (scores.leaders.length > 1) return `${leaders} are contradicted equally`
  const more = first.worst - first.score
  const blanks = more > 1e-9 ? `its blank cells could add up to ${scoreText(more, scores.method)}` : 'no cell under it is blank'
  return `${leaders} is least contradicted, by ${formatAmount(margin, scores.method)}; ${blanks}`
}
