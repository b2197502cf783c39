// Resolves edit conflicts: if a form is based on an old version, shows both versions of the fields it changed. If it changed nothing that
// differs, the saved version stands.

import type { Context } from 'hono'
import { type ConflictField, ConflictPage } from '../../../templates/layout/conflict.tsx'
import type { Tab } from '../../../templates/layout/page.tsx'
import type { Change } from '../../ach/log/change.ts'
import type { Typed } from '../../forms/typed-fields.ts'
import type { Deps } from './deps.ts'
import { dropUntouched, editorSince, itemVersion } from './edit-version.ts'
import type { OpenView, PageEnv } from './open-view.ts'

interface Conflict {
  readonly tab: Tab
  /** what was edited, as in "E4" or "the settings" */
  readonly what: string
  /** the saved version; 0 if there is none */
  readonly version: number
  /** the fields of it that a change replaced, as they were; null for changes of something else */
  readonly beforeOf: (change: Change) => object | null
  /** the fields to compare, from the values that this form changed */
  readonly fields: (mine: Typed) => readonly ConflictField[]
  /** address that the form is sent to */
  readonly action: string
  /** address of the saved version */
  readonly theirs: string
}

export async function conflictPage(deps: Deps, c: Context<PageEnv>, current: OpenView, form: Typed, conflict: Conflict) {
  const person = c.get('person')
  const { tab, what, version, action, theirs } = conflict
  const mine = await dropUntouched(deps, current.id, itemVersion(form) ?? 0, form, conflict.beforeOf)
  const fields = conflict.fields(mine).filter((field) => field.theirs !== field.mine)
  if (fields.length === 0) return c.redirect(theirs, 303)
  const who = version === 0 ? null : await editorSince(deps, person, current, version)
  return c.render(<ConflictPage values={mine} {...{ tab, what, who, fields, action, version, theirs }} />, { status: 409 })
}

/** Compares the fields of `labels`, one by one. */
export const compareFields =
  (labels: Readonly<Record<string, string>>, theirs: Typed) =>
  (mine: Typed): ConflictField[] =>
    Object.entries(labels).map(([name, label]) => ({ label, theirs: theirs[name] ?? '', mine: mine[name] ?? theirs[name] ?? '' }))
