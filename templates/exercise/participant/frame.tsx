// Frame of a participant's page: stage, timer, notices about unsent answers, and at the end the participant's name and personal code.
import type { Child } from 'hono/jsx'
import { deckFingerprint } from '../../../src/ach/exercise/deck.ts'
import { isHomeworkPhase } from '../../../src/ach/exercise/wall-scenes.ts'
import { isOwnPace, secondsLeft } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS, type Stage } from '../../../src/ach/model/stage.ts'
import { joinPhrases, stopAfter } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { PointInTime } from '../../ui/when.tsx'
import { clockText } from '../desk/model.ts'
import type { ParticipantModel } from './model.ts'
import { Phone } from './phone.tsx'

interface ParticipantPageProps {
  readonly model: ParticipantModel
  readonly title: string
  readonly head?: string
  readonly foot?: Child
  /** a page outside the stages: it stays when the room moves on */
  readonly standalone?: boolean
  /** laid out to be printed on one page */
  readonly printed?: boolean
  /** the page of proposals and questions, which needs no link to itself */
  readonly proposals?: boolean
  readonly children?: Child
}

export const ParticipantPage = ({ model, title, head, foot, standalone, printed, proposals, children }: ParticipantPageProps) => {
  const { id, view, run, me } = model
  return (
    <Phone
      title={title}
      scripts={['exercise/participant/participant']}
      head={head ?? STAGE_WORDS[run.stage]}
      marking={view.marking}
      timer={<ParticipantClock model={model} />}
      foot={foot}
      data={{
        'data-run': id,
        'data-rater': me.id,
        'data-stage': run.stage,
        'data-asked': deckFingerprint(view),
        'data-part': paths.participantHome(id),
        'data-news': paths.participantHints(id),
        ...(run.spot !== null && { 'data-spot': run.spot }),
        ...(standalone && { 'data-standalone': '' }),
        ...(printed && { 'data-printed': '' }),
      }}
    >
      <div id="told" role="status" class="stack"></div>
      {isOwnPace(run) && !standalone && <OwnPace model={model} />}
      {children}
      <Contact model={model} linked={!proposals} />
      <PersonalDetails model={model} />
    </Phone>
  )
}

/** Where a participant is on their own way. */
const OwnPace = ({ model }: { model: ParticipantModel }) => {
  const { stages } = model.run.options
  const own = stages.slice(0, stages.indexOf('lobby'))
  return (
    <p class="meta" id="own-pace">
      Step {own.indexOf(model.run.stage) + 2} of {own.length + 1}. <OpenUntil model={model} />
    </p>
  )
}

const ParticipantClock = ({ model: { run, now } }: { model: ParticipantModel }) => {
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

/** What a participant can tell the facilitator at any time: that they are lost, to go slower, and a question. */
const Contact = ({ model: { id, run, signal }, linked }: { model: ParticipantModel; linked: boolean }) => {
  const live = run.stage !== 'closed' && !isHomeworkPhase(run)
  const asks = linked && run.stage !== 'closed' && run.options.propose.questions === true
  if (!live && !asks) return null
  return (
    <div class="stack no-print" id="contact">
      {live && (
        <form class="row" method="post" action={paths.participantSignal(id)} data-toggle="">
          {SIGNALS.map(({ value, words }) => (
            <button
              type="submit"
              class="btn"
              data-size="s"
              name="signal"
              value={signal === value ? '' : value}
              data-on={value}
              aria-pressed={signal === value ? 'true' : 'false'}
            >
              {words}
            </button>
          ))}
          <span class="meta">The facilitator sees only how many.</span>
        </form>
      )}
      {asks && (
        <p>
          <a href={`${paths.participantProposals(id)}?what=question`}>Questions to discuss</a>
        </p>
      )}
    </div>
  )
}

const SIGNALS = [
  { value: 'lost', words: 'I’m lost' },
  { value: 'slower', words: 'Slower, please' },
] as const

const PersonalDetails = ({ model: { id, run, me, rejoin } }: { model: ParticipantModel }) => (
  <details class="part-mine" id="mine">
    <summary>
      Joined as <bdi>{me.name}</bdi>
    </summary>
    <div class="stack">
      {rejoin ? (
        <p>
          If you change phones, rejoin with your personal code: <strong class="nowrap own-code">{rejoin}</strong>. Keep it to yourself.
        </p>
      ) : (
        <p>If you change phones, ask the facilitator for a personal code.</p>
      )}
      {run.revealed && (
        <p>
          <a class="btn" href={paths.participantSummary(id)}>
            Show my summary
          </a>
        </p>
      )}
      <form id="leave" method="post" action={paths.leaveExercise(id)}>
        <button type="submit" class="btn">
          Leave the exercise
        </button>
      </form>
      <p class="meta">Your answers are kept. You can rejoin with your personal code.</p>
    </div>
  </details>
)

/** Ends the introduction, or a stage at the participant's own pace. Queued behind their answers. */
export const StepForm = ({ model: { id }, step }: { model: ParticipantModel; step: Stage }) => (
  <form method="post" action={paths.participantStep(id)} data-queued="">
    <HiddenField name="step" value={step} />
    <button type="submit" class="btn" data-kind="main" data-size="l">
      Continue
    </button>
  </form>
)

/** When the homework closes. */
export const OpenUntil = ({ model: { run } }: { model: ParticipantModel }) =>
  run.closesAt === null ? (
    <>You can answer until the facilitator ends the homework.</>
  ) : (
    <>
      You can answer until <PointInTime at={run.closesAt} />.
    </>
  )

/** Tells participants without a task that the next stage appears automatically; at their own pace, leads to it. */
export const NextStageNote = ({ model }: { model: ParticipantModel }) => {
  if (!isOwnPace(model.run)) return <NextStageByItself model={model} />
  const { stage } = model.run
  return stage === 'rate' ? (
    <p class="quiet">
      <OpenUntil model={model} />
    </p>
  ) : (
    <StepForm model={model} step={stage} />
  )
}

const NextStageByItself = ({ model }: { model: ParticipantModel }) => (
  <>
    <p class="quiet with-script">The next step will appear here by itself.</p>
    <p class="quiet no-script">
      <a class="btn" href={paths.participantHome(model.id)}>
        Show the next step
      </a>
    </p>
  </>
)

/** The content note, shown before participants read the case. */
export const ContentNoteText = ({ note }: { note: string }) => (
  <p class="notice" data-kind="warn" dir="auto">
    {note}
  </p>
)

/** The participant's group and its other members. */
export const GroupNote = ({ model: { run, me } }: { model: ParticipantModel }) => {
  const [group] = run.groups
  if (!group) return null
  const others = group.people.filter((name) => name !== me.name)
  return (
    <p class="notice" id="group">
      <span>
        You are in <strong>group {group.number}</strong>
        {others.length > 0 && (
          <>
            , with <bdi>{joinPhrases(others, 'and', others.length)}</bdi>
          </>
        )}
        {stopAfter(others.at(-1) ?? '')}
      </span>
    </p>
  )
}
