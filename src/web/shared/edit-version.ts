// Finds out which version a form is based on, who has changed the item since, and which fields the form really changed.

import type { Person } from '../../access/request-env.ts'
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import type { Typed } from '../../forms/typed-fields.ts'
import type { Deps } from './deps.ts'
import type { OpenView } from './open-view.ts'

/** Returns null if the form has no version, so there is nothing to check; 0 for an unreadable one, so the edit counts as a conflict. */
export function itemVersion(form: { readonly version?: string | null | undefined } | Typed): number | null {
  const { version } = form
  if (version === undefined || version === null || version === '') return null
  return /^\d{1,15}$/.test(version) ? Number(version) : 0
}

/** Returns the name of the person who made the change with this number; null if it was the same person, in another window. */
export async function editorSince(deps: Deps, person: Person, { id, opened }: OpenView, version: number): Promise<string | null> {
  const [change] = await deps.workbooks.since(id, version - 1, 1)
  if (!change || change.by === person.id) return null
  return opened.names.get(change.by) ?? change.by
}

const PAGE = 2000

/** Yields every change after that version, oldest first. */
export async function* changesAfter(deps: Deps, id: string, version: number): AsyncGenerator<LoggedChange> {
  for (let from = version; ; ) {
    const page = await deps.workbooks.since(id, from, PAGE)
    yield* page
    if (page.length < PAGE) return
    from = page.at(-1)?.seq ?? from
  }
}

/** Returns only the fields that the form changed since that version, so that fields changed by others stay as they are. */
export async function dropUntouched(
  deps: Deps,
  id: string,
  version: number,
  typed: Typed,
  beforeOf: (change: Change) => object | null,
): Promise<Typed> {
  const original = new Map<string, unknown>()
  for await (const { change } of changesAfter(deps, id, version)) {
    for (const [field, value] of Object.entries(beforeOf(change) ?? {})) if (!original.has(field)) original.set(field, value)
  }
  return Object.fromEntries(
    Object.entries(typed).filter(([field, text]) => !original.has(field) || String(original.get(field) ?? '') !== text),
  )
}
