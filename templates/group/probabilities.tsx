// The probabilities of a group, before and after, and how they turned out where that is agreed.
import { formatFinePercent, itemName } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import { type GroupModel, TRUE_PARAMETER } from './model.ts'

export const ProbabilitiesFigure = ({ of }: { of: GroupModel }) => {
  const { view, pools } = of
  const { before, now } = pools
  if (before.used === 0 && now.used === 0) return null
  const shown = (pool: typeof before, at: number) => (pool.probabilities?.[at] == null ? '–' : formatFinePercent(pool.probabilities[at]))
  return (
    <Figure
      id="fig-group-probabilities"
      title={`Probabilities of ${Math.max(before.used, now.used)}, pooled`}
      how="People’s own, never computed from the ratings: each whole set scaled to add up, then the mean, each alike."
    >
      <DataTable
        columns={[{ name: 'Hypothesis' }, { name: `before (${before.used})`, num: true }, { name: `after (${now.used})`, num: true }]}
        rows={before.hypotheses.map((id, at) => [itemName(view, id), shown(before, at), shown(now, at)])}
      />
      <TurnedOut of={of} />
    </Figure>
  )
}

/** Whoever may write keeps it with the workbook; a reader can only suppose it. */
const TurnedOut = ({ of }: { of: GroupModel }) => {
  const { id, view, cameTrue } = of
  const way = view.readOnly
    ? ({ method: 'get', action: `${paths.groupAnalysis(id)}#fig-group-probabilities` } as const)
    : ({ method: 'post', action: paths.cameTrue(id) } as const)
  return (
    <>
      <form {...way} class="row no-print" data-choose={view.readOnly ? '' : undefined}>
        <label for="came-true">If it is agreed which one turned out true</label>
        <select class="input" id="came-true" name={TRUE_PARAMETER}>
          <option value="">not agreed</option>
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

const Scored = ({ of: { view, pools, brier, raters }, cameTrue }: { of: GroupModel; cameTrue: string }) => (
  <>
    <p class="how">
      Brier scores {cameTrue === view.cameTrue ? 'now that' : 'if'} <bdi>{itemName(view, cameTrue)}</bdi> turned out true: 0 is certain and
      right, 2 certain and wrong. All alike would have scored {(1 - 1 / pools.now.hypotheses.length).toFixed(2)}.
      {cameTrue !== view.cameTrue && ' Nothing of this is saved.'}
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
)

const score = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2))
