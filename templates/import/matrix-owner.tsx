// Asks whose ratings a matrix in a file holds: the user's own, those of a new rater, or none to import.

import { countNoun } from '../../src/ach/words/phrases.ts'
import { type MatrixOwner, NEW_RATER, type NewRater, nameField, ownerField } from '../../src/import/review/returned-workbook.ts'
import { Actions } from '../ui/actions.tsx'

export const WhoseRatings = ({
  one,
  at,
  several,
  incoming,
}: {
  one: MatrixOwner
  at: number
  several: boolean
  incoming: readonly NewRater[]
}) => {
  const newRater = incoming.find(({ name }) => one.whose === NEW_RATER && name.startsWith(one.name))
  return (
    <fieldset class="panel stack whose">
      <legend class="visually-hidden">Whose ratings are these{several ? `, sheet ${one.sheet}` : ''}?</legend>
      <div class="field">
        <label for={ownerField(at)}>Whose ratings are these?{several && <span class="quiet"> {one.sheet} sheet</span>}</label>
        <select class="input" id={ownerField(at)} name={ownerField(at)}>
          {one.options.map(({ value, words }) => (
            <option value={value} selected={value === one.whose}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div class="field new-name">
        <label for={nameField(at)}>Name of the new rater</label>
        <input class="input" id={nameField(at)} name={nameField(at)} value={one.name} maxlength={200} autocomplete="off" />
      </div>
      <Actions>
        <button type="submit" class="btn" data-size="s" name="step" value="look">
          Preview again
        </button>
        <span class="meta">
          {newRater
            ? `The whole sheet is imported as ${newRater.name}: ${countNoun(newRater.ratings, 'rating')}, ${countNoun(newRater.reasons, 'reason')}.`
            : one.differs === 0
              ? 'No rating, reason or note has changed in the file since it was exported.'
              : `${countNoun(one.differs, 'rating, reason or note has', 'ratings, reasons or notes have')} changed in the file since it was exported.`}
        </span>
      </Actions>
    </fieldset>
  )
}
