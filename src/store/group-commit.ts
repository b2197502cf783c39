// Writes that come in during one turn of the event loop share one transaction and one wait for the disk. A write is answered
// only after the commit. Does not know what is written.
import type { Database } from 'better-sqlite3'
import { Refused } from '../ach/refused.ts'

interface Waiting {
  /** runs inside the transaction; throws Refused before it has written anything */
  readonly write: () => unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (reason: unknown) => void
}
type Outcome = { readonly answer: unknown } | { readonly refused: Refused }

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

function unavailable(error: unknown): Refused {
  const code = codeOf(error)
  const refused = new Refused(
    'unavailable',
    code === 'SQLITE_FULL'
      ? 'The disk is full, so nothing was stored. Make room and try again.'
      : code.startsWith('SQLITE_BUSY')
        ? 'The database is in use by another program, so nothing was stored. Try again in a moment.'
        : code.startsWith('SQLITE_READONLY')
          ? 'The database is not writable, so nothing was stored.'
          : 'The database could not store this, so nothing was changed.',
  )
  refused.cause = error
  return refused
}

export class GroupCommit {
  #waiting: Waiting[] = []
  #closed = false
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Runs `write` in the next shared transaction, in the order of the calls, and answers after the commit. */
  add<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(new Refused('unavailable', 'The server is stopping, so nothing was stored. Try again in a moment.'))
        return
      }
      if (this.#waiting.length === 0) setImmediate(() => this.flush())
      this.#waiting.push({ write, resolve: (answer) => resolve(answer as T), reject })
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
    this.flush()
    this.#closed = true
  }

  #commit(group: readonly Waiting[]): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
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

  #run(write: () => unknown): Outcome {
    try {
      return { answer: write() }
    } catch (error) {
      if (error instanceof Refused) return { refused: error }
      throw error
    }
  }
}
