// Opens a workbook as the person who asks sees it, and fills the frame of its pages. The only place in the web that turns a
// Workbook into a View.

import type { Frame, Tab } from '../../templates/page.tsx'
import { describeBatch } from '../ach/describe.ts'
import { type View, viewFor, viewForReader } from '../ach/view.ts'
import type { Opened } from '../live/workbooks.ts'
import type { Deps, Person } from './env.ts'

export interface Seen {
  readonly id: string
  readonly view: View
  readonly opened: Opened
}

/** Refused 'unknown' where there is no such workbook. */
export async function see(deps: Deps, person: Person, id: string): Promise<Seen> {
  return seenAs(person, await deps.workbooks.open(id))
}

/** The same for what an action answered. */
export const seenAs = (person: Person, opened: Opened): Seen => ({ id: opened.id, opened, view: viewOf(person, opened) })

function viewOf({ id, name, link }: Person, { workbook, names }: Opened): View {
  if (link) return viewForReader(workbook, link, names)
  return viewFor(workbook, { rater: id, names, ...(name !== null && { newcomer: name }) })
}

/** What the bar shows; `tab` null for a page that stands beside the tabs. */
export async function frameOf(deps: Deps, person: Person, { id, view }: Seen, tab: Tab | null): Promise<Frame> {
  if (person.link) return { id, title: view.title, tab, undo: null, redo: null, readOnly: true }
  const { undo, redo } = await deps.workbooks.undoable(id, person.id)
  const words = (changes: typeof undo) => changes && (describeBatch(changes, view)?.title ?? null)
  return { id, title: view.title, tab, undo: words(undo), redo: words(redo) }
}
