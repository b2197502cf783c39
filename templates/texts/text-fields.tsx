// The form fields about a source text: title, source and date.
import { DATE_EXAMPLES } from '../../src/ach/model/dates.ts'
import type { View } from '../../src/ach/view/view.ts'
import { NEW_SOURCE } from '../../src/forms/source-texts.ts'
import { sourceChoices } from '../items/choices.ts'
import { type FilledForm, SelectField, TextField } from '../ui/fields.tsx'

interface Props {
  readonly view: View
  readonly filled: FilledForm
  /** the text is added with this form, so blank fields are taken from it */
  readonly fresh?: boolean
}

export const TextFields = ({ view, filled, fresh = false }: Props) => (
  <>
    <TextField
      name="title"
      label="Title"
      hint={fresh ? 'Leave blank to take it from the text.' : undefined}
      optional={fresh}
      filled={filled}
    />
    <SelectField
      name="source"
      label="Source"
      choices={
        fresh
          ? [{ value: NEW_SOURCE, label: 'Add a new source' }, ...sourceChoices(view, filled.values.source)]
          : sourceChoices(view, filled.values.source)
      }
      filled={filled}
    />
    {fresh && (
      <TextField name="newSource" label="Name of the new source" hint="Leave blank to name it after the text." optional filled={filled} />
    )}
    <TextField name="date" label="Date" hint={`Enter a date such as ${DATE_EXAMPLES}. New items get this date.`} optional filled={filled} />
  </>
)
