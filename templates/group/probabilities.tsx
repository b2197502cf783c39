// The group's probabilities before and after the evidence, and their Brier scores once the outcome is recorded.

import { pooledSentence } from '../../src/ach/words/group-doubt-words.ts'
import { formatFigure, formatFinePercent, itemName } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import { type GroupModel, TRUE_PARAMETER } from './model.ts'

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

/** Saved with the workbook for a viewer who may edit; a reader can only try an outcome out. */
const TurnedOut = ({ of }: { of: GroupModel }) => {
  const { id, view, cameTrue } = of
  const way = view.readOnly
    ? ({ method: 'get', action: `${paths.groupAnalysis(id)}#fig-group-probabilities` } as const)
    : ({ method: 'post', action: paths.cameTrue(id) } as const)
  return (
    <>
      <form {...way} class="row no-print" data-choose={view.readOnly ? '' : undefined}>
        <label for="came-true">Which hypothesis turned out to be true?</label>
        <select class="input" id="came-true" name={TRUE_PARAMETER}>
          <option value="">not settled</option>
          {of.pools.now.hypotheses.map((one) => (
            <option value={one} selected={one === cameTrue}>
              {itemName(view, one)}
            </option>
          ))}
        </select>
        <button type="submit" class="btn" data-size="s">
          {view.readOnly ? 'Show Brier scores' : 'Save'}
        </button>
      </form>
      {cameTrue !== null && <Scored of={of} cameTrue={cameTrue} />}
    </>
  )
}

const Scored = ({ of: { view, brier, raters }, cameTrue }: { of: GroupModel; cameTrue: string }) => (
  <>
    <p class="how">
      Brier scores {cameTrue === view.cameTrue ? 'now that' : 'if'} <bdi>{itemName(view, cameTrue)}</bdi>{' '}
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
