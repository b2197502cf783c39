// Provides `c.render(page)`, which responds with a whole page in the frame of the workbook that the request opened.
import type { Context, MiddlewareHandler } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PageContext, type WorkbookFrame } from '../../../templates/layout/page-context.ts'
import { InSidePanel } from '../../../templates/ui/in-side-panel.ts'
import type { Person } from '../../access/request-env.ts'
import { cutText } from '../../ach/model/texts.ts'
import { describeBatch } from '../../ach/words/history/batch-words.ts'
import { startSentence } from '../../ach/words/phrases.ts'
import { wantsSidePanel } from '../../http/fragment.ts'
import { ownerOf } from '../../paths.ts'
import type { Deps } from './deps.ts'
import { keptPage, type PageSource } from './kept-page.ts'
import { type OpenView, openedView, type PageEnv } from './open-view.ts'
import { keepContextsSynchronous } from './synchronous-contexts.ts'
import { exampleFrame, TOUR_PARAMETER } from './tour.ts'

interface RenderOptions {
  /** default: 200 */
  readonly status?: ContentfulStatusCode
  /** workbook of the frame; null for none; default: the one that `openView` opened in this request */
  readonly of?: OpenView | null
  /** What the page is made of, besides its frame. The page is then kept, and rendered again only when that changes. */
  readonly keep?: PageSource
}

type PageRenderer = (page: Child, options?: RenderOptions) => Response | Promise<Response>

declare module 'hono' {
  interface ContextRenderer extends PageRenderer {}
}

/** Must run before everything that may respond with a page. */
export function renderer(deps: Deps): MiddlewareHandler<PageEnv> {
  keepContextsSynchronous()
  return (c, next) => {
    c.setRenderer(async (page, { status = 200, of, keep } = {}) => {
      const open = of === undefined ? openedView(c) : of
      const plain = open && (await workbookFrame(deps, c.get('person'), open, c.req.query(TOUR_PARAMETER)))
      const frame = plain && { ...plain, ...reportOf(c, plain), unsaved: status >= 400 }
      // Pages of exercises have no frame. A page that a refused person sees has `of: null`.
      const shown = of === null ? undefined : (open?.id ?? ownerOf(c.req.path))
      const damage = shown === undefined ? null : (deps.workbooks.damageOf(shown)?.readOnlySentence ?? null)
      const inSidePanel = wantsSidePanel(c)
      const framed = <PageContext.Provider value={{ asset: deps.asset, frame, damage }}>{page}</PageContext.Provider>
      const whole = <InSidePanel.Provider value={inSidePanel}>{framed}</InSidePanel.Provider>
      if (!keep) return c.html(await whole, status)
      const source = { ...keep, from: [...keep.from, JSON.stringify(frame), damage, inSidePanel] }
      return c.body(await keptPage(source, async () => String(await whole)), status, { 'content-type': 'text/html; charset=UTF-8' })
    })
    return next()
  }
}

/** Query fields that make a page say what was just done. They no longer apply after the next action. */
export const DONE_FIELDS = ['done', 'undone', 'redone'] as const
const MOST = 300

/** Says what was done, undone or redone, if the address asks for it. */
function reportOf(c: Context, { undo, redo }: WorkbookFrame): Pick<WorkbookFrame, 'report'> {
  const field = DONE_FIELDS.find((name) => c.req.query(name) !== undefined)
  const what = field === 'undone' ? redo : undo
  if (field === undefined || what === null) return {}
  const words = what.length > MOST ? `${cutText(what, MOST)}…` : what
  return { report: `${startSentence(field)}: ${words}.${field === 'done' ? ' One Undo reverses it.' : ''}` }
}

/** Collects what the top bar shows about a workbook. `step`: the step of the tour that the address asks for. */
export async function workbookFrame(deps: Deps, person: Person, open: OpenView, step?: string): Promise<WorkbookFrame> {
  const { id, view, opened, at, example } = open
  const exercise = view.run ? { going: view.run.stage !== 'closed', revealed: view.run.revealed } : undefined
  const frame = { id, title: view.title, marking: view.marking, undo: null, redo: null, exercise }
  if (example) return { ...frame, readOnly: true, example: exampleFrame(example, step) }
  // The name is one of now: it was given later.
  if (at !== undefined) {
    const { workbook } = await deps.workbooks.open(id)
    return { ...frame, past: { seq: at, at: opened.changedAt, name: workbook.stateNames.get(at) ?? null } }
  }
  if (person.link) return { ...frame, readOnly: true }
  const { undo, redo } = await deps.workbooks.undoable(id, person.id)
  const describe = (changes: typeof undo) => changes && (describeBatch(changes, view)?.title ?? null)
  return { ...frame, undo: describe(undo), redo: describe(redo) }
}
