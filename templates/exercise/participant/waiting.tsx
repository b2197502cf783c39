// Participants' pages without a task: the lobby, a stage without content, and the closed exercise.
import { isHomework, isPastClosing } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import { RoomIntroduction } from './introduction.tsx'
import type { ParticipantModel } from './model.ts'

export const ParticipantLobby = ({ model }: { model: ParticipantModel }) => {
  const { view, run } = model
  const { stages, minutes } = run.options
  const coming = (isHomework(run.options) ? stages.slice(stages.indexOf('lobby')) : stages).filter(
    (stage) => STAGE_TEXTS[stage].youWill !== null,
  )
  const all = coming.reduce((sum, stage) => sum + (minutes[stage] ?? 0), 0)
  return (
    <ParticipantPage model={model} title="Lobby">
      <RoomIntroduction model={model} />
      <section class="stack" aria-labelledby="coming">
        <h2 id="coming">What will happen</h2>
        <ol class="bullets">
          {coming.map((stage) => (
            <li>
              You {STAGE_TEXTS[stage].youWill}
              {minutes[stage] ? <span class="quiet"> ({countNoun(minutes[stage] ?? 0, 'minute')})</span> : null}.
            </li>
          ))}
        </ol>
        <p class="quiet">
          {countNoun(activeItems(view.evidence).length, 'item')},{' '}
          {countNoun(activeItems(view.hypotheses).length, 'hypothesis', 'hypotheses')}
          {all > 0 && <>, about {countNoun(all, 'minute')}</>}.
        </p>
      </section>
      <NextStageNote model={model} />
    </ParticipantPage>
  )
}

export const ParticipantClosed = ({ model }: { model: ParticipantModel }) => (
  <ParticipantPage model={model} title="Closed">
    <div class="waiting">
      <h1>The exercise is over</h1>
      <p class="quiet">There is nothing more to answer. You can keep a summary of your ratings.</p>
      <p>
        <a class="btn" data-kind="main" data-size="l" href={paths.participantSummary(model.id)}>
          Show my summary
        </a>
      </p>
    </div>
  </ParticipantPage>
)

/** A stage that has nothing to do for participants. */
export const ParticipantNothing = ({ model, title, text }: { model: ParticipantModel; title: string; text: string }) => (
  <ParticipantPage model={model} title={STAGE_WORDS[model.run.stage]}>
    <div class="waiting">
      <h1>{title}</h1>
      <p class="quiet">{text}</p>
      {isPastClosing(model.run, model.now.toISOString()) ? null : <NextStageNote model={model} />}
    </div>
  </ParticipantPage>
)
