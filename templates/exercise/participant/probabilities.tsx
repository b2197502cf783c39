// The form for a participant's probabilities, before the evidence and again at the end. They are scaled to 100% later.

import { ownProbabilities } from '../../../src/ach/analysis/own-probabilities.ts'
import { isOwnPace } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { PROBABILITY_SCALE } from '../../../src/ach/words/probability-words.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import { percentText, readPercent } from '../../../src/forms/percent.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField, Problems } from '../../ui/fields.tsx'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import { type ParticipantModel, ratedHypotheses } from './model.ts'

interface Props {
  readonly model: ParticipantModel
  readonly values: Typed
  readonly problems: readonly Problem[]
}

export const ParticipantProbabilities = ({ model, values, problems }: Props) => {
  const { id, view, run, me } = model
  const when = taskOf(run.stage) === 'estimate before' ? 'before' : 'now'
  const { given, count } = ownProbabilities(view, me, when)
  const stored = new Map(given.map((one) => [one.id, percentText(one.probability)]))
  const typed = (hypothesis: string) => values[participantFields.chance(hypothesis)] ?? stored.get(hypothesis) ?? ''
  const own = isOwnPace(run)
  const whole = count === given.length && problems.length === 0
  return (
    <ParticipantPage model={model} title={STAGE_WORDS[run.stage]}>
      {whole && !own && (
        <div class="notice" id="said" tabindex={-1}>
          <div>
            <p>
              <strong>Saved.</strong> You can change your answer until this stage ends.
            </p>
            <NextStageNote model={model} />
          </div>
        </div>
      )}
      <h1>
        {when === 'before' ? 'How probable is each hypothesis, before you see the evidence?' : 'How probable is each hypothesis now?'}
      </h1>
      <p class="quiet" dir="auto">
        {view.question}
      </p>
      <p>Enter numbers from 0 to 100. Other participants see only the room’s average; the facilitator sees yours under your name.</p>
      <Problems problems={problems} known={[]} />
      <details>
        <summary>Probabilities in words</summary>
        <dl class="facts">
          {PROBABILITY_SCALE.map(([value, words]) => (
            <>
              <dt>{value}</dt>
              <dd>{words}</dd>
            </>
          ))}
        </dl>
      </details>
      <form
        class="stack"
        method="post"
        action={paths.participantProbabilities(id)}
        novalidate
        data-queued=""
        data-sums={paths.participantProbability(id, ':hypothesis')}
      >
        <HiddenField name="stage" value={run.stage} />
        <div class="stack" id="asks">
          {ratedHypotheses(model).map((hypothesis) => (
            <Chance hypothesis={hypothesis} value={typed(hypothesis.id)} problems={problems} />
          ))}
        </div>
        <p class="quiet">
          Total: <output id="sum">{sumText(ratedHypotheses(model).map((one) => typed(one.id)))}</output>. It need not be 100: the numbers
          are scaled to a total of 100 afterwards.
        </p>
        <p>
          <button type="submit" class="btn" data-kind="main" data-size="l">
            {own ? 'Save and continue' : whole ? 'Save again' : 'Save'}
          </button>
        </p>
      </form>
    </ParticipantPage>
  )
}

const sumText = (texts: readonly string[]) =>
  String(Number((100 * texts.reduce((sum, text) => sum + (readPercent(text) ?? 0), 0)).toFixed(2)))

interface ChanceProps {
  readonly hypothesis: { readonly id: string; readonly name: string; readonly statement: string }
  readonly value: string
  readonly problems: readonly Problem[]
}

const Chance = ({ hypothesis: { id, name: label, statement }, value, problems }: ChanceProps) => {
  const name = participantFields.chance(id)
  const problem = problems.find(({ field }) => field === name)
  const about = [`says-${id}`, problem && `bad-${id}`].filter(Boolean).join(' ')
  return (
    <div class="field chance" data-name={name} data-hypothesis={id} data-bad={problem && 'yes'}>
      <label for={`chance-${id}`} dir="auto">
        {label}
      </label>
      <p class="hint" id={`says-${id}`} dir="auto">
        {statement}
      </p>
      {problem && (
        <p class="error" id={`bad-${id}`}>
          {problem.message}
        </p>
      )}
      <span class="row">
        <input
          class="input"
          id={`chance-${id}`}
          name={name}
          value={value}
          inputmode="decimal"
          autocomplete="off"
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={about}
        />{' '}
        <span aria-hidden="true">%</span>
      </span>
    </div>
  )
}
