// What is asked about one item: every hypothesis and a reason, or how credible it is. Must not know which item comes next.
import { JUDGEMENT_WORDS, JUDGEMENTS } from '../../../src/ach/view/judged-credibility.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { type Done, hypothesesOf, type PartModel, type Question } from './model.ts'
import { PartAsked, QUESTION } from './row.tsx'

/** A row that could not be kept as it was sent. */
export interface RefusedRow {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}

export const Rows = ({
  model,
  shown,
  questions,
  refused,
}: {
  model: PartModel
  shown: Done
  questions: readonly Question[]
  refused: RefusedRow | undefined
}) => {
  const hypotheses = hypothesesOf(model)
  const bad = refused?.problems.find(({ field }) => field === 'reason')
  return (
    <>
      <p class="quiet">
        <strong>{QUESTION}</strong>
      </p>
      <div id="asks">
        {hypotheses.map((hypothesis, at) => {
          const name = questions[at]?.name ?? ''
          return (
            <PartAsked
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
        <summary>What the hypotheses say</summary>
        <dl class="stack says" id="says">
          {hypotheses.map(({ name, statement }) => (
            <div>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">{statement}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Why text={refused?.values.reason ?? model.me.rationales.get(shown.item.id) ?? ''} problem={bad} />
    </>
  )
}

export const Why = ({ text, problem }: { text: string; problem: Problem | undefined }) => (
  <div class="field" data-bad={problem && 'yes'}>
    <label for="reason">
      Why? <span class="quiet">(optional, others may read it later without your name)</span>
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

export const Level = ({ value, tap }: { value: string; tap: string }) => (
  <fieldset class="stack level" data-name="level" data-tap={tap}>
    <legend>How credible is it that this happened, or was said?</legend>
    <div class="segments">
      {JUDGEMENTS.map((one) => (
        <label>
          <input type="radio" name="level" value={one} checked={one === value} />
          {JUDGEMENT_WORDS[one]}
        </label>
      ))}
    </div>
    <p class="quiet">“Cannot say” is an answer. It counts neither for nor against: what the others say decides.</p>
    <p class="asked-end" hidden={value === ''}>
      <button type="submit" class="link" name="clear" value="level">
        Clear<span class="visually-hidden"> my judgement</span>
      </button>
    </p>
  </fieldset>
)
