// The frame of a participant's page: the stage, the clock, what waits on this phone, and below everything who they are here.
import type { Child } from 'hono/jsx'
import { deckFingerprint } from '../../../src/ach/exercise/deck.ts'
import { secondsLeft } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { paths } from '../../../src/paths.ts'
import { clockText } from '../desk/model.ts'
import type { ParticipantModel } from './model.ts'
import { Phone } from './phone.tsx'

interface PartPageProps {
  readonly model: ParticipantModel
  readonly title: string
  readonly head?: string
  readonly foot?: Child
  /** a page beside the stages stays where it is when the room goes on */
  readonly beside?: boolean
  readonly children?: Child
}

export const ParticipantPage = ({ model, title, head, foot, beside, children }: PartPageProps) => {
  const { id, view, run, me } = model
  return (
    <Phone
      title={title}
      scripts={['exercise/participant/participant']}
      head={head ?? STAGE_WORDS[run.stage]}
      timer={<PartClock model={model} />}
      foot={foot}
      data={{
        'data-run': id,
        'data-rater': me.id,
        'data-stage': run.stage,
        'data-asked': deckFingerprint(view),
        'data-part': paths.participantHome(id),
        'data-news': paths.participantHints(id),
        ...(beside && { 'data-beside': '' }),
      }}
    >
      <div id="told" role="status" class="stack"></div>
      {children}
      <Mine model={model} />
    </Phone>
  )
}

const PartClock = ({ model: { run, now } }: { model: ParticipantModel }) => {
  const left = secondsLeft(run.timer, now.toISOString())
  return (
    <span
      id="clock"
      role="timer"
      aria-label="Time left"
      data-now={now.toISOString()}
      data-ends-at={run.timer.endsAt ?? undefined}
      data-left={run.timer.left ?? undefined}
      data-over={left !== null && left < 0 ? '' : undefined}
    >
      {left === null ? '' : clockText(left)}
    </span>
  )
}

const Mine = ({ model: { id, run, me, rejoin } }: { model: ParticipantModel }) => (
  <details class="part-mine" id="mine">
    <summary>
      <bdi>{me.name}</bdi>, on this phone
    </summary>
    <div class="stack">
      {rejoin ? (
        <p>
          If you change phones, come back with your own code: <strong class="nowrap own-code">{rejoin}</strong>. Nobody else needs it.
        </p>
      ) : (
        <p>If you change phones, ask the facilitator for a code to come back with.</p>
      )}
      {run.revealed && (
        <p>
          <a class="btn" href={paths.participantSummary(id)}>
            My summary
          </a>
        </p>
      )}
      <form id="leave" method="post" action={paths.leaveExercise(id)}>
        <button type="submit" class="btn">
          Leave on this phone
        </button>
      </form>
      <p class="meta">What you answered stays in the exercise.</p>
    </div>
  </details>
)

/** Said where nothing is asked: how the next page comes. */
export const NextStageNote = ({ model }: { model: ParticipantModel }) => (
  <>
    <p class="quiet with-script">The next step appears here by itself.</p>
    <noscript>
      <p class="quiet">
        <a class="btn" href={paths.participantHome(model.id)}>
          Look for the next step
        </a>
      </p>
    </noscript>
  </>
)

/** What may hurt is said before anybody reads the case. */
export const ContentNote = ({ model: { run } }: { model: ParticipantModel }) =>
  run.options.contentNote === null ? null : (
    <p class="notice" data-kind="warn" dir="auto">
      {run.options.contentNote}
    </p>
  )
