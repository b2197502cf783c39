// Turns a refusal into a message at its form field, so that the form keeps the texts as typed.
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { type RefusalCode, Refused } from '../../ach/model/refused.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { STATUS } from './error-pages.tsx'

export const EMPTY_FORM: FilledForm = { values: {}, problems: [] }

const SHOWN_IN_FORM: ReadonlySet<RefusalCode> = new Set(['invalid', 'limit', 'parked'])

/** Rethrows any error that does not belong in a form. */
export function formProblem(error: unknown): { readonly problem: Problem; readonly status: 409 | 422 } {
  if (!(error instanceof Refused) || !SHOWN_IN_FORM.has(error.code)) throw error
  return { problem: { field: error.field ?? '', message: error.message }, status: STATUS[error.code] as 409 | 422 }
}
