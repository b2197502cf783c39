// Per person the heads of all batches, read once from the log and then kept up to date as batches are stored.
import type { Change, LoggedChange } from '../ach/change.ts'
import type { BatchHead } from '../store/store.ts'

/** A head; the newest ones of each person carry their changes, so that undo need not read them. */
export interface Held extends BatchHead {
  changes?: readonly Change[]
}
/** So many batches per person keep their changes in memory. */
const KEEP = 20

interface Person {
  heads: Held[]
  loading: Promise<void> | null
}

export class PeopleBatches {
  readonly #people = new Map<string, Person>()
  readonly #load: (by: string) => Promise<readonly BatchHead[]>

  constructor(load: (by: string) => Promise<readonly BatchHead[]>) {
    this.#load = load
  }

  /** Resolves when that person's batches are known. */
  async ready(by: string): Promise<void> {
    let person = this.#people.get(by)
    if (person === undefined) {
      const created: Person = { heads: [], loading: null }
      created.loading = this.#load(by).then(
        (heads) => {
          const end = heads.at(-1)?.to ?? 0
          created.heads = [...heads, ...created.heads.filter(({ from }) => from > end)]
          created.loading = null
        },
        (error) => {
          this.#people.delete(by)
          throw error
        },
      )
      this.#people.set(by, created)
      person = created
    }
    await person.loading
  }

  /** A batch became durable. */
  add(by: string, head: Held): void {
    const heads = this.#people.get(by)?.heads
    if (heads === undefined || head.from <= (heads.at(-1)?.to ?? 0)) return
    heads.push(head)
    const old = heads.at(-1 - KEEP)
    if (old) delete old.changes
  }

  /** Batches that were read from the log, because somebody else wrote them. */
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

  of(by: string): readonly Held[] {
    return this.#people.get(by)?.heads ?? []
  }
}
