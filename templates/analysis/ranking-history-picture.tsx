// The step chart of the ranking history: each score holds until the next step. Its texts are in ranking-history.tsx.

import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { type HistoryStep, thinSteps } from '../../src/ach/analysis/ranking-history.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, itemName, formatScore as scoreText } from '../../src/ach/words/phrases.ts'
import { shortenLabel } from '../ui/sentence.tsx'
import { formatShare } from './figure.tsx'
import { type LineStyle, lineStyle } from './rankings.tsx'

/** steps drawn at most */
const MAX_STEPS = 240
const WIDTH = 0.8
/** Characters of the labels: of a line, and of a change of leader, which a narrow figure leaves out. */
const LINE_LABEL = 26
const LEADER_LABEL = 26
/** Room for the labels of leaders above the lines. */
const TOP = 28
/** Labels of leader changes keep at least this share of the width between them. */
const APART = 0.2
/** Labels of lines are at least LINE pixels apart and not above HIGHEST. */
const LINE = 14
const HIGHEST = 8
/** If there are more leader changes than this, only those with room for a label are marked. */
export const MAX_MARKS = 12

/** Null while the hypothesis did not exist, was parked, or had no rating that counts. */
export function scoreAtStep(step: HistoryStep | undefined, id: string): number | null {
  const found = step?.scores.find((one) => one.id === id)
  return found?.compared ? found.score : null
}

/** The lines of the scores, step by step. */
export interface HistoryLines {
  /** number of steps that are drawn */
  readonly steps: number
  /** the highest score */
  readonly most: number
  /** the figure shows whole numbers only */
  readonly whole: boolean
  readonly lines: readonly {
    readonly id: string
    readonly label: string
    readonly style: LineStyle
    /** one for each step; null while the hypothesis did not exist, was parked, or had no rating that counts */
    readonly scores: readonly (number | null)[]
    readonly last: string
  }[]
  /** the steps at which the leader changes, with the new leaders if there is room for the label */
  readonly marks: readonly { readonly at: number; readonly label: string | null }[]
  readonly description: string
}

/** `all`: the steps, at least two. `active`: the ids of the hypotheses by rank. */
export function historyLines(real: View, all: readonly HistoryStep[], active: readonly string[]): HistoryLines {
  const steps = thinSteps(all, MAX_STEPS)
  return {
    steps: steps.length,
    most: Math.max(0, ...steps.flatMap((step) => step.scores.map((one) => one.score))),
    whole: real.method === 'count',
    lines: active.map((id, at) => {
      const scores = steps.map((step) => scoreAtStep(step, id))
      const last = scores.at(-1) ?? null
      return { id, label: itemName(real, id), style: lineStyle(at), scores, last: last === null ? '–' : scoreText(last, real.method) }
    }),
    marks: marks(steps).map(({ at, labelled }) => ({ at, label: labelled ? shortLeaders(real, steps[at]?.leaders ?? []) : null })),
    description: `Scores when every cell was rated, and after ${countNoun(all.length - 1, 'later change')}; see the table for the numbers`,
  }
}

/** The name of a sole leader; several would not fit above the lines. */
const shortLeaders = (real: View, [first, ...others]: readonly string[]): string =>
  first === undefined ? '' : others.length === 0 ? itemName(real, first) : `tie of ${others.length + 1}`

export const RankingHistoryPicture = ({ of: { steps, most, whole, lines, marks, description } }: { of: HistoryLines }) => {
  const tall = Math.max(190, lines.length * 16 + 20)
  const x = scaleLinear([0, Math.max(1, steps - 1)], [0, WIDTH])
  const y = scaleLinear([0, most || 1], [TOP + tall, TOP]).nice(4)
  const path = stairs(x, y)
  const ends = spreadLabels(
    lines.map(({ scores }) => y(scores.at(-1) ?? 0)),
    TOP + tall + 4,
  )
  return (
    <svg class="plot" height={TOP + tall + 24} role="img" aria-label={description}>
      {(most > 0 ? ticksOf(y, whole) : [0]).map((score) => (
        <>
          <line class="gridline" x1="0" x2={formatShare(WIDTH)} y1={y(score)} y2={y(score)} />
          <text class="start halo" x="0" y={y(score) - 4}>
            {score}
          </text>
        </>
      ))}
      <text class="start" x="0" y={TOP + tall + 18}>
        all rated
      </text>
      <text class="end" x={formatShare(WIDTH)} y={TOP + tall + 18}>
        now
      </text>
      {marks.map(({ at, label }) => (
        <>
          <line class="base" x1={formatShare(x(at))} x2={formatShare(x(at))} y1={TOP} y2={TOP + tall} />
          {label !== null && (
            <text class="start halo wide-only" x={formatShare(x(at) + 0.006)} y="14">
              {shortenLabel(label, LEADER_LABEL)}
            </text>
          )}
        </>
      ))}
      <svg aria-hidden="true" width="100%" height={TOP + tall + 24} viewBox={`0 0 1 ${TOP + tall + 24}`} preserveAspectRatio="none">
        {lines.map(({ style, scores }) => (
          <path class={`line line-${style}`} d={path([...scores]) ?? ''} />
        ))}
      </svg>
      {lines.map(({ label, last, style }, at) => (
        <text class={style === 1 ? 'start tail tail-2 strong' : 'start tail tail-2'} x="81.5%" y={(ends[at] ?? 0) + 4}>
          {shortenLabel(label, LINE_LABEL)} {last}
        </text>
      ))}
    </svg>
  )
}

export const ticksOf = (y: ScaleLinear<number, number>, whole: boolean): number[] =>
  y.ticks(4).filter((tick) => !whole || Number.isInteger(tick))

/** Each score holds until the next step. A line starts when the hypothesis was first rated and has gaps while it was parked. */
export const stairs = (x: ScaleLinear<number, number>, y: ScaleLinear<number, number>) =>
  line<number | null>()
    .curve(curveStepAfter)
    .defined((score) => score !== null)
    .x((_, at) => x(at))
    .y((score) => y(score ?? 0))
    .digits(5)

/** The steps at which the leader changes, labelled if there is room next to the previous label. */
function marks(steps: readonly HistoryStep[]): { at: number; labelled: boolean }[] {
  let before = -1
  const turns = steps.flatMap((step, at) => {
    if (!step.leadChanged || at === 0) return []
    const place = at / Math.max(1, steps.length - 1)
    const labelled = place - before >= APART && place <= 1 - APART
    if (labelled) before = place
    return [{ at, labelled }]
  })
  return turns.length > MAX_MARKS ? turns.filter((one) => one.labelled) : turns
}

/** Moves labels apart: first from the lowest up, then from the highest down if that left the picture. `lowest`: no label is below it. */
export function spreadLabels(places: readonly number[], lowest: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => (places[b] ?? 0) - (places[a] ?? 0) || b - a)
  const out = [...places]
  let floor = lowest + LINE
  for (const at of order) {
    out[at] = Math.min(places[at] ?? 0, floor - LINE)
    floor = out[at] ?? 0
  }
  let top = HIGHEST - LINE
  for (const at of order.reverse()) {
    out[at] = Math.max(out[at] ?? 0, top + LINE)
    top = out[at] ?? 0
  }
  return out
}
