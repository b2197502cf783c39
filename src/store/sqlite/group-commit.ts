// Group commit: writes made during one turn of the event loop share one transaction and one fsync. Each write resolves only after the
// commit. While another program locks the file, writes wait without blocking the event loop.

import { Refused } from '../../ach/model/refused.ts'
import { codeOf, stoppedStore, unavailable } from '../contract/refusals.ts'
import type { Database, Statement } from './driver/driver.ts'

interface Waiting {
  /** Runs inside the transaction. May throw `Refused`, but only before it has written anything. */
  readonly write: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (reason: unknown) => void
  /** How many attempts failed because another program had locked the file. */
  attempts: number
}
type Outcome = { readonly result: unknown } | { readonly refused: Refused }

/** Milliseconds between two attempts while the file is locked. */
const PAUSE_MS = 25

export class GroupCommit {
  #waiting: Waiting[] = []
  #closed = false
  readonly #db: Database
  readonly #maxAttempts: number
  readonly #requireInPlace: () => void
  readonly #begin: Statement<[], unknown>
  readonly #end: Statement<[], unknown>

  /** `busyMs`: how long a write waits while another program locks the file. `requireInPlace` throws if the file is no longer in its place. */
  constructor(db: Database, busyMs: number, requireInPlace: () => void = () => {}) {
    this.#db = db
    this.#requireInPlace = requireInPlace
    this.#maxAttempts = Math.ceil(busyMs / PAUSE_MS)
    this.#begin = db.prepare('BEGIN IMMEDIATE')
    this.#end = db.prepare('COMMIT')
  }

  /** The number of writes that wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Runs `write` in the next shared transaction, in the order of the calls. Resolves after the commit. */
  add<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(stoppedStore())
        return
      }
      if (this.#waiting.length === 0) setImmediate(() => this.flush())
      this.#waiting.push({ write, resolve: (result) => resolve(result as T), reject, attempts: 0 })
    })
  }

  /** Commits all waiting writes now. */
  flush(): void {
    const group = this.#waiting
    this.#waiting = []
    if (group.length > 0) this.#commit(group)
  }

  /** Commits waiting writes and refuses later ones. */
  close(): void {
    this.#closed = true
    this.flush()
  }

  #commit(group: readonly Waiting[]): void {
    try {
      this.#requireInPlace()
      this.#begin.run()
    } catch (error) {
      if (codeOf(error).startsWith('SQLITE_BUSY')) this.#retry(group, error)
      else for (const { reject } of group) reject(error instanceof Refused ? error : unavailable(error))
      return
    }
    try {
      const outcomes = group.map(({ write }) => this.#run(write))
      this.#end.run()
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (outcome === undefined || 'refused' in outcome) reject(outcome?.refused)
        else resolve(outcome.result)
      })
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      // One write that breaks a constraint must not make the others fail.
      if (group.length > 1 && codeOf(error).startsWith('SQLITE_CONSTRAINT')) for (const one of group) this.#commit([one])
      else for (const { reject } of group) reject(unavailable(error))
    }
  }

  /** Retries after a pause, keeping the order; writes that have waited for `busyMs` are refused. */
  #retry(group: readonly Waiting[], error: unknown): void {
    const remaining: Waiting[] = []
    for (const one of group) {
      one.attempts += 1
      if (this.#closed || one.attempts >= this.#maxAttempts) one.reject(unavailable(error))
      else remaining.push(one)
    }
    if (remaining.length === 0) return
    if (this.#waiting.length === 0) setTimeout(() => this.flush(), PAUSE_MS)
    this.#waiting = [...remaining, ...this.#waiting]
  }

  #run(write: () => unknown): Outcome {
    try {
      return { result: write() }
    } catch (error) {
      if (error instanceof Refused) return { refused: error }
      throw error
    }
  }
}
