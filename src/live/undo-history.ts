// Undo and redo stacks per person, loaded from the log and then updated as batches are stored. At first only the newest changes of a person are
// read; older ones once everything newer has been undone.
import type { Change, LoggedChange } from '../ach/log/change.ts'
import type { BatchHead } from '../store/contract/store.ts'
import { NO_STACKS, pushBatch, type UndoStacks } from './undo-stacks.ts'

/** A batch head. The newest ones of each person include their changes, so that undo need not read them. */
export interface UndoHolder extends BatchHead {
  changes?: readonly Change[]
}
/** Batches per person that keep their changes in memory. */
const KEEP = 20

/** Changes of a person that are read at first; ten times as many at each further attempt. */
const NEWEST = 20_000

/** One person's batches up to seq `#end`. */
class Person {
  /** All their batches are here. */
  readonly #isWhole: boolean
  /** What came before these batches cannot matter: undos and redos among them refer only to one another. */
  #isCertain = true
  #hasActed = false
  stacks: UndoStacks<UndoHolder> = NO_STACKS
  #end = 0
  #recent: UndoHolder[] = []

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole
  }

  /** The stacks are what all batches would give, as far as undo can go without older ones. */
  get isEnough(): boolean {
    return this.#isWhole || (this.#isCertain && this.#hasActed && this.stacks.done !== null)
  }

  /** Ignores batches that are already known. */
  add(head: UndoHolder): void {
    if (head.from <= this.#end) return
    this.#end = head.to
    const { done, undone } = this.stacks
    if (head.undoes === null) this.#hasActed = true
    else if (head.undoes !== done?.top.batch && head.undoes !== undone?.top.batch) this.#isCertain = false
    this.stacks = pushBatch(this.stacks, head)
    this.#recent.push(head)
    if (this.#recent.length > KEEP) delete this.#recent.shift()?.changes
  }
}

interface Loading {
  readonly done: Promise<void>
  /** Batches that became durable while loading. */
  readonly since: UndoHolder[]
}

type LoadBatches = (by: string, after: number) => Promise<readonly BatchHead[]>
type FindChange = (by: string, newer: number) => Promise<number>

export class UndoHistory {
  readonly #people = new Map<string, Person>()
  readonly #loading = new Map<string, Loading>()
  readonly #load: LoadBatches
  readonly #changeBy: FindChange | null

  /** `load` and `changeBy` are `batchesBy` and `changeBy` of the store. Without `changeBy`, all batches are loaded. */
  constructor(load: LoadBatches, changeBy: FindChange | null = null) {
    this.#load = load
    this.#changeBy = changeBy
  }

  /** Resolves when enough of that person's batches are loaded. */
  async ready(by: string): Promise<void> {
    if (this.#people.get(by)?.isEnough) return
    let loading = this.#loading.get(by)
    if (loading === undefined) {
      const since: UndoHolder[] = []
      loading = { since, done: this.#read(by, since).finally(() => this.#loading.delete(by)) }
      this.#loading.set(by, loading)
    }
    await loading.done
  }

  async #read(by: string, since: readonly UndoHolder[]): Promise<void> {
    for (let newest = NEWEST; ; newest *= 10) {
      const after = this.#changeBy ? await this.#changeBy(by, newest) : 0
      const heads = await this.#load(by, after)
      const person = new Person(after === 0)
      // The first of them may be incomplete.
      for (const head of [...heads.slice(after === 0 ? 0 : 1), ...since]) person.add(head)
      if (!person.isEnough) continue
      this.#people.set(by, person)
      return
    }
  }

  /** Adds a batch that became durable. */
  add(by: string, head: UndoHolder): void {
    this.#people.get(by)?.add(head)
    this.#loading.get(by)?.since.push(head)
  }

  /** Adds batches read from the log, written by other servers. */
  addLogged(logged: readonly LoggedChange[]): void {
    for (const batch of batchesOf(logged)) this.add(batch[0].by, holderOf(batch))
  }

  of(by: string): UndoStacks<UndoHolder> {
    return this.#people.get(by)?.stacks ?? NO_STACKS
  }
}

type LoggedBatch = [LoggedChange, ...LoggedChange[]]

/** Whole batches from consecutive changes. */
function* batchesOf(logged: readonly LoggedChange[]): Generator<LoggedBatch> {
  let batch: LoggedChange[] = []
  for (const change of logged) {
    if (batch.length > 0 && batch[0]?.batch !== change.batch) {
      yield batch as LoggedBatch
      batch = []
    }
    batch.push(change)
  }
  if (batch.length > 0) yield batch as LoggedBatch
}

const holderOf = (batch: LoggedBatch): UndoHolder => ({
  batch: batch[0].batch,
  undoes: batch[0].undoes,
  from: batch[0].seq,
  to: batch[0].seq + batch.length - 1,
  changes: batch.map(({ change }) => change),
})

/** The batches of one person in a log, oldest first. */
export const batchesIn = (log: readonly LoggedChange[], by: string): BatchHead[] =>
  [...batchesOf(log)].filter(([first]) => first.by === by).map(holderOf)
