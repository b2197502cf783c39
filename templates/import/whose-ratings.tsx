// Whose the ratings of a matrix in a file are: one's own, those of somebody new, or nobody's.
import { counted } from '../../src/ach/words/phrases.ts'
import { type Incoming, NEW_RATER, nameField, type Whose, whoseField } from '../../src/import/review/returned-workbook.ts'

export const WhoseRatings = ({
  one,
  at,
  several,
  incoming,
}: {
  one: Whose
  at: number
  several: boolean
  incoming: readonly Incoming[]
}) => {
  const here = incoming.find(({ name }) => one.whose === NEW_RATER && name.startsWith(one.name))
  return (
    <fieldset class="panel stack whose">
      <legend class="visually-hidden">Whose ratings are these{several ? `, sheet ${one.sheet}` : ''}?</legend>
      <div class="field">
        <label for={whoseField(at)}>Whose ratings are these?{several && <span class="quiet"> Sheet {one.sheet}</span>}</label>
        <select class="input" id={whoseField(at)} name={whoseField(at)}>
          {one.options.map(({ value, words }) => (
            <option value={value} selected={value === one.whose}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div class="field new-name">
        <label for={nameField(at)}>Their name</label>
        <input class="input" id={nameField(at)} name={nameField(at)} value={one.name} maxlength={200} autocomplete="off" />
      </div>
      <p class="row">
        <button type="submit" class="btn" data-size="s" name="step" value="look">
          Look again
        </button>
        <span class="meta">
          {here
            ? `As ${here.name} the whole sheet comes in: ${counted(here.ratings, 'rating')}, ${counted(here.reasons, 'reason')}.`
            : `${counted(one.differs, 'rating or reason was', 'ratings or reasons were')} changed in the file since it was made.`}
        </span>
      </p>
    </fieldset>
  )
}
