// The figure of the four rankings side by side, and what each counts. Only the method in use ranks.

import { type ScalePoint, scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { Measure, Ranking } from '../../src/ach/analysis/ranking-comparison.ts'
import { rankingsFinding } from '../../src/ach/words/finding-words.ts'
import { hypothesisNames, itemName, numberWord, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { ordinalNumber } from '../ui/format.ts'
import { shortenLabel } from '../ui/sentence.tsx'
import { DataTable, Figure, formatShare } from './figure.tsx'
import type { Analysis } from './model.ts'

const HEADS: Readonly<Record<Measure, string>> = {
  count: 'Unweighted',
  weighted: 'Weighted',
  normalised: 'Relative',
  clustered: 'Clusters once',
  posterior: 'Probability',
}
const how = (rankings: readonly Ranking[]) =>
  [
    `Ranks under ${numberWord(rankings.length).toLowerCase()} methods, with 1st at the top. The thick line is the first hypothesis under the method in use. A hypothesis without ratings has no rank.`,
    'Unweighted: all items count equally. Weighted: credible and relevant items count more.',
    'Relative: the score divided by the highest that the rated items could give, so that blank and NA cells are no advantage.',
    ...(rankings.some(({ measure }) => measure === 'clustered')
      ? ['Clusters once: as the method in use, but the items of a cluster count together as one, with their mean.']
      : []),
    'Probability: the Bayesian view (see below), which also counts support and treats items in the same cluster as only partly independent.',
  ].join(' ')
const LABEL = 24

export const RankingsFigure = ({ analysis }: { analysis: Analysis }) => {
  const { view, scores, rankings, ranked } = analysis
  return (
    <Figure
      id="fig-rankings"
      title={rankingsFinding(view, scores, rankings)}
      how={how(rankings)}
      numbers={
        <DataTable
          columns={[
            { name: 'Hypothesis' },
            ...rankings.map((one) => ({ name: `${HEADS[one.measure]}${one.inForce ? ' (in use)' : ''}`, num: true })),
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
      <Bumps analysis={analysis} />
    </Figure>
  )
}

const figure = (measure: Measure, value: number) => (measure === 'count' ? scoreText(value, 'count') : value.toFixed(2))

const TOP = 46
const Bumps = ({ analysis: { view, rankings, ranked } }: { analysis: Analysis }) => {
  const step = ranked.length > 6 ? 30 : 44
  const tall = TOP + ranked.filter(({ rank }) => rank !== null).length * step
  const measures = rankings.map(({ measure }) => measure)
  // as a share of the width; the rest is for names
  const x = scalePoint<Measure>(measures, [0.12, 0.72])
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
      {ranked
        .filter(({ rank }) => rank !== null)
        .map((_, at) => (
          <text class="start" x="0" y={TOP + 4 + at * step}>
            {ordinalNumber(at + 1)}
          </text>
        ))}
      <svg aria-hidden="true" width="100%" height={tall} viewBox={`0 0 100 ${tall}`} preserveAspectRatio="none">
        {ranked.map(({ id }, at) => (
          <path class={`line line-${lineStyle(at)}`} d={lineThrough(measures, x, places, id)} />
        ))}
      </svg>
      {ranked.map(({ id }, at) => (
        <>
          {rankings.map(({ measure }) => {
            const y = places.get(measure)?.get(id)
            return y !== undefined && <circle class={at === 0 ? 'dot dot-1' : 'dot'} cx={formatShare(x(measure) ?? 0)} cy={y} r="6" />
          })}
          {last?.has(id) && (
            <text class={at === 0 ? 'start tail strong' : 'start tail'} x="75%" y={(last.get(id) ?? TOP) + 4}>
              {shortenLabel(itemName(view, id), LABEL)}
            </text>
          )}
        </>
      ))}
    </svg>
  )
}

/** A line from rank to rank, interrupted if a method gives the hypothesis no rank. */
function lineThrough(
  measures: readonly Measure[],
  x: ScalePoint<Measure>,
  places: ReadonlyMap<Measure, ReadonlyMap<string, number>>,
  id: string,
): string {
  const path = line<Measure>()
    .defined((measure) => places.get(measure)?.has(id) ?? false)
    .x((measure) => 100 * (x(measure) ?? 0))
    .y((measure) => places.get(measure)?.get(id) ?? 0)
  return path([...measures]) ?? ''
}

/** The leader has line style 1; the others alternate between the rest. */
export const lineStyle = (place: number): number => (place === 0 ? 1 : 2 + ((place - 1) % 3))

/** Heights in pixels by hypothesis; tied hypotheses stand close together. */
function heights({ places }: Ranking, step: number): Map<string, number> {
  const y = scaleLinear([1, 2], [TOP, TOP + step])
  const counts = new Map<number, number>()
  const heights = new Map<string, number>()
  for (const { id, rank } of places) {
    if (rank === null) continue
    const before = counts.get(rank) ?? 0
    counts.set(rank, before + 1)
    heights.set(id, y(rank) + before * 14)
  }
  return heights
}

const rankText = (rankings: readonly Ranking[], view: Analysis['view']) =>
  `Ranks under ${numberWord(rankings.length).toLowerCase()} methods. ${rankings.map((one) => `${HEADS[one.measure]}: ${hypothesisNames(view, one.first) || 'none'} ${one.first.length > 1 ? 'tied for first place' : 'first'}.`).join(' ')}`
