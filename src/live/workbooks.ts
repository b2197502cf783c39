// Open workbooks: the one way to read or change anything. Knows the core and the store's contract, no web and no adapter.
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { join } from '../ach/log/rater-changes.ts'
import { redactLog } from '../ach/log/redact.ts'
import type { Stage } from '../ach/model/stage.ts'
import { LIMITS } from '../ach/model/texts.ts'
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

/** A workbook as it is durably stored, with the names of its people. */
export interface OpenedWorkbook {
  readonly id: string
  readonly workbook: Workbook
  readonly names: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly changedAt: string
}

/** What an action did: the workbook with the action in it, and the changes that were appended (none if there was nothing to do). */
export interface ActionResult extends OpenedWorkbook {
  readonly batch: string | null
  readonly changes: readonly Change[]
}

/** One line of the list of workbooks. */
export interface WorkbookSummary {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly hypotheses: number
  readonly evidence: number
  /** share of the cells of active rows and columns that the person has filled, 0 … 1 */
  readonly rated: number
  /** one word of score.ts; empty where the person is not a rater here or the workbook cannot be opened */
  readonly verdict: Verdict | ''
  /** where it stands, for a run of an exercise; null for an ordinary workbook */
  readonly stage: Stage | null
  readonly changedAt: string
  readonly deletedAt: string | null
}

/** The changes of an action, and the names of people who come in with them, by rater id. */
export type ActionPlan = readonly Change[] | { readonly changes: readonly Change[]; readonly people: ReadonlyMap<string, string> }

export interface Clock {
  now(): Date
}

/** Tells listeners that a workbook moved to this seq; by whom is not said. `workbook` as it is then, where it is open here. */
export type Listener = (seq: number, workbook: Workbook | null) => void

/** What an action is told of. */
export interface Action {
  /** an id for the batch, for whoever may send the same action twice: where this person has stored a batch of that id, nothing is done */
  readonly batch?: string
}

export interface Workbooks {
  /** Makes a workbook from its first changes (the first is 'created', and `by` joins in one of them); answers its unguessable id. This first batch cannot be undone. */
  create(by: string, first: readonly Change[], people: ReadonlyMap<string, string>): Promise<string>
  /** Refused 'unknown' where there is none or it was deleted. */
  open(id: string): Promise<OpenedWorkbook>
  /**
   * One action of one person. `decide` sees the newest state (with changes that are still being stored) and answers the changes to
   * append as one batch, or none; `names` are those of the people in it, also of those who are just coming in. It may run again when somebody else was faster; it must have no effects of its own.
   * Resolves when the batch is durable; rejects with Refused, and then nothing was changed.
   */
  change(
    id: string,
    by: string,
    decide: (workbook: Workbook, names: ReadonlyMap<string, string>) => ActionPlan,
    acting?: Action,
  ): Promise<ActionResult>
  /** Takes back this person's newest batch not yet undone, or makes it again. Refused 'nothing' or 'conflict'. */
  undo(id: string, by: string): Promise<ActionResult>
  redo(id: string, by: string): Promise<ActionResult>
  /** The changes that undo would take back and that redo would make again, for their labels; null where there is nothing. */
  undoable(id: string, by: string): Promise<{ readonly undo: readonly Change[] | null; readonly redo: readonly Change[] | null }>
  /** Newest first, seq < before. Refused 'unknown' as `openSentence`. */
  history(id: string, before: number, limit: number): Promise<LoggedChange[]>
  /** All batches of one person, oldest first. */
  batchesBy(id: string, by: string): Promise<BatchHead[]>
  /** Ascending, seq > after. */
  since(id: string, after: number, limit: number): Promise<LoggedChange[]>
  /** Hears of every stored batch and of names, deletion and return, until the function that it answers is called. */
  subscribe(id: string, listener: Listener): () => void
  /** Last changed first, deleted ones too, as long as they can be brought back; the others are removed for good when the list is made. `me` is the person whose progress and verdict the list shows. */
  list(me: string): Promise<WorkbookSummary[]>
  /** What is known of each workbook that is not deleted without opening it, last changed first. */
  heads(): Promise<WorkbookHead[]>
  delete(id: string): Promise<void>
  bringBack(id: string): Promise<void>
  namePerson(id: string, rater: string, name: string): Promise<void>
  /** Removes people's names and what they wrote, for good; nothing before it can be undone. Refused 'unknown' as `openSentence`. */
  redact(id: string, by: string): Promise<EraseResult>
  /** Changes nothing: resolves where an action would be durable now, else rejects with Refused 'unavailable' and says why. */
  writable(): Promise<void>
  close(): Promise<void>
}

/** When a deleted workbook can no longer be brought back. */
export const deletionDate = (deletedAt: string): Date => new Date(Date.parse(deletedAt) + KEPT_MS)
const KEPT_MS = LIMITS.deletedDays * 24 * 60 * 60 * 1000

export interface Options extends Clock {
  /** a new unguessable id, of at least 128 random bits */
  readonly newId: () => string
  /** the name of somebody who signed in: with their first change they become a rater of the workbook under it */
  readonly nameOf?: (person: string) => string | undefined
  /** so many workbooks that nobody watches stay in memory */
  readonly room?: number
}

interface Whole {
  readonly changes: readonly Change[]
  readonly people: ReadonlyMap<string, string>
}

/** The same, and before it the person joins, where they are nobody here yet. */
function joinActions({ raters, run }: Workbook, by: string, name: string | undefined, { changes, people }: Whole): Whole {
  if (name === undefined || changes.length === 0 || raters.has(by)) return { changes, people }
  // Whoever leads an exercise is not one of those who rate in it.
  if (run && run.stage !== 'closed') return { changes, people: new Map([...people, [by, name]]) }
  const joins = changes.some((change) => change.type === 'joined' && change.rater === by)
  return { changes: joins ? changes : [join(by), ...changes], people: new Map([...people, [by, name]]) }
}

export function openWorkbooks(store: Store, { now, newId, nameOf = () => undefined, room = 50 }: Options): Workbooks {
  const hub = new Hub()
  const desk = new OpenWorkbooks({ store, now, newId }, hub, room)
  const deaf = store.others ? followOtherServers(store, store.others, desk, hub) : () => {}
  const opened = ({ id, durable: workbook, names, createdAt, changedAt }: OpenWorkbook): OpenedWorkbook => ({
    id,
    workbook,
    names,
    createdAt,
    changedAt,
  })
  const mark = async (id: string, deletedAt: string | null): Promise<void> => {
    await store.setDeleted(id, deletedAt)
    desk.drop(id)
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
      return desk.use(id, async (open) => {
        await open.follow(seq)
        return opened(open)
      })
    },
    change: (id, by, decide, { batch } = {}) =>
      desk.use(id, async (open) => {
        if (batch !== undefined && (await open.hasBatch(by, batch))) return { ...opened(open), batch: null, changes: [] }
        const done = await open.act(by, (tip, names) => {
          const decided = decide(tip, names)
          const whole = 'people' in decided ? decided : { changes: decided, people: new Map<string, string>() }
          return { ...joinActions(tip, by, nameOf(by), whole), undoes: null, ...(batch !== undefined && { batch }) }
        })
        return { ...opened(open), ...done }
      }),
    undo: (id, by) => desk.use(id, async (open) => ({ ...(await undoNewest(store, open, by, 'done')), ...opened(open) })),
    redo: (id, by) => desk.use(id, async (open) => ({ ...(await undoNewest(store, open, by, 'undone')), ...opened(open) })),
    undoable: (id, by) =>
      desk.use(id, async (open) => ({
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
      const due = new Date(now().getTime() - KEPT_MS).toISOString()
      const isDue = ({ deletedAt }: WorkbookHead) => deletedAt !== null && deletedAt < due
      const heads = await store.list()
      // Where they cannot be removed now, the next list tries again.
      if (heads.some(isDue)) await store.purge(due).catch(() => 0)
      const left = heads.filter((head) => !isDue(head))
      return listSummaries(store, left, (head) => desk.glance(head), me)
    },
    heads: async () => (await store.list()).filter(({ deletedAt }) => deletedAt === null),
    delete: (id) => mark(id, now().toISOString()),
    bringBack: (id) => mark(id, null),
    namePerson: (id, rater, name) =>
      desk.use(id, async (open) => {
        await store.namePerson(id, rater, name)
        open.names = new Map(open.names).set(rater, name)
        hub.notify(id, open.durable.seq, open.durable)
      }),
    async redact(id, by) {
      const erased = await store.redact({ workbook: id, batch: newId(), at: now().toISOString(), by }, redactLog)
      desk.drop(id)
      const head = await store.head(id)
      if (head) hub.notify(id, head.seq, null)
      return erased
    },
    writable: () => store.writable(),
    async close() {
      deaf()
      await store.close()
    },
  }
}
