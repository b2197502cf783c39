// Every ranking side by side. Only the one in force ranks; where another puts others first, a sentence says why it may.

import { type ScalePoint, scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { MEASURES, type Measure, type Ranking } from '../../src/ach/analysis/ranking-comparison.ts'
import type { View } from '../../src/ach/view/view.ts'
import { numberWord as counted, hypothesisNames, itemName, joinPhrases, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { ordinalNumber } from '../ui/format.ts'
import { shortenLabel } from '../ui/sentence.tsx'
import { DataTable, Figure, formatShare } from './figure.tsx'
import type { Analysis } from './model.ts'

const HEADS: Readonly<Record<Measure, string>> = {
  count: 'Count',
  weighted: 'Weighted',
  normalised: 'Normalised',
  posterior: 'Bayesian',
}
const WHY: Readonly<Record<Measure, string>> = {
  count: 'Count takes every item alike, however credible and relevant it is.',
  weighted: 'Weighted lets credible and relevant items weigh more.',
  normalised: 'Normalised divides by what is rated, so that blank and NA cells are no advantage.',
  posterior: 'The Bayesian view counts support too, and takes the items of one cluster as partly one voice.',
}
const LABEL = 24

export const RankingsFigure = ({ of }: { of: Analysis }) => {
  const { view, rankings, ranked } = of
  const reasons = rankings.filter((one) => one.differs).map((one) => WHY[one.measure])
  return (
    <Figure
      id="fig-rankings"
      title={titleOf(of)}
      how={['Rank by each method, first on top; the first by the method in force is drawn thick.', ...reasons].join(' ')}
      numbers={
        <DataTable
          columns={[
            { name: 'Hypothesis' },
            ...rankings.map((one) => ({ name: `${HEADS[one.measure]}${one.inForce ? ' (in force)' : ''}`, num: true })),
          ]}
          rows={ranked.map(({ id }) => [
            itemName(view, id),
            ...rankings.map((one) => {
              const place = one.places.find((other) => other.id === id)
              if (!place || place.rank === null || place.value === null) return '–'
              return `${ordinalNumber(place.rank)} (${figure(one.measure, place.value)})`
            }),
          ])}
        />
      }
    >
      <Bumps of={of} />
    </Figure>
  )
}

const figure = (measure: Measure, value: number) => (measure === 'count' ? scoreText(value, 'count') : value.toFixed(2))

function titleOf({ view, scores, rankings }: Analysis): string {
  const differing = rankings.filter((one) => one.differs)
  if (differing.length === 0) return `All four rankings put ${hypothesisNames(view, scores.leaders)} first`
  const same = counted(rankings.length - differing.length)
  const bySets = new Map<string, Ranking[]>()
  for (const one of differing) bySets.set(one.first.join(), [...(bySets.get(one.first.join()) ?? []), one])
  const others = [...bySets.values()].map((alike) => {
    const who = joinPhrases(
      alike.map((one) => (one.measure === 'posterior' ? 'the Bayesian view' : one.measure)),
      'and',
    )
    return `${who} ${otherwise(view, scores.leaders, alike[0]?.first ?? [], alike.length > 1)}`
  })
  return `${same} of four rankings ${differing.length === 3 ? 'puts' : 'put'} ${hypothesisNames(view, scores.leaders)} first; ${others.join('; ')}`
}

/** "puts Jihadi first", "puts Jihadi level with it", "put Coup first alone" */
function otherwise(view: View, leaders: readonly string[], first: readonly string[], several: boolean): string {
  const put = several ? 'put' : 'puts'
  const added = first.filter((id) => !leaders.includes(id))
  if (added.length < first.length && added.length === first.length - leaders.length)
    return `${put} ${hypothesisNames(view, added)} level with ${leaders.length === 1 ? 'it' : 'them'}`
  return `${put} ${hypothesisNames(view, first)} first${added.length === 0 ? ' alone' : ''}`
}

const TOP = 46
/** One place for each method, as shares of the width; the rest is for names. */
const x = scalePoint<Measure>(MEASURES, [0.12, 0.72])

const Bumps = ({ of: { view, rankings, ranked } }: { of: Analysis }) => {
  const step = ranked.length > 6 ? 30 : 44
  const tall = TOP + ranked.length * step
  const places = new Map(rankings.map((one) => [one.measure, heights(one, step)]))
  const last = places.get(rankings.at(-1)?.measure ?? 'posterior')
  return (
    <svg class="plot" height={tall} role="img" aria-label={rankText(rankings, view)}>
      {rankings.map(({ measure, inForce }) => (
        <>
          <text class={inForce ? 'mid strong' : 'mid'} x={formatShare(x(measure) ?? 0)} y="16">
            {HEADS[measure]}
          </text>
          <line class="gridline" x1={formatShare(x(measure) ?? 0)} x2={formatShare(x(measure) ?? 0)} y1="26" y2={tall - 12} />
        </>
      ))}
      {ranked.map((_, at) => (
        <text class="start" x="0" y={TOP + 4 + at * step}>
          {ordinalNumber(at + 1)}
        </text>
      ))}
      <svg aria-hidden="true" width="100%" height={tall} viewBox={`0 0 100 ${tall}`} preserveAspectRatio="none">
        {ranked.map(({ id }, at) => (
          <path class={`line line-${lineStyle(at)}`} d={lineThrough(x, places, id)} />
        ))}
      </svg>
      {ranked.map(({ id }, at) => (
        <>
          {rankings.map(({ measure }) => {
            const y = places.get(measure)?.get(id)
            return y !== undefined && <circle class={at === 0 ? 'dot dot-1' : 'dot'} cx={formatShare(x(measure) ?? 0)} cy={y} r="6" />
          })}
          <text class={at === 0 ? 'start tail strong' : 'start tail'} x="75%" y={(last?.get(id) ?? TOP) + 4}>
            {shortenLabel(itemName(view, id), LABEL)}
          </text>
        </>
      ))}
    </svg>
  )
}

/** From rank to rank; interrupted where a method gives the hypothesis none. */
function lineThrough(x: ScalePoint<Measure>, places: ReadonlyMap<Measure, ReadonlyMap<string, number>>, id: string): string {
  const path = line<Measure>()
    .defined((measure) => places.get(measure)?.has(id) ?? false)
    .x((measure) => 100 * (x(measure) ?? 0))
    .y((measure) => places.get(measure)?.get(id) ?? 0)
  return path(MEASURES) ?? ''
}

/** The leader is line 1; the others take turns. */
export const lineStyle = (place: number): number => (place === 0 ? 1 : 2 + ((place - 1) % 3))

/** Those of one rank stand close together, below one another. */
function heights({ places }: Ranking, step: number): Map<string, number> {
  const y = scaleLinear([1, 2], [TOP, TOP + step])
  const seen = new Map<number, number>()
  const heights = new Map<string, number>()
  for (const { id, rank } of places) {
    if (rank === null) continue
    const before = seen.get(rank) ?? 0
    seen.set(rank, before + 1)
    heights.set(id, y(rank) + before * 14)
  }
  return heights
}

const rankText = (rankings: readonly Ranking[], view: Analysis['view']) =>
  `Ranks by four methods. ${rankings.map((one) => `${HEADS[one.measure]}: ${hypothesisNames(view, one.first) || 'nobody'} first.`).join(' ')}`
