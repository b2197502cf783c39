// The group's probabilities before and after the evidence, and their Brier scores once the outcome is recorded.

import { pooledSentence } from '../../src/ach/words/group-doubt-words.ts'
import { formatFigure, formatFinePercent, hypothesisName, itemName } from '../../src/ach/words/phrases.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import { CameTrueForm } from '../checks/came-true.tsx'
import type { GroupModel } from './model.ts'

export const ProbabilitiesFigure = ({ of }: { of: GroupModel }) => {
  const { view, pools } = of
  const { before, now } = pools
  if (before.used === 0 && now.used === 0) return null
  const shown = (pool: typeof before.probabilities, at: number) => (pool?.[at] == null ? '–' : formatFinePercent(pool[at]))
  return (
    <Figure
      id="fig-group-probabilities"
      whole
      title={(pooledSentence(view, now, 'now') || pooledSentence(view, before, 'before')).replace(/\.$/, '')}
      how="These are the raters’ own estimates; they are not computed from the ratings. Each complete set is scaled to 100%, then the sets are averaged with equal weight. Of all steps for groups, averaging is the one best supported by research. The geometric mean is shown next to it. The ratings below explain the figures; they are not their source."
    >
      <DataTable
        columns={['Hypothesis', `Before (${before.used})`, 'Before, geometric', `After (${now.used})`, 'After, geometric'].map(
          (name, at) => ({
            name,
            num: at > 0,
          }),
        )}
        rows={before.hypotheses.map((id, at) => [
          itemName(view, id),
          ...[before, now].flatMap((pool) => [shown(pool.probabilities, at), shown(pool.geometric, at)]),
        ])}
      />
      <TurnedOut of={of} />
    </Figure>
  )
}

const TurnedOut = ({ of }: { of: GroupModel }) => (
  <>
    {of.at === undefined && <CameTrueForm id={of.id} view={of.view} shown={of.cameTrue} />}
    {of.cameTrue !== null && <Scored of={of} cameTrue={of.cameTrue} />}
  </>
)

const Scored = ({ of: { view, brier, raters }, cameTrue }: { of: GroupModel; cameTrue: string }) => (
  <>
    <p class="how">
      Brier scores {cameTrue === view.cameTrue ? 'now that' : 'if'} <bdi>{hypothesisName(view, cameTrue)}</bdi>{' '}
      {cameTrue === view.cameTrue ? 'has turned' : 'turned'} out to be true: 0 is certain and right, 2 is certain and wrong. Equal
      probabilities would have scored {score((brier.now ?? brier.before)?.uniform)}.
      {cameTrue !== view.cameTrue && ' The outcome chosen here is not saved.'}
    </p>
    <DataTable
      columns={[{ name: 'Rater' }, { name: 'Before', num: true }, { name: 'After', num: true }]}
      rows={[
        ['Group (pooled)', score(brier.before?.pool), score(brier.now?.pool)],
        ...raters.flatMap((rater) => {
          const [before, now] = [brier.before, brier.now].map((one) => one?.raters.find((other) => other.id === rater.id)?.score)
          return before === undefined && now === undefined ? [] : [[rater.name, score(before), score(now)]]
        }),
      ]}
    />
  </>
)

const score = (value: number | undefined): string => (value === undefined ? '–' : formatFigure(value, [2]))
