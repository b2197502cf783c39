// The left of the desk: the timer, the list of stages, and the buttons that change the stage.
import { isOwnPace, minutesAfter, secondsAhead, secondsLeft } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { NOT_BLIND, planText } from '../../../src/ach/words/exercise-words.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { STAGE_TEXTS } from '../stage-texts.ts'
import { ButtonForm, DeskForm } from './form.tsx'
import { clockText, type DeskModel, deskStages, deskStageWords, nextStageNotes } from './model.ts'
import { HomeworkClosing } from './settings.tsx'

export const DeskStages = ({ model }: { model: DeskModel }) => {
  const { id, run, next } = model
  const { minutes } = run.options
  const stages = deskStages(run)
  const at = stages.indexOf(run.stage)
  return (
    <section class="stack" aria-label="Stages" id="desk-stages">
      {run.stage !== 'closed' && !isOwnPace(run) && <Clock model={model} />}
      <HomeworkClosing model={model} />
      {run.seenBefore && (
        <Notice kind="warn">
          <p>{NOT_BLIND}</p>
        </Notice>
      )}
      <ol class="stages">
        {stages.map((stage, place) => (
          <li data-s={place < at ? 'past' : undefined} aria-current={place === at ? 'step' : undefined}>
            <span>{deskStageWords(run, stage)}</span>
            <span class="meta">{minutes[stage] ? `${minutes[stage]} min` : ''}</span>
          </li>
        ))}
      </ol>
      <div class="stack">
        {next && (
          <ButtonForm id="go-on" action={paths.stage(id)} values={{ from: run.stage, to: next }} kind="main" size="l">
            {STAGE_TEXTS[next].button}
          </ButtonForm>
        )}
        {nextStageNotes(model).map((words) => (
          <p class="meta">{words}</p>
        ))}
      </div>
      <details id="other-stage">
        <summary>Go to another stage</summary>
        <DeskForm action={paths.stage(id)} class="row">
          <HiddenField name="from" value={run.stage} />
          <label class="visually-hidden" for="to-stage">
            Stage
          </label>
          <select class="select" id="to-stage" name="to">
            {stages
              .filter((stage) => stage !== run.stage)
              .map((stage) => (
                <option value={stage} selected={stage === next}>
                  {deskStageWords(run, stage)}
                </option>
              ))}
          </select>
          <button type="submit" class="btn" data-size="s">
            Start stage
          </button>
        </DeskForm>
        <p class="meta">You can skip stages and return to them. Ratings are kept.</p>
      </details>
    </section>
  )
}

const Clock = ({ model }: { model: DeskModel }) => {
  const { id, run, now } = model
  const { timer, stage } = run
  const left = secondsLeft(timer, now.toISOString())
  const paused = timer.left !== null
  const planned = run.options.minutes[stage]
  const words = left === null ? 'no timer' : paused ? 'paused' : left < 0 ? 'time is up' : 'time left'
  const values = { from: stage }
  return (
    <div class="panel" id="desk-clock">
      <p class="meta">
        {STAGE_WORDS[stage]}, <span data-clock-words={timer.endsAt === null ? undefined : ''}>{words}</span>
      </p>
      <p
        class="clock"
        id="clock"
        role="timer"
        data-ends-at={timer.endsAt ?? undefined}
        data-now={now.toISOString()}
        data-over={left !== null && left < 0 ? '' : undefined}
      >
        {left === null ? '–:––' : clockText(left)}
      </p>
      <div class="row">
        {timer.endsAt !== null && (
          <ButtonForm action={paths.timer(id)} values={{ ...values, do: 'pause' }}>
            Pause
          </ButtonForm>
        )}
        {paused && (
          <ButtonForm action={paths.timer(id)} values={{ ...values, do: 'go' }}>
            Continue
          </ButtonForm>
        )}
        {left === null && planned !== undefined && (
          <ButtonForm action={paths.timer(id)} values={{ ...values, do: 'set', minutes: String(planned) }}>
            Start {planned} min
          </ButtonForm>
        )}
        {[-1, 1, 5].map((more) => (
          <ButtonForm action={paths.timer(id)} values={{ ...values, do: 'more', minutes: String(more) }}>
            {more < 0 ? '−' : '+'} {Math.abs(more)} min
          </ButtonForm>
        ))}
      </div>
      <DeskForm action={paths.timer(id)} values={{ ...values, do: 'set' }} class="row">
        <label for="set-minutes" class="meta">
          Set to
        </label>
        <input class="input minutes" id="set-minutes" name="minutes" inputmode="numeric" autocomplete="off" />
        <span class="meta">min</span>
        <button type="submit" class="btn" data-size="s" aria-label="Set timer">
          Set
        </button>
      </DeskForm>
      <Plan model={model} />
    </div>
  )
}

/** How the whole session stands against its plan. */
const Plan = ({ model: { run, now } }: { model: DeskModel }) => {
  const ahead = secondsAhead(run, now.toISOString())
  if (ahead === null) return null
  const after = minutesAfter(run, run.stage)
  return (
    <p class="meta" id="plan">
      Session: <strong>{planText(ahead)}</strong>
      {after > 0 && `, ${countNoun(after, 'minute')} planned after this stage`}.
    </p>
  )
}
