// The version a form was drawn from, and who has been faster.

import type { Person } from '../../access/request-env.ts'
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import type { Typed } from '../../forms/typed-fields.ts'
import type { Deps } from './deps.ts'
import type { OpenView } from './open-view.ts'

/** null: not checked. One that cannot be read is older than any, so that both versions are shown and nothing typed is lost. */
export function itemVersion(form: { readonly version?: string | null | undefined } | Typed): number | null {
  const { version } = form
  if (version === undefined || version === null || version === '') return null
  return /^\d{1,15}$/.test(version) ? Number(version) : 0
}

/** The name of who made the change with this number; null when it was the same person, in another window. */
export async function editorSince(deps: Deps, person: Person, { id, opened }: OpenView, version: number): Promise<string | null> {
  const [change] = await deps.workbooks.since(id, version - 1, 1)
  if (!change || change.by === person.id) return null
  return opened.names.get(change.by) ?? change.by
}

const PAGE = 2000

/** Every change after that version, oldest first. */
export async function* changesAfter(deps: Deps, id: string, version: number): AsyncGenerator<LoggedChange> {
  for (let from = version; ; ) {
    const page = await deps.workbooks.since(id, from, PAGE)
    yield* page
    if (page.length < PAGE) return
    from = page.at(-1)?.seq ?? from
  }
}

/** Typed texts without those that are as they stood in that version: what somebody else changed there stays theirs. */
export async function dropUntouched(
  deps: Deps,
  id: string,
  version: number,
  typed: Typed,
  beforeOf: (change: Change) => object | null,
): Promise<Typed> {
  const stood = new Map<string, unknown>()
  for await (const { change } of changesAfter(deps, id, version)) {
    for (const [field, value] of Object.entries(beforeOf(change) ?? {})) if (!stood.has(field)) stood.set(field, value)
  }
  return Object.fromEntries(Object.entries(typed).filter(([field, text]) => !stood.has(field) || String(stood.get(field) ?? '') !== text))
}
