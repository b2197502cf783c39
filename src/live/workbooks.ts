// Opens, changes, lists and deletes workbooks: the only way for pages to read or change them. Independent of the web and of the database in
// use.
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { join } from '../ach/log/rater-changes.ts'
import { redactLog } from '../ach/log/redact.ts'
import type { Stage } from '../ach/model/stage.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'
import type { Verdict } from '../ach/scoring/score.ts'
import type { BatchHead, EraseResult, Store, WorkbookHead } from '../store/contract/store.ts'
import { checkBatch } from './check-batch.ts'
import { followOtherServers } from './follow-other-servers.ts'
import { Hub } from './hub.ts'
import type { OpenWorkbook } from './open-workbook.ts'
import { findLiveHead, OpenWorkbooks } from './open-workbooks.ts'
import { listSummaries } from './summaries.ts'
import { changesToRedo, changesToUndo, undoNewest } from './undo-redo.ts'

/** A workbook as durably stored, with the names of its people. */
export interface OpenedWorkbook {
  readonly id: string
  readonly workbook: Workbook
  readonly names: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly changedAt: string
}

/** What an action did: the workbook including the action, and the changes appended (none if there was nothing to do). */
export interface ActionResult extends OpenedWorkbook {
  readonly batch: string | null
  readonly changes: readonly Change[]
}

/** One row of the list of workbooks. */
export interface WorkbookSummary {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly hypotheses: number
  readonly evidence: number
  /** Share of the cells of active items and hypotheses that the person has rated, 0 to 1. */
  readonly rated: number
  /** A verdict of score.ts; '' if the person is not a rater here or the workbook cannot be opened. */
  readonly verdict: Verdict | ''
  /** The stage of an exercise run; null for an ordinary workbook. */
  readonly stage: Stage | null
  readonly changedAt: string
  readonly deletedAt: string | null
}

/** The changes of an action, and the names of people who join with them, by rater id. */
export type ActionPlan = readonly Change[] | { readonly changes: readonly Change[]; readonly people: ReadonlyMap<string, string> }

export interface Clock {
  now(): Date
}

/** Called with the new seq of a workbook, and with its state if it is open here. Does not say who changed it. */
export type Listener = (seq: number, workbook: Workbook | null) => void

/** Options of an action. */
export interface Action {
  /** An id for the batch, so that an action can be sent twice: if this person has stored a batch of that id, nothing is done. */
  readonly batch?: string
}

export interface Workbooks {
  /**
   * Creates a workbook and returns its unguessable id. The first change must be 'created', and `by` must join in one of them. This batch
   * cannot be undone.
   */
  create(by: string, first: readonly Change[], people: ReadonlyMap<string, string>): Promise<string>
  /** Throws `Refused('unknown')` if the workbook does not exist or was deleted. */
  open(id: string): Promise<OpenedWorkbook>
  /**
   * Performs one action of one person. `decide` receives the newest state, including changes still being stored, with the names of its
   * people, and returns the changes to append as one batch, or none. It may run again if another writer was faster, so it must have no
   * side effects. Resolves when the batch is durable; rejects with `Refused` if nothing was changed.
   */
  change(
    id: string,
    by: string,
    decide: (workbook: Workbook, names: ReadonlyMap<string, string>) => ActionPlan,
    acting?: Action,
  ): Promise<ActionResult>
  /**
   * Undoes this person's newest batch that is not undone, or redoes the last one undone. Throws `Refused('nothing')` or
   * `Refused('conflict')`.
   */
  undo(id: string, by: string): Promise<ActionResult>
  redo(id: string, by: string): Promise<ActionResult>
  /** The changes that undo would reverse and that redo would make, for button labels; null if there are none. */
  undoable(id: string, by: string): Promise<{ readonly undo: readonly Change[] | null; readonly redo: readonly Change[] | null }>
  /** Changes with seq < `before`, newest first. Throws `Refused('unknown')` as `open` does. */
  history(id: string, before: number, limit: number): Promise<LoggedChange[]>
  /** All batches of one person, oldest first. */
  batchesBy(id: string, by: string): Promise<BatchHead[]>
  /** Changes with seq > `after`, ascending. */
  since(id: string, after: number, limit: number): Promise<LoggedChange[]>
  /** Calls `listener` after every stored batch, change of names, deletion and restoration. Returns the function that unsubscribes. */
  subscribe(id: string, listener: Listener): () => void
  /**
   * All workbooks, last changed first, including deleted ones that can be restored. `me`: whose progress and verdict are shown.
   */
  list(me: string): Promise<WorkbookSummary[]>
  /** The heads of all workbooks that are not deleted, last changed first. */
  heads(): Promise<WorkbookHead[]>
  delete(id: string): Promise<void>
  bringBack(id: string): Promise<void>
  namePerson(id: string, rater: string, name: string): Promise<void>
  /**
   * Permanently removes people's names and texts. Earlier changes can then no longer be undone. Throws `Refused('unknown')` as `open` does.
   */
  redact(id: string, by: string): Promise<EraseResult>
  /**
   * Resolves if an action would be durable now, with a sentence if the disk is nearly full; else rejects with `Refused('unavailable')` and
   * the reason. Changes nothing.
   */
  writable(): Promise<string | null>
  close(): Promise<void>
}

export interface Options extends Clock {
  /** Returns a new unguessable id with at least 128 random bits. */
  readonly newId: () => string
  /** The name of a person who signed in. With their first change they become a rater of the workbook under this name. */
  readonly nameOf?: (person: string) => string | undefined
  /** Number of unwatched workbooks kept in memory. */
  readonly capacity?: number
}

interface FullPlan {
  readonly changes: readonly Change[]
  readonly people: ReadonlyMap<string, string>
}

/** Adds the change by which the person joins, unless they are already a rater. */
function addJoin({ raters, run }: Workbook, by: string, name: string | undefined, { changes, people }: FullPlan): FullPlan {
  if (name === undefined || changes.length === 0 || raters.has(by)) return { changes, people }
  // The facilitator of an exercise does not become one of its raters.
  if (run && run.stage !== 'closed') return { changes, people: new Map([...people, [by, name]]) }
  const joins = changes.some((change) => change.type === 'joined' && change.rater === by)
  return { changes: joins ? changes : [join(by), ...changes], people: new Map([...people, [by, name]]) }
}

export function openWorkbooks(store: Store, { now, newId, nameOf = () => undefined, capacity = 50 }: Options): Workbooks {
  const hub = new Hub()
  const cache = new OpenWorkbooks({ store, now, newId }, hub, capacity)
  const stopFollowing = store.others ? followOtherServers(store, store.others, cache, hub) : () => {}
  const toOpened = ({ id, durable: workbook, names, createdAt, changedAt }: OpenWorkbook): OpenedWorkbook => ({
    id,
    workbook,
    names,
    createdAt,
    changedAt,
  })
  const setDeleted = async (id: string, deletedAt: string | null): Promise<void> => {
    await store.setDeleted(id, deletedAt)
    cache.drop(id)
    const head = await store.head(id)
    if (head) hub.notify(id, head.seq, null)
  }

  return {
    async create(by, first, people) {
      const [id, batch] = [newId(), newId()]
      checkBatch(NO_WORKBOOK, first, { rater: by, importing: true })
      const at = now().toISOString()
      await store.create(id, { workbook: id, from: 1, follows: null, batch, at, by, undoes: null, changes: first }, people)
      return id
    },
    async open(id) {
      const { seq } = await findLiveHead(store, id)
      return cache.use(id, async (open) => {
        await open.follow(seq)
        return toOpened(open)
      })
    },
    change: (id, by, decide, { batch } = {}) =>
      cache.use(id, async (open) => {
        if (batch !== undefined && (await open.hasBatch(by, batch))) return { ...toOpened(open), batch: null, changes: [] }
        const done = await open.act(by, (tip, names) => {
          const plan = decide(tip, names)
          const fullPlan = 'people' in plan ? plan : { changes: plan, people: new Map<string, string>() }
          return { ...addJoin(tip, by, nameOf(by), fullPlan), undoes: null, ...(batch !== undefined && { batch }) }
        })
        return { ...toOpened(open), ...done }
      }),
    undo: (id, by) => cache.use(id, async (open) => ({ ...(await undoNewest(store, open, by, 'done')), ...toOpened(open) })),
    redo: (id, by) => cache.use(id, async (open) => ({ ...(await undoNewest(store, open, by, 'undone')), ...toOpened(open) })),
    undoable: (id, by) =>
      cache.use(id, async (open) => ({
        undo: await changesToUndo(store, open, by),
        redo: await changesToRedo(store, open, by),
      })),
    async history(id, before, limit) {
      await findLiveHead(store, id)
      return store.readBack(id, before, limit)
    },
    async since(id, after, limit) {
      await findLiveHead(store, id)
      return store.read(id, after, limit)
    },
    batchesBy: (id, by) => store.batchesBy(id, by),
    subscribe: (id, listener) => hub.subscribe(id, listener),
    async list(me) {
      return listSummaries(store, await store.list(), (head) => cache.peek(head), me)
    },
    heads: async () => (await store.list()).filter(({ deletedAt }) => deletedAt === null),
    delete: (id) => setDeleted(id, now().toISOString()),
    bringBack: (id) => setDeleted(id, null),
    namePerson: (id, rater, name) =>
      cache.use(id, async (open) => {
        await store.namePerson(id, rater, name)
        open.names = new Map(open.names).set(rater, name)
        hub.notify(id, open.durable.seq, open.durable)
      }),
    async redact(id, by) {
      const result = await store.redact({ workbook: id, batch: newId(), at: now().toISOString(), by }, redactLog)
      cache.drop(id)
      const head = await store.head(id)
      if (head) hub.notify(id, head.seq, null)
      return result
    },
    writable: () => store.writable(),
    async close() {
      stopFollowing()
      await store.close()
    },
  }
}
