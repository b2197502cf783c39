// The figure of the ranking history: scores after each action, and the action behind each change of leader. Uses only the rater's own ratings.

import { completeSteps, type HistoryStep, thinSteps } from '../../src/ach/analysis/ranking-history.ts'
import { formatCount } from '../../src/ach/model/format-count.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import { secondRoundHiddenAfter } from '../../src/ach/view/run-view.ts'
import type { View } from '../../src/ach/view/view.ts'
import { historyFinding } from '../../src/ach/words/finding-words.ts'
import { describeBatch, describeUndone } from '../../src/ach/words/history/batch-words.ts'
import { itemName, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { leaderNames, shortenLabel } from '../ui/sentence.tsx'
import { Day } from '../ui/when.tsx'
import { DataTable, Figure, type FigureTexts, pictureOf } from './figure.tsx'
import type { Analysis } from './model.ts'
import { type HistoryLines, historyLines, MAX_MARKS, RankingHistoryPicture, scoreAtStep } from './ranking-history-picture.tsx'

/** rows of the table */
const MAX_ROWS = 60

/** The texts and lines of the history; null if nothing has changed since every cell was rated. */
export function rankingHistoryFigure(analysis: Analysis): (FigureTexts & HistoryLines) | null {
  const { real, suppositions } = analysis
  const steps = completeSteps(analysis.history.steps)
  if (steps.length < 2) return null
  return {
    title: titleOf(analysis),
    how: `Scores when every cell was rated for the first time, and after each later action that changed a score. A dotted line marks a change of leader${steps.slice(1).filter((one) => one.leadChanged).length > MAX_MARKS ? ' (not all changes are marked)' : ''}.${suppositions.length > 0 ? ' This shows what was actually done, without the what-if.' : ''}${real.readOnly && secondRoundHiddenAfter(real.run) !== null ? ' Ratings of the second round follow when it is shown.' : ''}`,
    ...historyLines(real, steps, activeByRank(analysis)),
  }
}

const activeByRank = ({ realScores }: Analysis): string[] => realScores.hypotheses.toSorted(byRank).map((one) => one.id)

export const RankingHistoryFigure = ({ analysis }: { analysis: Analysis }) => {
  const { history, real } = analysis
  const drawn = rankingHistoryFigure(analysis)
  if (!drawn) return null
  const steps = completeSteps(history.steps)
  const listed = thinSteps(steps, MAX_ROWS)
  const active = activeByRank(analysis)
  const all = steps.length
  return (
    <Figure
      id="fig-time"
      picture={pictureOf({ ...analysis, suppositions: [] }, 'history')}
      folded
      title={drawn.title}
      how={drawn.how}
      summary={listed.length < all ? `Show ${listed.length} of ${formatCount(all)} changes` : 'Numbers'}
      numbers={
        <DataTable
          columns={[
            { name: 'What was done' },
            { name: 'When' },
            { name: 'Least inconsistent' },
            ...active.map((id) => ({ name: itemName(real, id), num: true })),
          ]}
          rows={listed.map((step) => [
            <bdi class="typed">{stepText(analysis, step, 300)}</bdi>,
            <Day at={step.at} />,
            step.leadChanged ? <strong>{leaderNames(real, step.leaders)}</strong> : leaderNames(real, step.leaders),
            ...active.map((id) => {
              const score = scoreAtStep(step, id)
              return score === null ? '–' : scoreText(score, real.method)
            }),
          ])}
        />
      }
    >
      <RankingHistoryPicture of={drawn} />
    </Figure>
  )
}

/** What a step did, cut to `most` characters. A redo undoes an undo, and reads as the action that was redone. */
function stepText({ real, history }: Analysis, step: HistoryStep, most: number): string {
  const undo = step.undoes !== null && history.steps.every((other) => other.batch !== step.undoes || other.undoes === null)
  const words = undo ? describeUndone(step.changes, real) : describeBatch(step.changes, real)
  return shortenLabel(words?.title ?? 'made another change', most)
}

/** Who did a step: "you" only for the viewer's own changes. */
const stepAuthor = ({ readOnly, me, raters }: View, { by }: HistoryStep): string =>
  !readOnly && by === me?.id ? 'you' : (raters.get(by)?.name ?? 'someone else')

function titleOf(analysis: Analysis): string {
  const turns = completeSteps(analysis.history.steps)
    .slice(1)
    .filter((one) => one.leadChanged)
  const last = turns.at(-1)
  return historyFinding(turns.length, last ? `${stepAuthor(analysis.view, last)} ${stepText(analysis, last, 250)}` : '')
}
