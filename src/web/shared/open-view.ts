// Opens a workbook as the person who asks sees it. The only place in the web that turns a
// Workbook into a View.
import type { Context, MiddlewareHandler } from 'hono'
import type { Env, Person } from '../../access/request-env.ts'
import type { LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { redactForReader } from '../../ach/view/reader-view.ts'
import type { RunAudience, RunView } from '../../ach/view/run-view.ts'
import { type RaterView, type View, viewFor, viewForReader } from '../../ach/view/view.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'
import type { StoredParticipant } from '../../store/contract/access-store.ts'
import type { Deps } from './deps.ts'
import { FIRST_NAME } from './new-workbook.ts'

export interface OpenView {
  readonly id: string
  readonly view: View
  readonly opened: OpenedWorkbook
}

/** What a page's request carries beside who asks: the way to open the workbook in its address, and what was opened. */
export interface PageEnv extends Env {
  Variables: Env['Variables'] & { openWorkbook: () => Promise<OpenView>; opened: OpenView | null }
}

/** For all addresses of a workbook. Opens nothing by itself: a rating needs no view before it is stored. */
export const workbookView =
  (deps: Deps): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    c.set('openWorkbook', () => openViewOf(deps, c.get('person'), c.req.param('id') ?? ''))
    await next()
  }

/** The workbook in the address as this person sees it, the same for the whole request. Refused 'unknown' where there is none. */
export const openView = async (c: Context<PageEnv>): Promise<OpenView> => c.get('opened') ?? (await reopenView(c))

/** The same as it is now, after somebody else changed it. */
export async function reopenView(c: Context<PageEnv>): Promise<OpenView> {
  const opened = await c.get('openWorkbook')()
  c.set('opened', opened)
  return opened
}

/** What `openView` opened for this request; null where it did not. */
export const openedView = (c: Context<PageEnv>): OpenView | null => c.get('opened') ?? null

/** Refused 'unknown' where there is no such workbook. */
export async function openViewOf(deps: Deps, person: Person, id: string): Promise<OpenView> {
  return viewAfterAction(person, await deps.workbooks.open(id))
}

/** The same for what an action answered. */
export const viewAfterAction = (person: Person, opened: OpenedWorkbook): OpenView => ({
  id: opened.id,
  opened,
  view: viewOf(person, opened),
})

function viewOf({ id, name, link }: Person, { workbook, names }: OpenedWorkbook): View {
  if (link) return viewForReader(workbook, link, names)
  // Whoever leads an exercise does not rate in it, and looks at it as somebody who has rated nothing.
  const newcomer = name ?? (workbook.run ? FIRST_NAME : null)
  return viewFor(workbook, { rater: id, names, ...(newcomer !== null && { newcomer }) })
}

export interface OpenRun extends OpenView {
  readonly run: RunView
}

export const noSuchExercise = (): Refused => new Refused('unknown', 'There is no such exercise.')

/** A run of an exercise as its desk or its wall sees it. Refused 'unknown' where the workbook is none. */
export async function openRun(deps: Deps, id: string, looks: Extract<RunAudience, 'desk' | 'wall'>): Promise<OpenRun> {
  return openRunAfterAction(await deps.workbooks.open(id), { rater: null, looks })
}

/** The same for what an action answered. */
export function openRunAfterAction(
  opened: OpenedWorkbook,
  { rater, looks }: { readonly rater: string | null; readonly looks: RunAudience },
): OpenRun {
  const { id, workbook, names } = opened
  const view = viewFor(workbook, { rater, names, looks })
  if (!view.run) throw noSuchExercise()
  return { id, opened, view, run: view.run }
}

export interface OpenParticipant extends OpenRun {
  readonly me: RaterView
}

/** The run as this participant sees it now. Refused 'forbidden' where they were taken out. */
export async function openParticipant(deps: Deps, participant: StoredParticipant): Promise<OpenParticipant> {
  return openParticipantAfterAction(await deps.workbooks.open(participant.workbook), participant)
}

export const REMOVED_BY_FACILITATOR = 'The facilitator has taken you out of this exercise. What you rated is kept.'

/** The same for what an action answered. */
export function openParticipantAfterAction(opened: OpenedWorkbook, { rater }: StoredParticipant): OpenParticipant {
  const seen = openRunAfterAction(opened, { rater, looks: 'participant' })
  if (!seen.view.me) throw new Refused('forbidden', REMOVED_BY_FACILITATOR)
  return { ...seen, me: seen.view.me }
}

/** Changes of the log as they may be told to this person. */
export const logForPerson = ({ link }: Person, { opened }: OpenView): ((logged: LoggedChange) => LoggedChange) =>
  link ? redactForReader(opened.workbook, link) : (logged) => logged
