// The six ratings of one hypothesis as large radio buttons, so that a whole row can be sent without a script.
import { RATING_WORDS, RATINGS, ratingWords, readRating, TRACK_ENDS } from '../../../src/ach/model/rating.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { queryId } from '../../../src/paths.ts'

interface RatingFieldProps {
  readonly hypothesis: { readonly id: string; readonly name: string }
  readonly name: string
  /** path to which a script sends this rating alone; absent if only the whole row is sent */
  readonly tap?: string
  readonly value: string
  readonly problem?: Problem | undefined
}

export const RatingField = ({ hypothesis, name, tap, value, problem }: RatingFieldProps) => (
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
      {TRACK_ENDS.map((words) => (
        <span>{words}</span>
      ))}
    </p>
    {tap !== undefined && (
      <p class="asked-end" data-blank={value === '' ? '' : undefined}>
        <button type="submit" class="link" name="clear" value={hypothesis.id}>
          Clear<span class="visually-hidden"> the rating for {hypothesis.name}</span>
        </button>
      </p>
    )}
  </fieldset>
)

/** Makes Enter save the form. Without it, Enter would press the form's first visible button. */
export const EnterSaves = () => (
  <button type="submit" hidden name="go" value="stay">
    Save
  </button>
)
