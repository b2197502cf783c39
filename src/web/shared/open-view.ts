// Opens a workbook as the person, reader, participant, desk or wall may see it. The only place in src/web that turns a Workbook into a
// View.

import type { Context, MiddlewareHandler } from 'hono'
import { isPermitted, READER_MAY } from '../../access/permissions.ts'
import type { Env, Person } from '../../access/request-env.ts'
import type { LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { redactForReader } from '../../ach/view/reader-view.ts'
import { isRunning, isUnfinished, type RunAudience, type RunView, secondRoundHiddenAfter } from '../../ach/view/run-view.ts'
import { type RaterView, type View, viewFor, viewForReader } from '../../ach/view/view.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'
import type { StoredParticipant } from '../../store/contract/access-store.ts'
import type { Deps } from './deps.ts'
import { type FinishedExample, finishedExample } from './example.ts'

export interface OpenView {
  readonly id: string
  readonly view: View
  readonly opened: OpenedWorkbook
  /** set if the workbook is shown as it was after this change; the view is then read-only */
  readonly at?: number
  /** set for the finished example, of which nothing is stored */
  readonly example?: FinishedExample
}

/** The variables of a page's request: the function that opens the workbook in its address, and the opened workbook. */
export interface PageEnv extends Env {
  Variables: Env['Variables'] & { openWorkbook: () => Promise<OpenView>; opened: OpenView | null }
}

/** Middleware for all addresses of a workbook. It does not open the workbook, because a rating needs no view before it is stored. */
export const workbookView =
  (deps: Deps): MiddlewareHandler<PageEnv> =>
  (c, next) => {
    const id = c.req.param('id') ?? ''
    const example = finishedExample(deps.cases, id, deps.now())
    if (example && !isPermitted(READER_MAY, c.req.method, c.req.path))
      throw new Refused('unknown', 'The finished example can only be read.')
    c.set('openWorkbook', async () =>
      example ? { id, opened: example.opened, view: example.view, example } : openViewOf(deps, c.get('person'), id),
    )
    return next()
  }

/** Opens the workbook in the address; once per request. Throws `Refused('unknown')` if there is none. */
export const openView = async (c: Context<PageEnv>): Promise<OpenView> => c.get('opened') ?? (await reopenView(c))

/** The query field that asks for the workbook as it was after a change. */
export const AT_PARAMETER = 'at'

/** The query that keeps the state of a page. */
export const stateQuery = ({ at }: Pick<OpenView, 'at'>): Record<string, string> => (at === undefined ? {} : { [AT_PARAMETER]: String(at) })

/** As `openView`, or as the workbook was if the query asks for that. Readers get the workbook as it is. Throws `Refused`. */
export async function openViewAt(deps: Deps, c: Context<PageEnv>): Promise<OpenView> {
  const open = await openView(c)
  const text = c.req.query(AT_PARAMETER)
  if (text === undefined || c.get('person').link || open.example) return open
  const past = await pastView(deps, c, open, changeNumber(text))
  c.set('opened', past)
  return past
}

/** The number of a change, from an address. Throws `Refused('unknown')`. */
export function changeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refused('unknown', 'The history of this workbook has no such change.')
  return Number(text)
}

/** The workbook as it was after the change `at`. Throws `Refused('stage')` during an exercise. */
export async function pastView(deps: Deps, c: Context<PageEnv>, { id, view }: OpenView, at: number): Promise<OpenView> {
  if (isRunning(view)) throw new Refused('stage', 'Earlier states can be shown once the exercise is closed.')
  const { opened, view: then } = viewAfterAction(c.get('person'), await deps.workbooks.openAt(id, at))
  // Scores of an earlier state are hidden as those of now are.
  return { id, opened, view: { ...then, firstPass: view.firstPass, readOnly: true }, at }
}

/** Opens it again, with the changes stored since. */
export async function reopenView(c: Context<PageEnv>): Promise<OpenView> {
  const opened = await c.get('openWorkbook')()
  c.set('opened', opened)
  return opened
}

/** Returns what `openView` opened in this request, or null. */
export const openedView = (c: Context<PageEnv>): OpenView | null => c.get('opened') ?? null

/** Throws `Refused('unknown')` if there is no such workbook. */
export async function openViewOf(deps: Deps, person: Person, id: string): Promise<OpenView> {
  return viewAfterAction(person, await deps.workbooks.open(id))
}

/** The view of the workbook that an action returned. */
export const viewAfterAction = (person: Person, opened: OpenedWorkbook): OpenView => ({
  id: opened.id,
  opened,
  view: viewOf(person, opened),
})

function viewOf({ id, name, link }: Person, { workbook, names }: OpenedWorkbook): View {
  if (link) return viewForReader(workbook, link, names)
  // A facilitator does not rate in the exercise and sees it like someone who has rated nothing.
  const newcomer = name ?? (workbook.run ? FIRST_NAME : null)
  return viewFor(workbook, { rater: id, names, ...(newcomer !== null && { newcomer }) })
}

export interface OpenRun extends OpenView {
  readonly run: RunView
}

export const noSuchExercise = (): Refused => new Refused('unknown', 'There is no such exercise.')

/** Opens a run of an exercise for its desk or wall. Throws `Refused('unknown')` if the workbook is not a run. */
export async function openRun(deps: Deps, id: string, looks: Extract<RunAudience, 'desk' | 'wall'>): Promise<OpenRun> {
  return openRunAfterAction(await deps.workbooks.open(id), { rater: null, looks })
}

/** The run from the workbook that an action returned. */
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

/** Opens the run for a participant. Throws `Refused('forbidden')` if they were removed. */
export async function openParticipant(deps: Deps, participant: StoredParticipant): Promise<OpenParticipant> {
  return openParticipantAfterAction(await deps.workbooks.open(participant.workbook), participant)
}

export const REMOVED_BY_FACILITATOR = 'The facilitator has removed you from this exercise. Your ratings are kept.'

/** The participant's run from the workbook that an action returned. */
export function openParticipantAfterAction(opened: OpenedWorkbook, { rater }: StoredParticipant): OpenParticipant {
  const current = openRunAfterAction(opened, { rater, looks: 'participant' })
  if (!current.view.me) throw new Refused('forbidden', REMOVED_BY_FACILITATOR)
  return { ...current, me: current.view.me }
}

/** As of when a page or file shows the workbook, ISO 8601: its last change, or now for an exercise that is not closed yet. */
export const asOf = ({ view, opened }: OpenView, now: Date): string => (isUnfinished(view.run) ? now.toISOString() : opened.changedAt)

/** The log as a person may see it: what it leaves out or rewrites, and a name for that version of it. */
export interface LogForPerson {
  readonly version: string
  readonly visible: (logged: LoggedChange) => LoggedChange | null
}

export function logForPerson({ link }: Person, { opened: { id, workbook } }: OpenView): LogForPerson {
  if (!link) return { version: id, visible: (logged) => logged }
  return { version: `${id} ${link.id} ${secondRoundHiddenAfter(workbook.run) ?? ''}`, visible: redactForReader(workbook, link) }
}
