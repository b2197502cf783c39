// Takes the name, label and hint of a form field from FIELD_TABLE.
import type { ItemKind } from '../../src/ach/log/change.ts'
import type { SettingsFields } from '../../src/ach/model/workbook.ts'
import { type FieldName, fieldLabel, fieldSpec } from '../../src/ach/words/field-table.ts'
import type { FilledForm } from '../ui/fields.tsx'

interface FieldWords {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly filled: FilledForm
}
type Name<W> = W extends ItemKind ? FieldName<W> : keyof SettingsFields

/** `more` is appended to the hint. */
export const fieldProps =
  <W extends ItemKind | 'settings'>(what: W, filled: FilledForm) =>
  (name: Name<W> & string, more = ''): FieldWords => {
    const hint = `${fieldSpec(what, name)?.hint ?? ''}${more}`
    return { name, label: fieldLabel(what, name), hint: hint === '' ? undefined : hint, filled }
  }
