// Undo and redo stacks per person, loaded once from the log and then updated as batches are stored.
import type { Change, LoggedChange } from '../ach/log/change.ts'
import type { BatchHead } from '../store/contract/store.ts'
import { NO_STACKS, pushBatch, type UndoStacks } from './undo-stacks.ts'

/** A batch head. The newest ones of each person include their changes, so that undo need not read them. */
export interface UndoHolder extends BatchHead {
  changes?: readonly Change[]
}
/** Batches per person that keep their changes in memory. */
const KEEP = 20

/** One person's batches up to seq `#end`. */
class Person {
  stacks: UndoStacks<UndoHolder> = NO_STACKS
  #end = 0
  #recent: UndoHolder[] = []

  /** Ignores batches that are already known. */
  add(head: UndoHolder): void {
    if (head.from <= this.#end) return
    this.#end = head.to
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

export class UndoHistory {
  readonly #people = new Map<string, Person>()
  readonly #loading = new Map<string, Loading>()
  readonly #load: (by: string) => Promise<readonly BatchHead[]>

  constructor(load: (by: string) => Promise<readonly BatchHead[]>) {
    this.#load = load
  }

  /** Resolves when that person's batches are loaded. */
  async ready(by: string): Promise<void> {
    if (this.#people.has(by)) return
    let loading = this.#loading.get(by)
    if (loading === undefined) {
      const since: UndoHolder[] = []
      loading = { since, done: this.#read(by, since).finally(() => this.#loading.delete(by)) }
      this.#loading.set(by, loading)
    }
    await loading.done
  }

  async #read(by: string, since: readonly UndoHolder[]): Promise<void> {
    const heads = await this.#load(by)
    const person = new Person()
    for (const head of [...heads, ...since]) person.add(head)
    this.#people.set(by, person)
  }

  /** Adds a batch that became durable. */
  add(by: string, head: UndoHolder): void {
    this.#people.get(by)?.add(head)
    this.#loading.get(by)?.since.push(head)
  }

  /** Adds batches read from the log, written by other servers. */
  addLogged(logged: readonly LoggedChange[]): void {
    for (let start = 0; start < logged.length; ) {
      const first = logged[start] as LoggedChange
      let end = start
      while (logged[end]?.batch === first.batch) end += 1
      const changes = logged.slice(start, end).map(({ change }) => change)
      this.add(first.by, { batch: first.batch, undoes: first.undoes, from: first.seq, to: first.seq + changes.length - 1, changes })
      start = end
    }
  }

  of(by: string): UndoStacks<UndoHolder> {
    return this.#people.get(by)?.stacks ?? NO_STACKS
  }
}
