// How the ranking moved while the workbook was made, with the change behind each step. Only the viewer's own ratings.

import { type HistoryStep, thinSteps } from '../../src/ach/analysis/ranking-history.ts'
import type { View } from '../../src/ach/view/view.ts'
import { describeBatch, describeUndone } from '../../src/ach/words/history-words.ts'
import { itemName, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { leaderNames, shortenLabel } from '../ui/sentence.tsx'
import { Day } from '../ui/when.tsx'
import { DataTable, Figure } from './figure.tsx'
import type { Analysis } from './model.ts'
import { MAX_MARKS, RankingHistoryPicture, scoreAtStep } from './ranking-history-picture.tsx'

const LISTED = 60

export const RankingHistoryFigure = ({ of }: { of: Analysis }) => {
  const { past, real, realScores, suppositions } = of
  if (past.steps.length < 2) return null
  const listed = thinSteps(past.steps, LISTED)
  const active = realScores.hypotheses.toSorted((a, b) => a.rank - b.rank).map((one) => one.id)
  const all = past.steps.length
  return (
    <Figure
      id="fig-time"
      whole
      title={titleOf(of)}
      how={`Score after each of the ${all.toLocaleString('en')} actions that moved one. Dotted: another one leads from there on${past.steps.filter((one) => one.leadChanged).length > MAX_MARKS ? ' (not all are marked)' : ''}.${suppositions.length > 0 ? ' This is what was done; what-ifs change nothing in it.' : ''}`}
      summary={listed.length < all ? `${listed.length} of ${all.toLocaleString('en')} steps` : 'The numbers'}
      numbers={
        <DataTable
          columns={[
            { name: 'What was done' },
            { name: 'when' },
            { name: 'lowest score then' },
            ...active.map((id) => ({ name: itemName(real, id), num: true })),
          ]}
          rows={listed.map((step) => [
            <bdi class="typed">{stepText(of, step, 160)}</bdi>,
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
      <RankingHistoryPicture of={of} active={active} />
    </Figure>
  )
}

/** A redo takes back an undo, and is told as what was done again. */
function stepText({ real, past }: Analysis, step: HistoryStep, most: number): string {
  const undo = step.undoes !== null && past.steps.every((other) => other.batch !== step.undoes || other.undoes === null)
  const words = undo ? describeUndone(step.changes, real) : describeBatch(step.changes, real)
  return shortenLabel(words?.title ?? 'something else', most)
}

/** You, only where that is true: others change the lists too, and readers did nothing. */
const stepAuthor = ({ readOnly, me, raters }: View, { by }: HistoryStep): string =>
  !readOnly && by === me?.id ? 'you' : (raters.get(by)?.name ?? 'somebody')

function titleOf(of: Analysis): string {
  const turns = of.past.steps.slice(1).filter((one) => one.leadChanged)
  const last = turns.at(-1)
  if (!last) return 'The top of the ranking never changed'
  const times = turns.length === 1 ? 'once' : turns.length === 2 ? 'twice' : `${turns.length} times`
  return `The top of the ranking changed ${times}${turns.length > 1 ? ', last' : ''} when ${stepAuthor(of.view, last)} ${stepText(of, last, 90)}`
}
