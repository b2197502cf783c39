// Adds rows pasted from a spreadsheet: first a preview, then all items in one batch.

import { type Context, Hono } from 'hono'
import { type PasteList, PastePage } from '../../../templates/items/paste.tsx'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { viewFor } from '../../ach/view/view.ts'
import { readFormLists } from '../../http/form.ts'
import { wantsSidePanel } from '../../http/fragment.ts'
import { readTable, type TableRead } from '../../import/table/pasted-rows.ts'
import type { Separator } from '../../import/table/split-cells.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixUpdate } from '../shared/matrix-update.tsx'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

const SEPARATORS: ReadonlyMap<string, Separator | null> = new Map([
  ['tab', '\t'],
  [';', ';'],
  [',', ','],
  ['none', null],
])
const WHAT = { hypotheses: 'hypothesis', evidence: 'evidence' } as const

interface Pasted {
  readonly text: string
  readonly separator: string
  readonly read: TableRead | null
  readonly refused?: string
}

export function pasteRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()
  for (const list of ['hypotheses', 'evidence'] as const) {
    const url = paths.pasteItems(':id', list)
    routes.get(url, async (c) => {
      const seen = await openView(c)
      return c.render(page(c, seen, list, { text: '', separator: '', read: null }))
    })
    routes.post(url, async (c) => {
      const seen = await openView(c)
      const { form, ticked } = await readFormLists(c, 'keep')
      const { rows: text = '', separator = '', step } = form
      const keep = new Set([...ticked].map(Number))
      const read = readTable(WHAT[list], text, seen.view, SEPARATORS.get(separator), keep)
      const pasted = { text, separator, read }
      if (read.stop !== null) return c.render(page(c, seen, list, pasted), { status: 422 })
      // From the matrix, rows are added at once only if all of them can be.
      if (step !== 'add' && (step !== 'add-all' || read.problems.length > 0)) return c.render(page(c, seen, list, pasted))
      let first = ''
      let done: ActionResult
      try {
        done = await deps.workbooks.change(seen.id, c.get('person').id, (workbook) => {
          const now = readTable(WHAT[list], text, workbook, SEPARATORS.get(separator), keep)
          if (now.stop !== null) throw new Refused('limit', now.stop)
          first = now.items[0]?.id ?? ''
          return now.changes
        })
      } catch (error) {
        if (!(error instanceof Refused) || (error.code !== 'invalid' && error.code !== 'limit')) throw error
        return c.render(page(c, seen, list, { ...pasted, refused: error.message }), {
          status: error.code === 'limit' ? 409 : 422,
        })
      }
      if (wantsSidePanel(c)) return c.html(matrixUpdate(deps, c, done))
      return c.redirect(`${paths.items(seen.id, list)}#${list}-${first}`, 303)
    })
  }
  return routes
}

/** The preview shows the workbook as it would be with the new rows, so that new sources have names. */
function page(c: Context<PageEnv>, seen: OpenView, list: PasteList, pasted: Pasted) {
  const { workbook, names } = seen.opened
  const changes = pasted.read?.changes ?? []
  const view = changes.length > 0 ? viewFor(applyChanges(workbook, changes), { rater: c.get('person').id, names }) : seen.view
  return <PastePage id={seen.id} view={view} list={list} {...pasted} />
}
