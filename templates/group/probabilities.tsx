// The probabilities of a group, before and after, and how they turned out where that is agreed: said in the address, never stored.
import { finePercent, nameOf } from '../../src/ach/wording.ts'
import { paths } from '../../src/paths.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import { CAME_TRUE, type Group } from './model.ts'

export const ProbabilitiesFigure = ({ of }: { of: Group }) => {
  const { view, pools } = of
  const { before, now } = pools
  if (before.used === 0 && now.used === 0) return null
  const shown = (pool: typeof before, at: number) => (pool.probabilities ? finePercent(pool.probabilities[at] ?? 0) : '–')
  return (
    <Figure
      id="fig-group-probabilities"
      title={`Probabilities of ${Math.max(before.used, now.used)}, pooled`}
      how="People’s own, never computed from the ratings: each whole set scaled to add up, then the mean, each alike."
    >
      <DataTable
        columns={[{ name: 'Hypothesis' }, { name: `before (${before.used})`, num: true }, { name: `after (${now.used})`, num: true }]}
        rows={before.hypotheses.map((id, at) => [nameOf(view, id), shown(before, at), shown(now, at)])}
      />
      <TurnedOut of={of} />
    </Figure>
  )
}

const TurnedOut = ({ of: { id, view, pools, cameTrue, brier, raters } }: { of: Group }) => (
  <>
    <form method="get" action={`${paths.groupAnalysis(id)}#fig-group-probabilities`} class="row no-print" data-choose>
      <label for="came-true">If it is agreed which one turned out true</label>
      <select class="input" id="came-true" name={CAME_TRUE}>
        <option value="">not agreed</option>
        {pools.now.hypotheses.map((one) => (
          <option value={one} selected={one === cameTrue}>
            {nameOf(view, one)}
          </option>
        ))}
      </select>
      <button type="submit" class="btn" data-size="s">
        Show Brier scores
      </button>
    </form>
    {cameTrue !== null && (
      <>
        <p class="how">
          Brier scores if <bdi>{nameOf(view, cameTrue)}</bdi> turned out true: 0 is certain and right, 2 certain and wrong. All alike would
          have scored {(1 - 1 / pools.now.hypotheses.length).toFixed(2)}. Nothing of this is saved.
        </p>
        <DataTable
          columns={[{ name: 'Rater' }, { name: 'before', num: true }, { name: 'after', num: true }]}
          rows={[
            ['The group, pooled', score(brier.before?.pool), score(brier.now?.pool)],
            ...raters.flatMap((rater) => {
              const [before, now] = [brier.before, brier.now].map((one) => one?.raters.find((other) => other.id === rater.id)?.score)
              return before === undefined && now === undefined ? [] : [[rater.name, score(before), score(now)]]
            }),
          ]}
        />
      </>
    )}
  </>
)

const score = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2))
