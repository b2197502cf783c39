// The fields of assumptions, expectations and milestones, as their forms show them.

import { ASSUMPTION_STATE_WORDS } from '../../src/ach/model/thinking-aids.ts'
import type { View } from '../../src/ach/view/view.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import type { AidList } from '../../src/paths.ts'
import { AreaField, type FieldChoice, type FilledForm, Segments, SelectField, TextField } from '../ui/fields.tsx'
import { CellsField } from './cells-field.tsx'
import { FIELD_LABELS } from './item-words.ts'

const STATE_CHOICES: readonly FieldChoice[] = [
  ...Object.entries(ASSUMPTION_STATE_WORDS).map(([value, label]) => ({ value, label })),
  { value: '', label: 'not judged yet' },
]
export const SEARCH_CHOICES: readonly FieldChoice[] = [
  { value: 'low', label: 'hardly' },
  { value: 'medium', label: 'with some effort' },
  { value: 'high', label: 'thoroughly' },
  { value: '', label: 'not said' },
]

interface Props {
  readonly list: AidList
  readonly filled: FilledForm
  readonly view: View
}

export const AidFields = ({ list, filled, view }: Props) => {
  const label = (name: string) => FIELD_LABELS[list][name] ?? name
  switch (list) {
    case 'assumptions':
      return (
        <>
          <AreaField
            name="statement"
            label={label('statement')}
            hint="One thing that must be true for your ratings to be right, such as: these videos show the place they say."
            rows={4}
            filled={filled}
          />
          <Segments name="state" label={label('state')} choices={STATE_CHOICES} filled={filled} />
          <CellsField label={label('cells')} view={view} filled={filled} />
          <AreaField
            name="notes"
            label={label('notes')}
            hint="Why it holds, with which caveats, and what would show that it does not."
            optional
            filled={filled}
          />
        </>
      )
    case 'expectations':
      return (
        <>
          <SelectField
            name="hypothesis"
            label={label('hypothesis')}
            choices={hypothesisChoices(view, filled, 'Choose a hypothesis')}
            filled={filled}
          />
          <AreaField
            name="statement"
            label={label('statement')}
            hint="Something that could be found, or be found missing."
            rows={4}
            filled={filled}
          />
          <Segments
            name="seen"
            label={label('seen')}
            choices={[
              { value: 'yes', label: 'seen' },
              { value: 'no', label: 'not seen' },
              { value: '', label: 'not looked for yet' },
            ]}
            filled={filled}
          />
          <Segments
            name="search"
            label={label('search')}
            hint="What was looked for thoroughly and is not there tells more than what nobody looked for."
            choices={SEARCH_CHOICES}
            filled={filled}
          />
          <TextField name="where" label={label('where')} optional filled={filled} />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
    case 'milestones':
      return (
        <>
          <AreaField
            name="statement"
            label={label('statement')}
            hint="Something that one can see happen, or fail to happen."
            rows={4}
            filled={filled}
          />
          <SelectField
            name="hypothesis"
            label={label('hypothesis')}
            choices={hypothesisChoices(view, filled, 'None in particular')}
            filled={filled}
          />
          <div class="split">
            <TextField name="where" label={label('where')} hint="Such as a register, a channel, a place." optional filled={filled} />
            <TextField
              name="by"
              label={label('by')}
              hint="For example 2022-01-10, or 2022-01. Leave empty if there is no day."
              filled={filled}
            />
          </div>
          <Segments
            name="seen"
            label={label('seen')}
            choices={[
              { value: 'yes', label: 'seen' },
              { value: 'no', label: 'did not come' },
              { value: '', label: 'not yet' },
            ]}
            filled={filled}
          />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
  }
}

/** Parked ones are offered only where they are chosen already. */
const hypothesisChoices = (view: View, filled: FilledForm, none: string): FieldChoice[] => [
  { value: '', label: none },
  ...[...view.hypotheses.values()]
    .filter(({ id, parked }) => !parked || filled.values.hypothesis === id)
    .map(({ id }) => ({ value: id, label: itemName(view, id) })),
]
