// The figure of the robustness: how often the order would hold if ratings were slightly off. Until it is computed, the page shows a placeholder that loads the figure.
import { stack } from 'd3-shape'
import type { HypothesisRobustness, Robustness } from '../../src/ach/analysis/robustness.ts'
import { type RobustnessFigures, shownRobustness } from '../../src/ach/analysis/robustness-figures.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { formatFinePercent, itemName } from '../../src/ach/words/phrases.ts'
import { chanceSentence, doubtClause, otherReason, robustnessFinding, robustnessMethod } from '../../src/ach/words/robustness-words.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { ordinalNumber } from '../ui/format.ts'
import { DataTable, Figure, type FigureTexts, formatShare, pictureOf } from './figure.tsx'

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
    <figure
      class="fig whole"
      id="fig-robustness"
      aria-labelledby="fig-robustness-title"
      hx-get={address}
      hx-trigger="load"
      hx-swap="outerHTML"
    >
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

/** One bar for each hypothesis, stacked by rank. */
export interface RankStacks extends FigureTexts {
  readonly means: string
  /** names of the tones, from dark to light */
  readonly tones: readonly string[]
  readonly ties: string
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    /** one for each tone, from 0 to 1; those with room have their share in words */
    readonly parts: readonly { readonly from: number; readonly to: number; readonly words: string | null }[]
  }[]
}

/** Null if nothing may be shown. */
export function rankStacks(view: View, scores: Scores, figures: RobustnessFigures): RankStacks | null {
  const [main, ...others] = shownRobustness(figures, scores.verdict)
  if (!main) return null
  const sole = scores.leaders.length === 1 && ['close', 'separated'].includes(scores.verdict)
  return {
    title: robustnessFinding(view, scores.leaders, main),
    how: `${robustnessMethod(main)} The bars show how often each hypothesis takes each rank, from 1st (dark) to last (light). A tie is shared equally between the ranks it covers, so a bar for 1st can be shorter than the share above.`,
    means: [
      ...[otherReason(scores, main)].filter((one) => one !== ''),
      ...others.map((one) => `${robustnessFinding(view, scores.leaders, one)}.`),
      ...(sole ? [chanceSentence(figures.chance)] : []),
    ].join(' '),
    tones: Array.from({ length: Math.min(4, main.hypotheses.length) }, (_, at) =>
      at === 3 && main.hypotheses.length > 4 ? `${ordinalNumber(at + 1)} or lower` : ordinalNumber(at + 1),
    ),
    ties: `Cases in which two or more hypotheses tie for 1st: ${formatFinePercent(main.tiesAtTop)}`,
    rows: ordered(rankOrder(scores), main).map((one) => ({ id: one.id, label: itemName(view, one.id), parts: stackOf(one) })),
  }
}

const rankOrder = (scores: Scores): string[] => scores.hypotheses.toSorted(byRank).map(({ id }) => id)

/** Ranks from 4th down share a tone. */
function stackOf({ ranks }: HypothesisRobustness): RankStacks['rows'][number]['parts'] {
  const shares = [...ranks.slice(0, 3), ranks.slice(3).reduce((sum, rank) => sum + rank, 0)]
  return stack<readonly number[]>()
    .keys(shares.map((_, at) => String(at)))
    .value((all, place) => all[Number(place)] ?? 0)([shares])
    .map(([between]) => {
      const [from = 0, to = 0] = between ?? []
      return { from, to, words: to - from >= 0.1 ? formatFinePercent(to - from) : null }
    })
}

const Computed = ({ id, suppositions, view, scores, figures }: RobustnessProps & { readonly figures: RobustnessFigures }) => {
  const drawn = rankStacks(view, scores, figures)
  if (!drawn) return null
  return (
    <Figure
      id="fig-robustness"
      whole
      picture={pictureOf({ id, suppositions, scores }, 'robustness')}
      title={drawn.title}
      how={drawn.how}
      means={drawn.means}
      numbers={shownRobustness(figures, scores.verdict).map((one) => <Numbers view={view} order={rankOrder(scores)} robustness={one} />)}
    >
      <ol class="bars">
        {drawn.rows.map(({ label, parts }) => (
          <li>
            <span class="words">
              <b dir="auto">{label}</b>
            </span>
            <Stack parts={parts} />
          </li>
        ))}
      </ol>
      <p class="key">
        {drawn.tones.map((name, at) => (
          <span>
            <svg aria-hidden="true">
              <rect class={`t${at + 1}`} width="100%" height="100%" />
            </svg>
            {name}
          </span>
        ))}
        <span>{drawn.ties}</span>
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

const Stack = ({ parts }: Pick<RankStacks['rows'][number], 'parts'>) => (
  <svg class="plot" height="22" aria-hidden="true">
    {parts.map(({ from, to, words }, at) =>
      to <= from ? null : (
        <>
          <rect class={`t${at + 1}`} x={formatShare(from)} width={formatShare(to - from)} height="22" />
          {words !== null && (
            <text class={`mid ${at < 2 ? 'on-t1' : 'on-t3'}`} x={formatShare((from + to) / 2)} y="15.5">
              {words}
            </text>
          )}
        </>
      ),
    )}
  </svg>
)
