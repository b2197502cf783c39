// A form as its page shows it: empty at first, or with a refusal beside everything that was typed, instead of on a page of its own.
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { type RefusalCode, Refused } from '../../ach/model/refused.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { STATUS } from './error-pages.tsx'

export const EMPTY_FORM: FilledForm = { values: {}, problems: [] }

const BESIDE: ReadonlySet<RefusalCode> = new Set(['invalid', 'limit', 'parked'])

/** What to say at the form; throws on whatever does not belong there. */
export function formProblem(error: unknown): { readonly problem: Problem; readonly status: 409 | 422 } {
  if (!(error instanceof Refused) || !BESIDE.has(error.code)) throw error
  return { problem: { field: error.field ?? '', message: error.message }, status: STATUS[error.code] as 409 | 422 }
}
