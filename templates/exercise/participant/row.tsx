// Hypotheses with their six answers as large buttons: radio buttons of one form, so that a row can be sent as a whole without a script.
import { RATING_WORDS, RATINGS, ratingWords, readRating } from '../../../src/ach/model/rating.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { queryId } from '../../../src/paths.ts'

interface AskedProps {
  readonly hypothesis: { readonly id: string; readonly name: string }
  readonly name: string
  /** where one answer is sent by a script; none where the row is only sent as a whole */
  readonly tap?: string
  readonly value: string
  readonly problem?: Problem | undefined
}

export const RatingField = ({ hypothesis, name, tap, value, problem }: AskedProps) => (
  <fieldset class="asked" id={queryId(hypothesis.id)} data-name={name} data-tap={tap}>
    <legend>
      <bdi>{hypothesis.name}</bdi>
      <span class="now" data-blank="not rated yet">
        {value === '' ? 'not rated yet' : ratingWords(readRating(value) ?? null)}
      </span>
    </legend>
    {problem && <p class="error">{problem.message}</p>}
    <div class="six">
      {RATINGS.map((rating) => (
        <label class="big" data-rating={rating}>
          <input type="radio" name={name} value={rating} checked={rating === value} data-words={RATING_WORDS[rating]} />
          {rating} <small>{RATING_WORDS[rating]}</small>
        </label>
      ))}
    </div>
    <p class="ends" aria-hidden="true">
      <span>{RATING_WORDS.CC}</span>
      <span>{RATING_WORDS.II}</span>
    </p>
    {tap !== undefined && (
      <p class="asked-end" hidden={value === ''}>
        <button type="submit" class="link" name="clear" value={hypothesis.id}>
          Clear<span class="visually-hidden"> the rating of {hypothesis.name}</span>
        </button>
      </p>
    )}
  </fieldset>
)

/** Pressing Enter among the answers saves them; without this the first button of the form would be pressed. */
export const EnterSaves = () => (
  <button type="submit" hidden name="go" value="stay">
    Save
  </button>
)

export const QUESTION = 'If this hypothesis were true, how surprised would I be to see this?'
