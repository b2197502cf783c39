// Writes that come in during one turn of the event loop share one transaction and one wait for the disk. A write is answered
// only after the commit. Where another program holds the file, they wait without holding up anything else. Does not know what is written.
import type { Database } from 'better-sqlite3'
import { Refused } from '../../ach/model/refused.ts'
import { codeOf, UNAVAILABLE, unavailable } from '../contract/unavailable.ts'

interface Waiting {
  /** runs inside the transaction; throws Refused before it has written anything */
  readonly write: () => unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (reason: unknown) => void
  /** how often the file was held by another program when it was this one's turn */
  held: number
}
type Outcome = { readonly answer: unknown } | { readonly refused: Refused }

/** Between two looks at a file that another program holds. */
const PAUSE_MS = 25

export class GroupCommit {
  #waiting: Waiting[] = []
  #closed = false
  readonly #db: Database
  readonly #patience: number

  /** `busyMs`: so long a write waits for another program that holds the file. */
  constructor(db: Database, busyMs: number) {
    this.#db = db
    this.#patience = Math.ceil(busyMs / PAUSE_MS)
  }

  /** Runs `write` in the next shared transaction, in the order of the calls, and answers after the commit. */
  add<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(new Refused('unavailable', UNAVAILABLE.stopping))
        return
      }
      if (this.#waiting.length === 0) setImmediate(() => this.flush())
      this.#waiting.push({ write, resolve: (answer) => resolve(answer as T), reject, held: 0 })
    })
  }

  /** Writes everything that waits, now. */
  flush(): void {
    const group = this.#waiting
    this.#waiting = []
    if (group.length > 0) this.#commit(group)
  }

  /** Writes what waits and takes no more. */
  close(): void {
    this.#closed = true
    this.flush()
  }

  #commit(group: readonly Waiting[]): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
    } catch (error) {
      if (codeOf(error).startsWith('SQLITE_BUSY')) this.#later(group, error)
      else for (const { reject } of group) reject(unavailable(error))
      return
    }
    try {
      const outcomes = group.map(({ write }) => this.#run(write))
      this.#db.exec('COMMIT')
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (outcome === undefined || 'refused' in outcome) reject(outcome?.refused)
        else resolve(outcome.answer)
      })
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      // One write that breaks a rule of the tables must not take the others with it.
      if (group.length > 1 && codeOf(error).startsWith('SQLITE_CONSTRAINT')) for (const one of group) this.#commit([one])
      else for (const { reject } of group) reject(unavailable(error))
    }
  }

  /** Looks again in a moment, in the same order, with what comes in until then; who has waited long enough is told. */
  #later(group: readonly Waiting[], error: unknown): void {
    const left: Waiting[] = []
    for (const one of group) {
      one.held += 1
      if (this.#closed || one.held >= this.#patience) one.reject(unavailable(error))
      else left.push(one)
    }
    if (left.length === 0) return
    if (this.#waiting.length === 0) setTimeout(() => this.flush(), PAUSE_MS)
    this.#waiting = [...left, ...this.#waiting]
  }

  #run(write: () => unknown): Outcome {
    try {
      return { answer: write() }
    } catch (error) {
      if (error instanceof Refused) return { refused: error }
      throw error
    }
  }
}
