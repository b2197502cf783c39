// The comparison of two states of a workbook: what was added, removed and rated differently, and how the scores moved.
import type { ComparedItem, StateComparison } from '../../src/ach/analysis/state-comparison.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, formatScore } from '../../src/ach/words/phrases.ts'
import { verdictSentence, verdictText } from '../../src/ach/words/verdict-words.ts'
import { paths } from '../../src/paths.ts'
import { DataTable, Scroller } from '../analysis/figure.tsx'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RatingChip } from '../ui/rating-chip.tsx'
import { PointInTime, pointInTime } from '../ui/when.tsx'

/** One of the two states. */
export interface ComparedState {
  /** number of its last change; null: as it is now */
  readonly seq: number | null
  /** time of its last change, ISO 8601, UTC */
  readonly at: string
  readonly name: string | null
  readonly view: View
}

interface ComparisonProps {
  readonly id: string
  readonly before: ComparedState
  readonly after: ComparedState
  readonly comparison: StateComparison
  /** names of states by the numbers of their last changes */
  readonly names: readonly (readonly [number, string])[]
}

export const ComparisonPage = ({ id, before, after, comparison, names }: ComparisonProps) => (
  <Page title="Compare two states" screen="workbooks" tab="history">
    <PageMain
      heading="Compare two states"
      crumb={<a href={paths.history(id)}>History</a>}
      lead="What changed between two states of the workbook, and how your scores moved."
    >
      <ChooseStates id={id} before={before} after={after} names={names} />
      {isUnchanged(comparison) && <p>Nothing that counts for your scores changed.</p>}
      <Verdicts before={before} after={after} comparison={comparison} />
      <Items title="Added" items={comparison.added} view={after.view} />
      <Items title="Parked or removed" items={comparison.removed} view={before.view} />
      <Items title="Reworded" items={comparison.reworded} view={after.view} />
      <Items
        title="Weight changed"
        items={comparison.reweighed.map((evidence) => ({ what: 'evidence', id: evidence }))}
        view={after.view}
      />
      <Rerated comparison={comparison} view={after.view} />
    </PageMain>
  </Page>
)

const isUnchanged = ({ added, removed, reworded, reweighed, rerated }: StateComparison): boolean =>
  [added, removed, reworded, reweighed, rerated].every(({ length }) => length === 0)

/** Without names there is nothing to choose from: the address says which states are compared. */
const ChooseStates = ({ id, before, after, names }: Omit<ComparisonProps, 'comparison'>) => (
  <form class="row" method="get" action={paths.compareStates(id)}>
    <StateSelect name="from" label="From" chosen={before} names={names} />
    <StateSelect name="to" label="To" chosen={after} names={names} />
    <button type="submit" class="btn" data-size="s">
      Compare
    </button>
  </form>
)

interface StateSelectProps {
  readonly name: string
  readonly label: string
  readonly chosen: ComparedState
  readonly names: ComparisonProps['names']
}

const StateSelect = ({ name, label, chosen, names }: StateSelectProps) => (
  <label class="row">
    {label}
    <select class="select" name={name}>
      {chosen.seq !== null && chosen.name === null && (
        <option value={String(chosen.seq)} selected>
          {pointInTime(chosen.at)}
        </option>
      )}
      {names.map(([seq, words]) => (
        <option value={String(seq)} selected={seq === chosen.seq}>
          {words}
        </option>
      ))}
      <option value="now" selected={chosen.seq === null}>
        now
      </option>
    </select>
  </label>
)

const Verdicts = ({ before, after, comparison }: Pick<ComparisonProps, 'before' | 'after' | 'comparison'>) => (
  <section class="stack" aria-labelledby="scores-moved">
    <h2 id="scores-moved">Your scores</h2>
    <dl class="compared">
      <dt>
        <StateTime state={before} />
      </dt>
      <dd>{verdictOf(comparison.before, before.view)}</dd>
      <dt>
        <StateTime state={after} />
      </dt>
      <dd>{verdictOf(comparison.after, after.view)}</dd>
    </dl>
    <Scroller label="Scores in both states">
      <DataTable
        columns={[{ name: 'Hypothesis' }, { name: 'Before', num: true }, { name: 'After', num: true }, { name: 'Change', num: true }]}
        rows={comparison.scores.map((one) => [
          labelIn(one.hypothesis, after.view, before.view),
          one.before === null ? '–' : formatScore(one.before, before.view.method),
          one.after === null ? '–' : formatScore(one.after, after.view.method),
          one.before === null || one.after === null ? '–' : signed(one.after - one.before),
        ])}
      />
    </Scroller>
  </section>
)

const StateTime = ({ state }: { state: ComparedState }) =>
  state.seq === null ? (
    <>Now</>
  ) : (
    <>
      {state.name !== null && (
        <>
          <bdi>{state.name}</bdi>,{' '}
        </>
      )}
      <PointInTime at={state.at} />
    </>
  )

const verdictOf = (scores: Scores | null, view: View): string =>
  scores === null ? 'You had not rated anything.' : verdictText(verdictSentence(scores, view))

const labelIn = (hypothesis: string, ...views: readonly View[]): string =>
  views.map((view) => view.hypotheses.get(hypothesis)?.label).find((label) => label !== undefined) ?? hypothesis

/** With a sign; 0 has none. */
function signed(difference: number): string {
  const text = Math.abs(difference).toFixed(2)
  return Number(text) === 0 ? '0' : `${difference < 0 ? '−' : '+'}${text}`
}

const Items = ({ title, items, view }: { title: string; items: readonly ComparedItem[]; view: View }) =>
  items.length === 0 ? null : (
    <section class="stack-tight">
      <h2>
        {title}: {countNoun(items.length, 'item')}
      </h2>
      <ul class="bullets">
        {items.map(({ what, id }) => {
          const text = what === 'hypothesis' ? view.hypotheses.get(id)?.label : view.evidence.get(id)?.statement
          return (
            <li>
              {id} <bdi class="typed">{text}</bdi>
            </li>
          )
        })}
      </ul>
    </section>
  )

const Rerated = ({ comparison: { rerated }, view }: { comparison: StateComparison; view: View }) =>
  rerated.length === 0 ? null : (
    <section class="stack-tight">
      <h2>Rated differently: {countNoun(rerated.length, 'cell')}</h2>
      <Scroller label="Cells rated differently">
        <DataTable
          columns={[{ name: 'Item' }, { name: 'Hypothesis' }, { name: 'Before' }, { name: 'After' }]}
          rows={rerated.map(({ evidence, hypothesis, before, after }) => [
            evidence,
            labelIn(hypothesis, view),
            <RatingChip rating={before} />,
            <RatingChip rating={after} />,
          ])}
        />
      </Scroller>
    </section>
  )
