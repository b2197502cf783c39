// The wall of an exercise, a page for the projector. The whole room reads it, so it must not show anything confidential.
import { secondsLeft } from '../../../src/ach/model/exercise.ts'
import { roomCountText } from '../../../src/ach/words/exercise-words.ts'
import { Shell } from '../../layout/shell.tsx'
import { Qr } from '../../ui/qr.tsx'
import { clockText } from '../desk/model.ts'
import { WallCell } from './cell.tsx'
import { WallDepends } from './depends.tsx'
import { WallDisputedCells } from './disputed-cells.tsx'
import { WallGroups } from './groups.tsx'
import { WallJoin } from './join.tsx'
import { WallMatrix } from './matrix.tsx'
import { isJoinable, type WallModel } from './model.ts'
import { WallMovement } from './movement.tsx'
import { WallProbabilities } from './probabilities.tsx'
import { WallProgress } from './progress.tsx'
import { WallRanking } from './ranking.tsx'
import { WallReference } from './reference.tsx'
import { WallSteps } from './steps.tsx'
import { wallHeading } from './words.ts'

export const WallPage = ({ model }: { model: WallModel }) => (
  <Shell title={`Wall: ${model.view.title}`} screen="wall" scripts={['exercise/wall/wall']}>
    <main id="main" data-news={model.news}>
      <WallContent model={model} />
    </main>
  </Shell>
)

/** The part that live updates replace. */
export const WallContent = ({ model }: { model: WallModel }) => (
  <section id="wall" class="wall" aria-labelledby="wall-head" data-late={latecomersLink(model) ? '' : undefined}>
    <header>
      <h1 id="wall-head" dir="auto">
        {wallHeading(model)}
      </h1>
      {model.view.marking && <bdi class="marking">{model.view.marking}</bdi>}
      <Timer model={model} />
    </header>
    <div class="scene" data-scene={model.shown.scene}>
      <SceneOf model={model} />
    </div>
    <footer>
      {model.shown.scene === 'join' ? (
        <span>{roomCountText(model.run.count)}</span>
      ) : (
        <span class="clipped" dir="auto">
          {model.view.title}
        </span>
      )}
      <WallSteps model={model} />
      <JoinHint model={model} />
    </footer>
  </section>
)

const SceneOf = ({ model }: { model: WallModel }) => {
  const { view, shown, run } = model
  switch (shown.scene) {
    case 'join':
      return <WallJoin model={model} />
    case 'progress':
      return <WallProgress run={run} view={view} row={shown.row} />
    case 'matrix':
      return <WallMatrix view={view} shown={shown} run={run} />
    case 'ranking':
      return <WallRanking view={view} shown={shown} />
    case 'cells':
      return <WallCell view={view} shown={shown} />
    case 'five':
      return <WallDisputedCells view={view} cells={shown.cells} />
    case 'groups':
      return <WallGroups groups={shown.groups} />
    case 'depends':
      return <WallDepends view={view} depends={shown.depends} />
    case 'before-after':
      return <WallMovement view={view} rounds={shown.rounds} />
    case 'probabilities':
      return <WallProbabilities view={view} probabilities={shown.probabilities} />
    case 'reference':
      return <WallReference view={view} reference={shown.reference} />
    case 'questions':
      return <WallQuestions questions={shown.questions} first={shown.first} />
    case 'end':
      return <WallEnd />
  }
}

const WallEnd = () => (
  <div class="stack middle">
    <p class="huge">Thank you</p>
    <p class="lead">The exercise is over. You can open your own summary on your phone and keep it.</p>
  </div>
)

const Timer = ({ model: { run, now, shown } }: { model: WallModel }) => {
  const left = secondsLeft(run.timer, now.toISOString())
  if (left === null || shown.scene === 'end') return null
  const over = left < 0
  return (
    <p class="time">
      <span class="meta" data-clock-words={run.timer.endsAt === null ? undefined : ''}>
        {run.timer.endsAt === null ? 'paused' : over ? 'time is up' : 'time left'}
      </span>{' '}
      <span
        class="timer"
        id="clock"
        role="timer"
        data-ends-at={run.timer.endsAt ?? undefined}
        data-now={now.toISOString()}
        data-over={over ? '' : undefined}
      >
        {clockText(left)}
      </span>
    </p>
  )
}

/** What the QR code for latecomers leads to; null for none. */
const latecomersLink = (model: WallModel): string | null =>
  isJoinable(model) && model.shown.scene !== 'join' && model.join.loopback === null ? model.join.link : null

/** The join code in small type, for latecomers. */
const JoinHint = ({ model }: { model: WallModel }) => {
  const { join, shown, run } = model
  const link = latecomersLink(model)
  if (!isJoinable(model)) return <span></span>
  if (shown.scene === 'join')
    return <span>{run.options.anonymous ? 'No account or name needed.' : 'No account needed. Any name will do.'}</span>
  return (
    <span class="late">
      <span>
        Join: {join.join} · <span class="nowrap">{join.code}</span>
      </span>
      {link && <Qr text={link} label="QR code to join" />}
    </span>
  )
}

/** The debrief questions that come with the case. */
const WallQuestions = ({ questions, first }: { questions: readonly string[]; first: number }) => (
  <ol class="questions" start={first}>
    {questions.map((question) => (
      <li dir="auto">{question}</li>
    ))}
  </ol>
)
