// Provides `c.render(page)`, which responds with a whole page in the frame of the workbook that the request opened.
import type { MiddlewareHandler } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PageContext, type WorkbookFrame } from '../../../templates/layout/page-context.ts'
import { InSidePanel } from '../../../templates/ui/in-side-panel.ts'
import type { Person } from '../../access/request-env.ts'
import { describeBatch } from '../../ach/words/history-words.ts'
import { wantsSidePanel } from '../../http/fragment.ts'
import { ownerOf } from '../../paths.ts'
import type { Deps } from './deps.ts'
import { type OpenView, openedView, type PageEnv } from './open-view.ts'

interface RenderOptions {
  /** default: 200 */
  readonly status?: ContentfulStatusCode
  /** workbook of the frame; null for none; default: the one that `openView` opened in this request */
  readonly of?: OpenView | null
}

type PageRenderer = (page: Child, options?: RenderOptions) => Response | Promise<Response>

declare module 'hono' {
  interface ContextRenderer extends PageRenderer {}
}

/** Must run before everything that may respond with a page. */
export const renderer =
  (deps: Deps): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    c.setRenderer(async (page, { status = 200, of } = {}) => {
      const open = of === undefined ? openedView(c) : of
      const frame = open && { ...(await workbookFrame(deps, c.get('person'), open)), unsaved: status >= 400 }
      // Pages of exercises have no frame. A page that a refused person sees has `of: null`.
      const shown = of === null ? undefined : (open?.id ?? ownerOf(c.req.path))
      const damage = shown === undefined ? null : (deps.workbooks.damageOf(shown)?.readOnlySentence ?? null)
      const framed = <PageContext.Provider value={{ asset: deps.asset, frame, damage }}>{page}</PageContext.Provider>
      return c.html(await (<InSidePanel.Provider value={wantsSidePanel(c)}>{framed}</InSidePanel.Provider>), status)
    })
    await next()
  }

/** Collects what the top bar shows about a workbook. */
export async function workbookFrame(deps: Deps, person: Person, { id, view, opened, at }: OpenView): Promise<WorkbookFrame> {
  const exercise = view.run ? { going: view.run.stage !== 'closed', revealed: view.run.revealed } : undefined
  const frame = { id, title: view.title, marking: view.marking, undo: null, redo: null, exercise }
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
