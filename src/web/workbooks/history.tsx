// Serves the history page by page. Every sentence is written from a View, so that nothing hidden is revealed.

import { Hono } from 'hono'
import { type HistoryEntry, HistoryPage, type NamedState } from '../../../templates/workbooks/history.tsx'
import type { LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isRunning } from '../../ach/view/run-view.ts'
import { describeUndone } from '../../ach/words/history/batch-words.ts'
import { isVisible } from '../../ach/words/history/history-words.ts'
import { describeSitting, groupSittings } from '../../ach/words/history/sitting-words.ts'
import { paths } from '../../paths.ts'
import type { BatchHead } from '../../store/contract/store.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

/** The most changes on a page. Only a longer action is split. */
const PAGE = 300
const END = Number.MAX_SAFE_INTEGER

export const historyRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.history(':id'), async (c) => {
    const open = await openView(c)
    const before = beforeOf(c.req.query('before'))
    const changes = withoutRest(await shownChanges(deps, open, before, PAGE + 1))
    const batches = await batchesOf(deps, open, changes)
    const last = changes.at(-1)
    const start = batches.heads.get(last?.batch ?? '')?.from ?? 1
    return c.render(
      <HistoryPage
        id={open.id}
        entries={entriesOf(changes, open, batches)}
        older={last && last.seq > 1 ? last.seq : null}
        skip={last && start > 1 && start < last.seq ? start : null}
        newest={before === END}
        named={before === END ? namedStates(open) : []}
        running={isRunning(open.view)}
        now={deps.now()}
      />,
    )
  })

function beforeOf(text: string | undefined): number {
  if (text === undefined) return END
  if (!/^\d{1,15}$/.test(text)) throw new Refused('unknown', 'The history has no such page.')
  return Number(text)
}

/**
 * Returns up to `limit` changes that this person may be told of, newest first. Skips all others, so that the borders of the pages do not say
 * how many there are.
 */
async function shownChanges(deps: Deps, { id, view }: OpenView, before: number, limit: number): Promise<LoggedChange[]> {
  const shown: LoggedChange[] = []
  for (let from = before; shown.length < limit; ) {
    const read = await deps.workbooks.history(id, from, limit)
    shown.push(...read.filter(({ change }) => isVisible(change, view)))
    const last = read.at(-1)
    if (last === undefined || read.length < limit) break
    from = last.seq
  }
  return shown.slice(0, limit)
}

/** Leaves an action that does not fit to the next page, unless it is the only one here. `changes`: newest first, one more than a page. */
function withoutRest(changes: readonly LoggedChange[]): readonly LoggedChange[] {
  const [last, next] = changes.slice(PAGE - 1)
  if (last === undefined || last.batch !== next?.batch) return changes.slice(0, PAGE)
  const start = changes.findIndex(({ batch }) => batch === last.batch)
  return changes.slice(0, start === 0 ? PAGE : start)
}

interface Batches {
  /** by id, at least those of which the page shows changes */
  readonly heads: ReadonlyMap<string, BatchHead>
  /** actions that were undone and not redone */
  readonly undone: ReadonlySet<string>
  /** actions that are undos themselves; undoing one of these is a redo */
  readonly undos: ReadonlySet<string>
}

/** How far behind the oldest change of a page actions are read at first: what was undone or redone on the page is mostly not much older. */
const BEHIND = 1000

/** Actions since those on the page and the ones that these undid: an action is undone by a later one. */
async function batchesOf(deps: Deps, open: OpenView, changes: readonly LoggedChange[]): Promise<Batches> {
  const last = changes.at(-1)
  for (let behind = BEHIND; ; behind *= 10) {
    const after = Math.max(0, (last?.seq ?? 0) - behind)
    const batches = await batchesAfter(deps, open, changes, after)
    const { heads } = batches
    const isWhole = (batch: string) => (heads.get(batch)?.from ?? 0) > after + 1
    if (after === 0 || changes.every(({ batch, undoes }) => isWhole(batch) && (undoes === null || heads.has(undoes)))) return batches
  }
}

async function batchesAfter(deps: Deps, { id, opened }: OpenView, changes: readonly LoggedChange[], after: number): Promise<Batches> {
  const people = new Set([...opened.workbook.raters.keys(), ...changes.map(({ by }) => by)])
  const heads: BatchHead[] = []
  for (const person of people) for (const head of await deps.workbooks.batchesBy(id, person, after)) heads.push(head)
  const undone = new Set<string>()
  for (const head of heads.sort((a, b) => b.from - a.from)) if (head.undoes !== null && !undone.has(head.batch)) undone.add(head.undoes)
  return {
    heads: new Map(heads.map((head) => [head.batch, head])),
    undone,
    undos: new Set(heads.filter(({ undoes }) => undoes !== null).map(({ batch }) => batch)),
  }
}

/** The states that have names, newest first. */
const namedStates = ({ view }: OpenView): NamedState[] =>
  [...view.stateNames].sort(([a], [b]) => b - a).map(([seq, name]) => ({ seq, name }))

function entriesOf(changes: readonly LoggedChange[], { view, opened }: OpenView, { heads, undone, undos }: Batches): HistoryEntry[] {
  const batches = new Map<string, LoggedChange[]>()
  for (const change of changes) {
    const batch = batches.get(change.batch)
    if (batch) batch.push(change)
    else batches.set(change.batch, [change])
  }
  const oldestFirst = [...batches.values()].map((logged) => logged.reverse())
  return groupSittings(oldestFirst, undone).flatMap((logged) => {
    const [first] = logged
    const last = logged.at(-1)
    if (!first || !last) return []
    const head = heads.get(last.batch)
    const redone = first.undoes !== null && undos.has(first.undoes)
    const done = logged.map(({ change }) => change)
    // Described from the author's side: their own ratings are not "on behalf of" anyone.
    const by = { ...view, me: view.raters.get(first.by) ?? view.me }
    const words = first.undoes !== null && !redone ? describeUndone(done, by) : describeSitting(logged, by)
    if (!words) return []
    return [
      {
        at: last.at,
        who: opened.names.get(first.by) ?? view.raters.get(first.by)?.name ?? first.by,
        ...words,
        seq: last.seq,
        name: view.stateNames.get(last.seq) ?? null,
        undone: undone.has(last.batch),
        redone,
        part:
          head && head.to - head.from >= Math.max(logged.length, PAGE) ? { ...partOf(logged, head), of: head.to - head.from + 1 } : null,
      },
    ]
  })
}

/** Which changes of an action these are, counted from 1. `logged`: oldest first. */
const partOf = (logged: readonly LoggedChange[], { from }: BatchHead) => ({
  first: (logged[0]?.seq ?? from) - from + 1,
  last: (logged.at(-1)?.seq ?? from) - from + 1,
})
