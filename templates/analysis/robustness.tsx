// The figure of the robustness: how often the order would hold if ratings were slightly off. Until it is computed, the page shows a placeholder that loads the figure.
import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { HypothesisRobustness, Robustness } from '../../src/ach/analysis/robustness.ts'
import { type RobustnessFigures, shownRobustness } from '../../src/ach/analysis/robustness-figures.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { doubtClause, robustnessFinding, robustnessMethod } from '../../src/ach/words/analysis-words.ts'
import { chanceSentence } from '../../src/ach/words/chance-words.ts'
import { formatFinePercent, itemName } from '../../src/ach/words/phrases.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { ordinalNumber } from '../ui/format.ts'
import { DataTable, Figure, formatShare } from './figure.tsx'

export interface RobustnessProps {
  readonly id: string
  readonly view: View
  readonly suppositions: readonly NamedSupposition[]
  /** of the view; says which figures may be shown and who leads */
  readonly scores: Scores
  /** null until they are computed */
  readonly figures: RobustnessFigures | null
}

export const RobustnessFigure = (props: RobustnessProps) =>
  props.figures ? <Computed {...props} figures={props.figures} /> : <Computing {...props} />

const Computing = ({ id, suppositions }: RobustnessProps) => {
  const address = `${paths.robustness(id)}${suppositionQuery(suppositions)}`
  return (
    <figure class="fig" id="fig-robustness" aria-labelledby="fig-robustness-title" hx-get={address} hx-trigger="load" hx-swap="outerHTML">
      <h2 id="fig-robustness-title">Calculating what doubt in the ratings would do</h2>
      <p class="how" role="status">
        How often the order would hold if ratings were slightly off. The result appears here when it is ready; the rest of the page is
        complete.
      </p>
      <p class="no-script">
        <a href={address}>Show the result when it is ready</a>
      </p>
    </figure>
  )
}

const Computed = ({ view, scores, figures }: RobustnessProps & { readonly figures: RobustnessFigures }) => {
  const [main, ...others] = shownRobustness(figures, scores.verdict)
  if (!main) return null
  const order = scores.hypotheses.toSorted(byRank).map(({ id }) => id)
  const tones = Math.min(4, main.hypotheses.length)
  const sole = scores.leaders.length === 1 && ['close', 'separated'].includes(scores.verdict)
  return (
    <Figure
      id="fig-robustness"
      title={robustnessFinding(view, scores.leaders, main)}
      how={`${robustnessMethod(main)} The bars show how often each hypothesis takes each rank, from 1st (dark) to last (light). A tie is shared equally between the ranks it covers.`}
      means={[
        ...others.map((one) => `${robustnessFinding(view, scores.leaders, one)}.`),
        ...(sole ? [chanceSentence(figures.chance)] : []),
      ].join(' ')}
      numbers={[main, ...others].map((one) => <Numbers view={view} order={order} robustness={one} />)}
    >
      <ol class="bars">
        {ordered(order, main).map((one) => (
          <li>
            <span class="words">
              <b dir="auto">{itemName(view, one.id)}</b>
            </span>
            <Stack one={one} />
          </li>
        ))}
      </ol>
      <p class="key">
        {Array.from({ length: tones }, (_, at) => (
          <span>
            <svg aria-hidden="true">
              <rect class={`t${at + 1}`} width="100%" height="100%" />
            </svg>
            {ordinalNumber(at + 1)}
            {at === 3 && main.hypotheses.length > 4 && ' or lower'}
          </span>
        ))}
        <span>Cases in which two or more hypotheses tie for 1st: {formatFinePercent(main.tiesAtTop)}</span>
      </p>
    </Figure>
  )
}

/** The hypotheses in the order of the ranking. */
const ordered = (order: readonly string[], { hypotheses }: Robustness): HypothesisRobustness[] =>
  order.flatMap((id) => hypotheses.find((one) => one.id === id) ?? [])

interface NumbersProps {
  readonly view: View
  readonly order: readonly string[]
  readonly robustness: Robustness
}

const Numbers = ({ view, order, robustness }: NumbersProps) => {
  const { hypotheses } = robustness
  const ranked = ordered(order, robustness)
  return (
    <>
      <p class="meta">{doubtClause(robustness)}:</p>
      <DataTable
        columns={[
          { name: 'Hypothesis' },
          { name: '1st alone', num: true },
          { name: '1st in a tie', num: true },
          ...ranked.map((_, at) => ({ name: ordinalNumber(at + 1), num: true })),
        ]}
        rows={ranked.map((one) => [
          itemName(view, one.id),
          formatFinePercent(one.leadsAlone),
          formatFinePercent(one.leadsTied),
          ...one.ranks.map((rank) => formatFinePercent(Math.round(rank * 1e9) / 1e9)),
        ])}
      />
      <p class="meta">Below: the share of cases in which the hypothesis in the row has a lower score than the one in the column.</p>
      <DataTable
        columns={[{ name: 'Lower score than' }, ...ranked.map((one) => ({ name: itemName(view, one.id), num: true }))]}
        rows={ranked.map((one) => [
          itemName(view, one.id),
          ...ranked.map((other) => (one === other ? '' : formatFinePercent(one.wins[hypotheses.indexOf(other)] ?? 0))),
        ])}
      />
    </>
  )
}

const x = scaleLinear([0, 1], [0, 1])

/** One bar, stacked by rank; ranks from 4th down share a tone. */
const Stack = ({ one }: { one: HypothesisRobustness }) => {
  const shares = [...one.ranks.slice(0, 3), one.ranks.slice(3).reduce((sum, rank) => sum + rank, 0)]
  const parts = stack<readonly number[]>()
    .keys(shares.map((_, at) => String(at)))
    .value((all, place) => all[Number(place)] ?? 0)([shares])
  return (
    <svg class="plot" height="22" aria-hidden="true">
      {parts.map(([between], at) => {
        const [from = 0, to = 0] = between ?? []
        const size = to - from
        if (size <= 0) return null
        return (
          <>
            <rect class={`t${at + 1}`} x={formatShare(x(from))} width={formatShare(x(to) - x(from))} height="22" />
            {size >= 0.1 && (
              <text class={`mid ${at < 2 ? 'on-t1' : 'on-t3'}`} x={formatShare(x((from + to) / 2))} y="15.5">
                {formatFinePercent(size)}
              </text>
            )}
          </>
        )
      })}
    </svg>
  )
}
