// The version a form was drawn from, and who has been faster.

import { Refused } from '../ach/refused.ts'
import type { Typed } from '../import/fields.ts'
import type { Deps, Person } from './env.ts'
import type { Seen } from './seen.ts'

/** null: not checked. */
export function versionOf(form: { readonly version?: string | null | undefined } | Typed): number | null {
  const { version } = form
  if (version === undefined || version === null || version === '') return null
  if (!/^\d{1,15}$/.test(version)) throw new Refused('invalid', 'The version must be a number.', 'version')
  return Number(version)
}

/** The name of who made the change with this number; null when it was the same person, in another window. */
export async function changedBy(deps: Deps, person: Person, { id, opened }: Seen, version: number): Promise<string | null> {
  const [change] = await deps.workbooks.since(id, version - 1, 1)
  if (!change || change.by === person.id) return null
  return opened.names.get(change.by) ?? change.by
}
