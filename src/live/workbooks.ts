// Opens, changes, lists and deletes workbooks: the only way for pages to read or change them. Independent of the web and of the database in
// use.
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { join } from '../ach/log/rater-changes.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Stage } from '../ach/model/stage.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'
import type { Verdict } from '../ach/scoring/score.ts'
import { keepLastUsed } from '../background/keep-last.ts'
import { runInSlices } from '../background/yield-to-requests.ts'
import type { DamagedLog } from '../store/contract/damaged-log.ts'
import type { BatchHead, EraseResult, ListPart, Store, StoreFigures, WorkbookHead } from '../store/contract/store.ts'
import { checkSteps } from './check-batch.ts'
import { openCourses } from './courses.ts'
import { followOtherServers } from './follow-other-servers.ts'
import { Hub } from './hub.ts'
import type { OpenWorkbook } from './open-workbook.ts'
import { findLiveHead, OpenWorkbooks } from './open-workbooks.ts'
import { listOutcomes, type WorkbookOutcome } from './outcomes.ts'
import { type PastWorkbook, workbookAt } from './past-workbook.ts'
import { listSummaries } from './summaries.ts'
import { batchesIn } from './undo-history.ts'
import { changesToRedo, changesToUndo, undoNewest } from './undo-redo.ts'
import { openVerdictOrder } from './verdict-order.ts'

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
  /** Share of the cells of active items and hypotheses that the person has rated, or all participants of an exercise together, 0 to 1. */
  readonly rated: number
  /** A verdict of score.ts; `hidden` on a first pass that hides scores; '' if the person is not a rater here, the workbook cannot be opened, or the verdict takes long to compute. */
  readonly verdict: Verdict | 'hidden' | ''
  /** The stage of an exercise run; null for an ordinary workbook. */
  readonly stage: Stage | null
  /** Of an exercise run: the number of participants, the id of the workbook it was made from, and its course. Null for an ordinary workbook. */
  readonly exercise: { readonly people: number; readonly from: string | null; readonly course: string | null } | null
  /** Why only its part before a damaged change is shown, as a sentence; null for other workbooks. */
  readonly damage: string | null
  readonly changedAt: string
  readonly deletedAt: string | null
}

/** A page of the list of workbooks. */
export interface WorkbookPage {
  readonly workbooks: readonly WorkbookSummary[]
  /** Those on other pages from which exercises of this page were made. */
  readonly origins: readonly WorkbookSummary[]
  /** Number of workbooks on all pages. */
  readonly total: number
  /** Number of this page, from 1, and the number of the last. */
  readonly page: number
  readonly pages: number
  /** In the order of verdicts: number of workbooks whose verdict is still being worked out. They come last. */
  readonly unsorted: number
}

/** 'verdict': firmest first. Equal ones are in the order in which they were last changed. */
export const WORKBOOK_ORDERS = ['changed', 'title', 'verdict'] as const
export type WorkbookOrder = (typeof WORKBOOK_ORDERS)[number]

/** Which workbooks to list. */
export interface WorkbookQuery {
  /** Words that the title or the question must contain, in any case. Empty: all workbooks. */
  readonly search?: string
  /** From 1; a page that does not exist gives the nearest one. */
  readonly page?: number
  /** Default: 'changed'. */
  readonly order?: WorkbookOrder
}

/** Workbooks per page. */
const PAGE = 50
/** A search has at most this many words; further ones are ignored. */
const MOST_WORDS = 8

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
  /**
   * Throws `Refused('unknown')` if the workbook does not exist or was deleted. Opens a damaged workbook as it was before the damage; actions
   * on it reject with `Refused('damaged')`.
   */
  open(id: string): Promise<OpenedWorkbook>
  /** The workbook as it was after the change `seq`. Throws `Refused('unknown')` as `open` does, and if there is no such change. */
  openAt(id: string, seq: number): Promise<OpenedWorkbook>
  /** The damage of a workbook that was opened or listed; null if none was found. */
  damageOf(id: string): DamagedLog | null
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
  /** The batches of one person, oldest first: all, or what is in changes with seq > `after`, where the first may be incomplete. */
  batchesBy(id: string, by: string, after?: number): Promise<BatchHead[]>
  /** Changes with seq > `after`, ascending. */
  since(id: string, after: number, limit: number): Promise<LoggedChange[]>
  /** Calls `listener` after every stored batch, change of names, deletion and restoration. Returns the function that unsubscribes. */
  subscribe(id: string, listener: Listener): () => void
  /** A page of the workbooks that are not deleted. `me`: whose progress and verdict are shown. */
  list(me: string, query?: WorkbookQuery): Promise<WorkbookPage>
  /** A page of the deleted workbooks that can be restored, last deleted first. */
  deleted(me: string, query?: Pick<WorkbookQuery, 'page'>): Promise<WorkbookPage>
  /** The number of workbooks that are not deleted, and of deleted ones that can be restored. */
  count(): Promise<{ readonly live: number; readonly deleted: number }>
  /** The row of one workbook, which may be deleted; null if there is none. */
  summary(id: string, me: string): Promise<WorkbookSummary | null>
  /** The workbooks that are not deleted and whose outcome is known, last changed first, except damaged ones and open exercises. */
  outcomes(): Promise<WorkbookOutcome[]>
  /** The heads of the exercises of that course that are not deleted, the first created first. `me`: as for `list`. */
  inCourse(me: string, course: string): Promise<WorkbookHead[]>
  /** The heads of all workbooks that are not deleted, last changed first. */
  heads(): Promise<WorkbookHead[]>
  delete(id: string): Promise<void>
  bringBack(id: string): Promise<void>
  namePerson(id: string, rater: string, name: string): Promise<void>
  /**
   * Permanently removes people's names and texts, or those of the rater `only`. Earlier changes can then no longer be undone. Throws
   * `Refused('unknown')` as `open` does.
   */
  redact(id: string, by: string, only?: string): Promise<EraseResult>
  /**
   * Resolves if an action would be durable now, with a sentence if the disk is nearly full; else rejects with `Refused('unavailable')` and
   * the reason. Changes nothing.
   */
  writable(): Promise<string | null>
  /** Figures about this server, for metrics. `open`: workbooks in memory. */
  figures(): StoreFigures & { readonly open: number }
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

/** Past states kept, least recently used dropped first. */
const MAX_PAST = 4
/** Counts deleted workbooks. */
const NO_ROWS: ListPart = { deleted: true, words: [], offset: 0, limit: 0 }
/** More workbooks than this are not sorted by verdict, because that reads a summary of each. */
const MOST_SORTED = 100_000

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

  const verdictOrder = openVerdictOrder(store, cache)
  const courses = openCourses(store, cache)
  const withOrigins = async (heads: readonly WorkbookHead[], me: string): Promise<Pick<WorkbookPage, 'workbooks' | 'origins'>> => {
    const workbooks = await listSummaries(store, heads, cache, me)
    const here = new Set(heads.map(({ id }) => id))
    const missing = new Set(workbooks.flatMap(({ exercise }) => (exercise?.from && !here.has(exercise.from) ? [exercise.from] : [])))
    const found: WorkbookHead[] = []
    for (const id of missing) {
      const head = await store.head(id)
      if (head?.deletedAt === null) found.push(head)
    }
    return { workbooks, origins: await listSummaries(store, found, cache, me) }
  }
  const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE))
  const pageOf = async (me: string, part: Pick<ListPart, 'deleted' | 'words' | 'order'>, wanted: number): Promise<WorkbookPage> => {
    const partAt = (page: number) => store.listPart({ ...part, offset: (page - 1) * PAGE, limit: PAGE })
    const first = await partAt(wanted)
    const pages = pagesOf(first.total)
    const page = Math.min(wanted, pages)
    const { heads, total } = page === wanted ? first : await partAt(page)
    return { ...(await withOrigins(heads, me)), total, page, pages, unsorted: 0 }
  }
  const pageByVerdict = async (me: string, words: readonly string[], wanted: number): Promise<WorkbookPage> => {
    const { heads } = await store.listPart({ deleted: false, words, offset: 0, limit: MOST_SORTED })
    const { sorted, unsorted } = await verdictOrder.sort(heads, me)
    const pages = pagesOf(sorted.length)
    const page = Math.min(wanted, pages)
    const shown = sorted.slice((page - 1) * PAGE, page * PAGE)
    return { ...(await withOrigins(shown, me)), total: sorted.length, page, pages, unsorted }
  }

  const heads = async () => (await store.list()).filter(({ deletedAt }) => deletedAt === null)
  const past = new Map<string, Promise<PastWorkbook | null>>()

  async function open(id: string): Promise<OpenedWorkbook> {
    const { seq } = await findLiveHead(store, id)
    return cache.use(id, async (open) => {
      await open.follow(seq)
      return toOpened(open)
    })
  }

  async function since(id: string, after: number, limit: number): Promise<LoggedChange[]> {
    await findLiveHead(store, id)
    const { from = Number.POSITIVE_INFINITY } = cache.damageOf(id) ?? {}
    const intact = Math.min(limit, from - 1 - after)
    return intact > 0 ? store.read(id, after, intact) : []
  }

  return {
    async create(by, first, people) {
      const [id, batch] = [newId(), newId()]
      await runInSlices(checkSteps(NO_WORKBOOK, first, { rater: by, importing: true }))
      const at = now().toISOString()
      await store.create(id, { workbook: id, from: 1, follows: null, batch, at, by, undoes: null, changes: first }, people)
      return id
    },
    open,
    async openAt(id, seq) {
      const now = await open(id)
      const key = `${id} ${seq} ${now.workbook.redacted}`
      const rebuilt = past.get(key) ?? workbookAt((after, limit) => since(id, after, limit), seq)
      keepLastUsed(past, key, rebuilt, MAX_PAST)
      rebuilt.catch(() => past.delete(key))
      const then = await rebuilt
      if (then === null || seq < 1) throw new Refused('unknown', 'The history of this workbook has no such change.')
      return { ...now, ...then }
    },
    damageOf: (id) => cache.damageOf(id),
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
        undo: open.damage ? null : await changesToUndo(store, open, by),
        redo: open.damage ? null : await changesToRedo(store, open, by),
      })),
    async history(id, before, limit) {
      await findLiveHead(store, id)
      const damage = cache.damageOf(id)
      if (damage === null) return store.readBack(id, before, limit)
      const end = Math.min(before, damage.from) - 1
      const start = Math.max(0, end - limit)
      return end > start ? (await store.read(id, start, end - start)).reverse() : []
    },
    since,
    async batchesBy(id, by, after = 0) {
      const damage = cache.damageOf(id)
      return damage ? batchesIn(await store.read(id, 0, damage.from - 1), by) : store.batchesBy(id, by, after)
    },
    subscribe: (id, listener) => hub.subscribe(id, listener),
    list(me, { search = '', page = 1, order = 'changed' } = {}) {
      const words = search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
      return order === 'verdict' ? pageByVerdict(me, words, page) : pageOf(me, { deleted: false, words, order }, page)
    },
    deleted: (me, { page = 1 } = {}) => pageOf(me, { deleted: true, words: [] }, page),
    count: async () => ({
      live: (await store.listPart({ ...NO_ROWS, deleted: false })).total,
      deleted: (await store.listPart(NO_ROWS)).total,
    }),
    async summary(id, me) {
      const head = await store.head(id)
      return head === null ? null : ((await listSummaries(store, [head], cache, me))[0] ?? null)
    },
    heads,
    inCourse: async (me, course) => courses.find(await heads(), course, me),
    outcomes: async () => listOutcomes(store, await heads(), cache),
    delete: (id) => setDeleted(id, now().toISOString()),
    bringBack: (id) => setDeleted(id, null),
    namePerson: (id, rater, name) =>
      cache.use(id, async (open) => {
        open.refuseIfDamaged()
        await store.namePerson(id, rater, name)
        open.names = new Map(open.names).set(rater, name)
        hub.notify(id, open.durable.seq, open.durable)
      }),
    async redact(id, by, only) {
      const { erased } = await store.redact({
        workbook: id,
        batch: newId(),
        at: now().toISOString(),
        by,
        ...(only !== undefined && { only }),
      })
      cache.drop(id)
      const head = await store.head(id)
      if (head) hub.notify(id, head.seq, null)
      return erased
    },
    writable: () => store.writable(),
    figures: () => ({ ...store.figures(), open: cache.open().length }),
    async close() {
      stopFollowing()
      verdictOrder.close()
      cache.stop()
      await store.close()
    },
  }
}
