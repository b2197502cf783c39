// Form fields for one item: a rating per hypothesis and a reason, or its credibility.
import { RATING_QUESTION } from '../../../src/ach/model/rating-question.ts'
import { CREDIBILITY_CHOICE_WORDS, CREDIBILITY_CHOICES } from '../../../src/ach/view/judged-credibility.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { CREDIBILITY_QUESTION } from '../stage-texts.ts'
import { type ItemProgress, type ItemQuestion, type ParticipantModel, ratedHypotheses } from './model.ts'
import { RatingField } from './row.tsx'

/** A row that was sent and refused: its values and problems. */
export interface RefusedRow {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}

export const AskRows = ({
  model,
  shown,
  questions,
  refused,
}: {
  model: ParticipantModel
  shown: ItemProgress
  questions: readonly ItemQuestion[]
  refused: RefusedRow | undefined
}) => {
  const hypotheses = ratedHypotheses(model)
  const bad = refused?.problems.find(({ field }) => field === 'reason')
  return (
    <>
      <p class="quiet">
        <strong>{RATING_QUESTION}</strong>
      </p>
      <div id="asks">
        {hypotheses.map((hypothesis, at) => {
          const name = questions[at]?.name ?? ''
          return (
            <RatingField
              hypothesis={hypothesis}
              name={name}
              tap={questions[at]?.tap ?? ''}
              value={refused?.values[name] ?? shown.values[name] ?? ''}
              problem={refused?.problems.find(({ field }) => field === name)}
            />
          )
        })}
      </div>
      <details>
        <summary>Hypotheses in full</summary>
        <dl class="stack says" id="says">
          {hypotheses.map(({ name, statement }) => (
            <div>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">{statement}</dd>
            </div>
          ))}
        </dl>
      </details>
      <ReasonField text={refused?.values.reason ?? model.me.rationales.get(shown.item.id) ?? ''} problem={bad} />
    </>
  )
}

export const ReasonField = ({ text, problem }: { text: string; problem: Problem | undefined }) => (
  <div class="field" data-bad={problem && 'yes'}>
    <label for="reason">
      Why? <span class="quiet">(optional; others may see it, but only the facilitator sees it under your name)</span>
    </label>
    {problem && (
      <p class="error" id="reason-error" role="alert">
        {problem.message}
      </p>
    )}
    <textarea
      class="input"
      id="reason"
      name="reason"
      rows={3}
      dir="auto"
      aria-invalid={problem ? 'true' : undefined}
      aria-describedby={problem && 'reason-error'}
    >
      {`\n${text}`}
    </textarea>
  </div>
)

export const CredibilityField = ({ value, tap }: { value: string; tap: string }) => (
  <fieldset class="stack level" data-name="level" data-tap={tap}>
    <legend>{CREDIBILITY_QUESTION}</legend>
    <div class="segments">
      {CREDIBILITY_CHOICES.map((one) => (
        <label>
          <input type="radio" name="level" value={one} checked={one === value} />
          {CREDIBILITY_CHOICE_WORDS[one]}
        </label>
      ))}
    </div>
    <p class="quiet">“Cannot say” is a valid answer: the credibility is then decided by the other participants’ answers.</p>
    <p class="asked-end" data-blank={value === '' ? '' : undefined}>
      <button type="submit" class="link" name="clear" value="level">
        Clear<span class="visually-hidden"> my judgement</span>
      </button>
    </p>
  </fieldset>
)
