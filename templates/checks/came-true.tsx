// The form for the hypothesis that turned out to be true, on the pages Probabilities and The group's analysis.

import type { View } from '../../src/ach/view/view.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'

/** The field, and the query parameter, for the hypothesis that turned out to be true. */
export const TRUE_PARAMETER = 'true'
/** The value of the field `back` with which saving returns to the page Probabilities. */
export const BACK_TO_PROBABILITIES = 'probabilities'

interface CameTrueProps {
  readonly id: string
  readonly view: View
  /** id of the hypothesis that is chosen; null: not settled */
  readonly shown: string | null
  readonly back?: typeof BACK_TO_PROBABILITIES
}

/** Saved with the workbook for a viewer who may edit; a reader can only try an outcome out. */
export const CameTrueForm = ({ id, view, shown, back }: CameTrueProps) => {
  const way = view.readOnly
    ? ({ method: 'get', action: `${paths.groupAnalysis(id)}#fig-group-probabilities` } as const)
    : ({ method: 'post', action: paths.cameTrue(id) } as const)
  return (
    <form {...way} class="row no-print" data-choose={view.readOnly ? '' : undefined}>
      {back && <HiddenField name="back" value={back} />}
      <label for="came-true">Which hypothesis turned out to be true?</label>
      <select class="input" id="came-true" name={TRUE_PARAMETER}>
        <option value="">not settled</option>
        {[...view.hypotheses.values()].map((one) =>
          one.parked && one.id !== shown ? null : (
            <option value={one.id} selected={one.id === shown}>
              {itemName(view, one.id)}
            </option>
          ),
        )}
      </select>
      <button type="submit" class="btn" data-size="s">
        {view.readOnly ? 'Show Brier scores' : 'Save'}
      </button>
    </form>
  )
}
