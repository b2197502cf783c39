// How the ranking moved while the workbook was made, with the change behind each step. Only the viewer's own ratings.
import { describeBatch } from '../../src/ach/describe.ts'
import { type TimeStep, thinned } from '../../src/ach/time-line.ts'
import { nameOf, figure as scoreText } from '../../src/ach/wording.ts'
import { Day } from '../when.tsx'
import { DataTable, Figure, share } from './figure.tsx'
import type { Analysis } from './model.ts'
import { lineOf } from './rankings.tsx'
import { leading, shortened } from './words.tsx'

const DRAWN = 240
const LISTED = 60
const WIDTH = 0.8
const LABEL = 22

export const TimeLineFigure = ({ of }: { of: Analysis }) => {
  const { past, real, realScores, suppositions } = of
  if (past.steps.length < 2) return null
  const listed = thinned(past.steps, LISTED)
  const active = realScores.hypotheses.toSorted((a, b) => a.rank - b.rank).map((one) => one.id)
  const all = past.steps.length
  return (
    <Figure
      id="fig-time"
      whole
      title={titleOf(of)}
      how={`Score after each of the ${all.toLocaleString('en')} actions that moved one. Dotted: another one leads from there on${past.steps.filter((one) => one.leadChanged).length > MARKED ? ' (not all are marked)' : ''}.${suppositions.length > 0 ? ' This is what was done; what-ifs change nothing in it.' : ''}`}
      summary={listed.length < all ? `${listed.length} of ${all.toLocaleString('en')} steps` : 'The numbers'}
      numbers={
        <DataTable
          columns={[
            { name: 'What was done' },
            { name: 'when' },
            { name: 'least contradicted then' },
            ...active.map((id) => ({ name: nameOf(real, id), num: true })),
          ]}
          rows={listed.map((step) => [
            <bdi class="typed">{said(of, step, 160)}</bdi>,
            <Day at={step.at} />,
            step.leadChanged ? <strong>{leading(real, step.leaders)}</strong> : leading(real, step.leaders),
            ...active.map((id) => {
              const score = scoreIn(step, id)
              return score === null ? '–' : scoreText(score, real.method)
            }),
          ])}
        />
      }
    >
      <Lines of={of} active={active} />
    </Figure>
  )
}

const scoreIn = (step: TimeStep, id: string): number | null => step.scores.find((one) => one.id === id)?.score ?? null

const said = ({ real }: Analysis, step: TimeStep, most: number): string =>
  shortened(`${step.undoes === null ? '' : 'took back: '}${describeBatch(step.changes, real)?.title ?? 'something else'}`, most)

function titleOf(of: Analysis): string {
  const turns = of.past.steps.slice(1).filter((one) => one.leadChanged)
  const last = turns.at(-1)
  if (!last) return 'The top of the ranking never changed'
  const times = turns.length === 1 ? 'once' : turns.length === 2 ? 'twice' : `${turns.length} times`
  return `The top of the ranking changed ${times}${turns.length > 1 ? ', last' : ''} when you ${said(of, last, 90)}`
}

const Lines = ({ of, active }: { of: Analysis; active: readonly string[] }) => {
  const { past, real } = of
  const steps = thinned(past.steps, DRAWN)
  const tall = Math.max(190, active.length * 16 + 20)
  const most = Math.max(1e-9, ...steps.flatMap((step) => step.scores.map((one) => one.score)))
  const x = (at: number) => at / Math.max(1, steps.length - 1)
  const y = (score: number) => 12 + tall * (1 - score / most)
  const ends = spread(
    active.map((id) => y(scoreIn(steps.at(-1) ?? { ...EMPTY }, id) ?? 0)),
    12 + tall + 4,
  )
  return (
    <svg class="plot" height={tall + 36} role="img" aria-label={`Scores over ${past.steps.length} steps. The table has them all.`}>
      <line class="gridline" x1="0" x2="80%" y1={12 + tall} y2={12 + tall} />
      <line class="gridline" x1="0" x2="80%" y1="12" y2="12" />
      <text class="start" x="0" y="8">
        {scoreText(most, real.method)}
      </text>
      <text class="start" x="0" y={tall + 28}>
        first step
      </text>
      <text class="end" x="80%" y={tall + 28}>
        now
      </text>
      {marks(steps).map(({ at, labelled }) => (
        <>
          <line class="base" x1={share(x(at) * WIDTH)} x2={share(x(at) * WIDTH)} y1="12" y2={12 + tall} />
          {labelled && (
            <text class="start wide-only" x={share(x(at) * WIDTH + 0.006)} y="24">
              {shortened(leading(real, steps[at]?.leaders ?? []), LABEL)}
            </text>
          )}
        </>
      ))}
      <svg aria-hidden="true" x="0" y="12" width="80%" height={tall} viewBox="0 0 100 100" preserveAspectRatio="none">
        {active.map((id, line) => (
          <path class={`line line-${lineOf(line)}`} d={path(steps, id, most)} />
        ))}
      </svg>
      {active.map((id, line) => (
        <text class={line === 0 ? 'start tail tail-2 strong' : 'start tail tail-2'} x="81.5%" y={(ends[line] ?? 0) + 4}>
          {shortened(nameOf(real, id), LABEL)}
        </text>
      ))}
    </svg>
  )
}

const EMPTY: TimeStep = { seq: 0, at: '', by: '', batch: '', undoes: null, changes: [], scores: [], leaders: [], leadChanged: false }
const APART = 0.2
const HIGHEST = 8
/** More turns than these are marked only where there is room for a label. */
const MARKED = 12

/** Where another one leads; labelled where there is room beside the label before. */
function marks(steps: readonly TimeStep[]): { at: number; labelled: boolean }[] {
  let before = -1
  const turns = steps.flatMap((step, at) => {
    if (!step.leadChanged || at === 0) return []
    const place = at / Math.max(1, steps.length - 1)
    const labelled = place - before >= APART && place <= 1 - APART / 2
    if (labelled) before = place
    return [{ at, labelled }]
  })
  return turns.length > MARKED ? turns.filter((one) => one.labelled) : turns
}

/** A stair: a score holds until the next step. It begins where the hypothesis came, and has gaps where it was parked. */
function path(steps: readonly TimeStep[], id: string, most: number): string {
  let drawn = ''
  let pen = false
  steps.forEach((step, at) => {
    const score = scoreIn(step, id)
    if (score === null) {
      pen = false
      return
    }
    const [x, y] = [((at / Math.max(1, steps.length - 1)) * 100).toFixed(2), (100 - (score / most) * 100).toFixed(2)]
    drawn += pen ? `H${x}V${y}` : `M${x} ${y}`
    pen = true
  })
  return drawn
}

/** Moves labels apart, at least 14 px: first from the lowest up, then, where that left the picture, from the highest down. */
function spread(places: readonly number[], lowest: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => (places[b] ?? 0) - (places[a] ?? 0) || b - a)
  const out = [...places]
  let floor = lowest + 14
  for (const at of order) {
    out[at] = Math.min(places[at] ?? 0, floor - 14)
    floor = out[at] ?? 0
  }
  let top = HIGHEST - 14
  for (const at of order.reverse()) {
    out[at] = Math.max(out[at] ?? 0, top + 14)
    top = out[at] ?? 0
  }
  return out
}
