// The answer to a form that was drawn before somebody else changed the same: both versions, as far as they differ in what this form
// changed. Where it changed nothing, theirs stands.

import type { Context } from 'hono'
import { type ConflictField, ConflictPage } from '../../../templates/layout/conflict.tsx'
import type { Tab } from '../../../templates/layout/page.tsx'
import type { Change } from '../../ach/log/change.ts'
import type { Typed } from '../../forms/typed-fields.ts'
import type { Deps } from './deps.ts'
import { dropUntouched, editorSince, itemVersion } from './edit-version.ts'
import type { OpenView, PageEnv } from './open-view.ts'

interface Contest {
  readonly tab: Tab
  /** what was edited, as in "E4" or "the settings" */
  readonly what: string
  /** of what stands now; 0 where nothing does */
  readonly version: number
  /** what a change replaced of it; null for changes of something else */
  readonly beforeOf: (change: Change) => object | null
  /** its fields, for what this form changed */
  readonly fields: (mine: Typed) => readonly ConflictField[]
  /** where the form goes */
  readonly action: string
  /** where theirs stands */
  readonly theirs: string
}

export async function conflictPage(deps: Deps, c: Context<PageEnv>, seen: OpenView, form: Typed, contest: Contest) {
  const person = c.get('person')
  const { tab, what, version, action, theirs } = contest
  const mine = await dropUntouched(deps, seen.id, itemVersion(form) ?? 0, form, contest.beforeOf)
  const fields = contest.fields(mine).filter((field) => field.theirs !== field.mine)
  if (fields.length === 0) return c.redirect(theirs, 303)
  const who = version === 0 ? null : await editorSince(deps, person, seen, version)
  return c.render(<ConflictPage values={mine} {...{ tab, what, who, fields, action, version, theirs }} />, { status: 409 })
}

/** The fields of these names side by side, by their labels. */
export const compareFields =
  (labels: Readonly<Record<string, string>>, theirs: Typed) =>
  (mine: Typed): ConflictField[] =>
    Object.entries(labels).map(([name, label]) => ({ label, theirs: theirs[name] ?? '', mine: mine[name] ?? theirs[name] ?? '' }))
