// Serves the history page by page. Every sentence is written from a View, so that nothing hidden is revealed.

import { Hono } from 'hono'
import { type HistoryEntry, HistoryPage } from '../../../templates/workbooks/history.tsx'
import type { LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { describeBatch, describeUndone } from '../../ach/words/history-words.ts'
import { paths } from '../../paths.ts'
import type { BatchHead } from '../../store/contract/store.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

/** Changes per page. */
const PAGE = 300
/** Changes read at a time to complete the last action of a page. */
const REST = 5000
const END = Number.MAX_SAFE_INTEGER

export const historyRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.history(':id'), async (c) => {
    const open = await openView(c)
    const before = beforeOf(c.req.query('before'))
    const changes = await wholeBatches(deps, open.id, before)
    const undos = await undosOf(deps, open)
    const last = changes.at(-1)
    return c.render(
      <HistoryPage
        id={open.id}
        entries={entriesOf(changes, open, undos)}
        older={last && last.seq > 1 ? last.seq : null}
        newest={before === END}
        now={deps.now()}
      />,
    )
  })

function beforeOf(text: string | undefined): number {
  if (text === undefined) return END
  if (!/^\d{1,15}$/.test(text)) throw new Refused('unknown', 'The history has no such page.')
  return Number(text)
}

/** A page of changes, newest first, that contains its last action completely. */
async function wholeBatches(deps: Deps, id: string, before: number): Promise<LoggedChange[]> {
  const changes = await deps.workbooks.history(id, before, PAGE)
  for (;;) {
    const last = changes.at(-1)
    if (!last || last.seq === 1) return changes
    const more = await deps.workbooks.history(id, last.seq, REST)
    const end = more.findIndex(({ batch }) => batch !== last.batch)
    for (const change of end < 0 ? more : more.slice(0, end)) changes.push(change)
    if (end >= 0 || more.length === 0) return changes
  }
}

interface Undos {
  /** actions that were undone and not redone */
  readonly undone: ReadonlySet<string>
  /** actions that are undos themselves; undoing one of these is a redo */
  readonly undos: ReadonlySet<string>
}

async function undosOf(deps: Deps, { id, opened }: OpenView): Promise<Undos> {
  const heads: BatchHead[] = []
  for (const rater of opened.workbook.raters.keys()) heads.push(...(await deps.workbooks.batchesBy(id, rater)))
  const undone = new Set<string>()
  for (const head of heads.sort((a, b) => b.from - a.from)) if (head.undoes !== null && !undone.has(head.batch)) undone.add(head.undoes)
  return { undone, undos: new Set(heads.filter(({ undoes }) => undoes !== null).map(({ batch }) => batch)) }
}

function entriesOf(changes: readonly LoggedChange[], { view, opened }: OpenView, { undone, undos }: Undos): HistoryEntry[] {
  const batches = new Map<string, LoggedChange[]>()
  for (const change of changes) {
    const batch = batches.get(change.batch)
    if (batch) batch.push(change)
    else batches.set(change.batch, [change])
  }
  return [...batches].flatMap(([batch, logged]) => {
    const [first] = logged.reverse()
    if (!first) return []
    const again = first.undoes === null ? null : undos.has(first.undoes) ? 'redo' : 'undo'
    const done = logged.map(({ change }) => change)
    // Described from the author's side: their own ratings are not "on behalf of" anyone.
    const by = { ...view, me: view.raters.get(first.by) ?? view.me }
    const words = again === 'undo' && done.length > 1 ? describeUndone(done, by) : describeBatch(done, by)
    if (!words) return []
    return [
      {
        batch,
        at: first.at,
        who: opened.names.get(first.by) ?? view.raters.get(first.by)?.name ?? first.by,
        ...words,
        undone: undone.has(batch),
        again,
      },
    ]
  })
}
