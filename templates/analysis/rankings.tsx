// The figure of the four rankings side by side, and what each counts. Only the method in use ranks.

import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { Measure, Ranking } from '../../src/ach/analysis/ranking-comparison.ts'
import { rankingsFinding } from '../../src/ach/words/finding-words.ts'
import { hypothesisNames, itemName, numberWord, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { ordinalNumber } from '../ui/format.ts'
import { shortenLabel } from '../ui/sentence.tsx'
import { DataTable, Figure, type FigureTexts, formatShare, pictureOf } from './figure.tsx'
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
    'Probability: the Bayesian view, which also counts support and treats items in the same cluster as only partly independent.',
  ].join(' ')
/** Characters of a name at the end of its line: in a wide figure, and in a narrow one. */
const LABELS = [34, 22] as const

/** A line from rank to rank, in the order of the methods. */
export interface RankLine {
  readonly id: string
  readonly label: string
  readonly style: LineStyle
  /** null where a method gives the hypothesis no rank; `before` counts the hypotheses that share the rank and come first */
  readonly places: readonly ({ readonly rank: number; readonly before: number } | null)[]
}

export interface RankLines extends FigureTexts {
  readonly heads: readonly { readonly name: string; readonly inForce: boolean }[]
  /** number of ranks on the axis */
  readonly ranks: number
  readonly lines: readonly RankLine[]
  readonly description: string
}

export function rankLines({ view, scores, rankings, ranked }: Analysis): RankLines {
  const places = rankings.map(placesOf)
  return {
    title: rankingsFinding(view, scores, rankings),
    how: how(rankings),
    heads: rankings.map(({ measure, inForce }) => ({ name: HEADS[measure], inForce })),
    ranks: ranked.filter(({ rank }) => rank !== null).length,
    lines: ranked.map(({ id }, at) => ({
      id,
      label: itemName(view, id),
      style: lineStyle(at),
      places: places.map((one) => one.get(id) ?? null),
    })),
    description: rankText(rankings, view),
  }
}

/** Tied hypotheses stand close together, in the order of the ranking. */
function placesOf({ places }: Ranking): Map<string, { rank: number; before: number }> {
  const counts = new Map<number, number>()
  const found = new Map<string, { rank: number; before: number }>()
  for (const { id, rank } of places) {
    if (rank === null) continue
    const before = counts.get(rank) ?? 0
    counts.set(rank, before + 1)
    found.set(id, { rank, before })
  }
  return found
}

export const RankingsFigure = ({ analysis }: { analysis: Analysis }) => {
  const { view, rankings, ranked } = analysis
  const drawn = rankLines(analysis)
  return (
    <Figure
      id="fig-rankings"
      folded
      picture={pictureOf(analysis, 'rankings')}
      title={drawn.title}
      how={drawn.how}
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
      <Bumps of={drawn} />
    </Figure>
  )
}

const figure = (measure: Measure, value: number) => (measure === 'count' ? scoreText(value, 'count') : value.toFixed(2))

const TOP = 46
const TIED = 14
const Bumps = ({ of: { heads, ranks, lines, description } }: { of: RankLines }) => {
  const step = lines.length > 6 ? 30 : 44
  const tall = TOP + ranks * step
  // as a share of the width; the rest is for names
  const x = scalePoint(
    heads.map((_, at) => at),
    [0.12, 0.72],
  )
  const y = ({ rank, before }: { rank: number; before: number }) => TOP + (rank - 1) * step + before * TIED
  const path = line<RankLine['places'][number]>()
    .defined((place) => place !== null)
    .x((_, at) => 100 * (x(at) ?? 0))
    .y((place) => (place ? y(place) : 0))
  return (
    <svg class="plot" height={tall} role="img" aria-label={description}>
      {heads.map(({ name, inForce }, at) => (
        <>
          <text class={inForce ? 'mid strong' : 'mid'} x={formatShare(x(at) ?? 0)} y="16">
            {name}
          </text>
          <line class="gridline" x1={formatShare(x(at) ?? 0)} x2={formatShare(x(at) ?? 0)} y1="26" y2={tall - 12} />
        </>
      ))}
      {Array.from({ length: ranks }, (_, at) => (
        <text class="start" x="0" y={TOP + 4 + at * step}>
          {ordinalNumber(at + 1)}
        </text>
      ))}
      <svg aria-hidden="true" width="100%" height={tall} viewBox={`0 0 100 ${tall}`} preserveAspectRatio="none">
        {lines.map(({ style, places }) => (
          <path class={`line line-${style}`} d={path([...places]) ?? ''} />
        ))}
      </svg>
      {lines.map(({ label, style, places }) => {
        const last = places.at(-1)
        return (
          <>
            {places.map(
              (place, at) => place && <circle class={style === 1 ? 'dot dot-1' : 'dot'} cx={formatShare(x(at) ?? 0)} cy={y(place)} r="6" />,
            )}
            {last &&
              LABELS.map((most, at) => (
                <text class={`start tail ${at === 0 ? 'wide-only' : 'narrow-only'}${style === 1 ? ' strong' : ''}`} x="75%" y={y(last) + 4}>
                  {shortenLabel(label, most)}
                </text>
              ))}
          </>
        )
      })}
    </svg>
  )
}

/** 1 is thick; 2 to 4 differ in their dashes. */
export type LineStyle = 1 | 2 | 3 | 4

/** The leader has line style 1; the others alternate between the rest. */
export const lineStyle = (place: number): LineStyle => (place === 0 ? 1 : ((2 + ((place - 1) % 3)) as LineStyle))

const rankText = (rankings: readonly Ranking[], view: Analysis['view']) =>
  `Ranks under ${numberWord(rankings.length).toLowerCase()} methods. ${rankings.map((one) => `${HEADS[one.measure]}: ${hypothesisNames(view, one.first) || 'none'} ${one.first.length > 1 ? 'tied for first place' : 'first'}.`).join(' ')}`
