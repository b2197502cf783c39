// Queues writes to the logs in PostgreSQL and runs them in the order of the calls. Waiting appends share one statement and one commit. Each
// write resolves only once it is durable.

import { Refused } from '../../ach/model/refused.ts'
import type { UnsummedRow } from '../contract/log-sums.ts'
import { codeOf, noSuchWorkbook, stoppedStore } from '../contract/refusals.ts'
import type { AppendResult, NewBatch } from '../contract/store.ts'
import { appendChain, type BatchChain, chainEnd, type WrittenBatch } from './postgres-append.ts'
import { CommitUnknown, isConnectionLost, notStored, type Postgres, type RunQuery } from './postgres-connect.ts'
import { KnownEnds } from './postgres-ends.ts'

/** The most appends per statement, so that the first does not wait for a crowd. */
const MAX_APPENDS = 256
/** Milliseconds between two attempts to reach the database. */
const PAUSE_MS = 250

interface Pending {
  readonly resolve: (result: never) => void
  readonly reject: (reason: unknown) => void
}
interface Append extends Pending, WrittenBatch {}
interface Other extends Pending {
  readonly work: () => Promise<unknown>
}

/** Blocks other appends to the workbook until the transaction ends. Returns false if it does not exist or was deleted. */
export async function lock(query: RunQuery, workbook: string): Promise<boolean> {
  const { count } = await query(
    `SELECT 1 FROM log_ends JOIN workbooks USING (workbook) WHERE workbook = $1 AND deleted_at IS NULL FOR NO KEY UPDATE OF log_ends`,
    [workbook],
  )
  return count > 0
}

export async function insertPeople(query: RunQuery, workbook: string, people: ReadonlyMap<string, string>): Promise<void> {
  if (people.size === 0) return
  await query(
    `INSERT INTO people (workbook, rater, name) SELECT $1, rater, name FROM unnest($2::text[], $3::text[]) AS t (rater, name)
     ON CONFLICT (workbook, rater) DO UPDATE SET name = excluded.name`,
    [workbook, [...people.keys()], [...people.values()]],
  )
}

/** Names of people by rater id. */
export async function peopleOf(query: RunQuery, workbook: string): Promise<Map<string, string>> {
  const { rows } = await query<{ rater: string; name: string }>('SELECT rater, name FROM people WHERE workbook = $1', [workbook])
  return new Map(rows.map(({ rater, name }) => [rater, name]))
}

export class PostgresWrites {
  #waiting: (Append | Other)[] = []
  #closed = false
  #running: Promise<void> | null = null
  readonly #database: Postgres
  readonly #origin: string
  readonly ends = new KnownEnds()

  constructor(database: Postgres, origin: string) {
    this.#database = database
    this.#origin = origin
  }

  /** The number of writes that wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  append(batch: NewBatch, rows: readonly UnsummedRow[]): Promise<AppendResult> {
    return this.#add((pending) => ({ batch, rows, ...pending }))
  }

  /** Appends the batches that `build` returns while all other writers of the workbook are blocked. */
  behind(workbook: string, build: (query: RunQuery) => Promise<readonly WrittenBatch[]>): Promise<readonly WrittenBatch[]> {
    let built: readonly WrittenBatch[] = []
    return this.#add((pending) => ({
      ...pending,
      work: async () => {
        try {
          await this.#database.transaction(async (query) => {
            if (!(await lock(query, workbook))) throw noSuchWorkbook()
            built = await build(query)
            const [first, ...others] = built
            if (first && (await appendChain(query, this.#origin, this.ends, [[first, ...others]])).size === 0) {
              throw new Error('The batches to append do not continue the log.')
            }
          })
        } catch (error) {
          const [first] = built
          if (!(error instanceof CommitUnknown)) throw error
          if (first && !(await this.#reached(first.batch, error))) throw error.cause
        }
        return built
      },
    }))
  }

  /** Runs `work` in its own transaction, after all earlier writes. */
  inTurn<T>(work: (query: RunQuery) => Promise<T>): Promise<T> {
    return this.#add((pending) => ({ work: () => this.#database.transaction(work), ...pending }))
  }

  /** Completes waiting writes and refuses later ones. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }

  #add<T>(jobOf: (pending: Pending) => Append | Other): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(stoppedStore())
        return
      }
      this.#waiting.push(jobOf({ resolve, reject }))
      this.#running ??= this.#work()
    })
  }

  async #work(): Promise<void> {
    // Collects the writes of this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const [first] = this.#waiting
      if (first && 'work' in first) {
        this.#waiting.shift()
        await first.work().then(first.resolve as (result: unknown) => void, (error) => first.reject(notStored(error)))
        continue
      }
      const end = this.#waiting.findIndex((job) => 'work' in job)
      await this.#append(this.#waiting.splice(0, Math.min(end < 0 ? this.#waiting.length : end, MAX_APPENDS)) as Append[])
    }
    // Synchronous with the check that found the queue empty: later writes start a new run.
    this.#running = null
  }

  async #append(group: readonly Append[]): Promise<void> {
    const { chains, others } = chainBatches(group)
    try {
      const stored = await appendChain(this.#database.once, this.#origin, this.ends, chains)
      for (const chain of chains) await this.#resolveChain(chain, stored.has(chain[0].batch.workbook))
    } catch (error) {
      if (error instanceof CommitUnknown) for (const chain of chains) await this.#resolveWhenKnown(chain, error)
      // Retry one by one, so that one write that breaks a constraint, or a deadlock, does not make the others fail.
      else if (group.length > 1 && /^(2[23]|40)/.test(codeOf(error))) for (const job of chains.flat()) await this.#append([job])
      else for (const { reject } of chains.flat()) reject(notStored(error))
    }
    if (others.length > 0) await this.#append(others)
  }

  async #resolveChain(chain: BatchChain & readonly Append[], stored: boolean): Promise<void> {
    const result = stored ? 'stored' : 'taken'
    const exists = stored || (await this.#exists(chain[0].batch.workbook))
    for (const { resolve, reject } of chain) {
      if (exists === true) (resolve as (result: AppendResult) => void)(result)
      else reject(exists instanceof Refused ? exists : noSuchWorkbook())
    }
  }

  async #exists(workbook: string): Promise<boolean | Refused> {
    return this.#database.read('SELECT 1 FROM workbooks WHERE workbook = $1 AND deleted_at IS NULL', [workbook]).then(
      ({ count }) => count > 0,
      (error) => notStored(error),
    )
  }

  async #resolveWhenKnown(chain: readonly Append[], error: CommitUnknown): Promise<void> {
    const [first] = chain
    const stored = first && (await this.#reached(first.batch, error).catch((unknown: unknown) => notStored(unknown)))
    for (const { resolve, reject } of chain) {
      if (stored === true) (resolve as (result: AppendResult) => void)('stored')
      else reject(stored instanceof Refused ? stored : notStored(error.cause))
    }
  }

  /**
   * Finds out whether a write during which the connection broke was stored. The lock waits until the old transaction has ended. Rejects with
   * `broken` if the database cannot be reached within `looking` ms.
   */
  async #reached({ workbook, from, batch }: NewBatch, broken: CommitUnknown): Promise<boolean> {
    const until = Date.now() + this.#database.waits.looking
    while (Date.now() < until) {
      try {
        return await this.#database.transaction(async (query) => {
          await lock(query, workbook)
          const { count } = await query('SELECT 1 FROM log WHERE workbook = $1 AND seq = $2 AND batch = $3', [workbook, from, batch])
          return count === 1
        })
      } catch (error) {
        if (!isConnectionLost(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }
    throw broken
  }
}

/** Groups appends of the same workbook that continue one another. Those that do not fit are left for a later statement. */
function chainBatches(group: readonly Append[]): { chains: (BatchChain & readonly Append[])[]; others: Append[] } {
  const chains = new Map<string, [Append, ...Append[]]>()
  const others: Append[] = []
  for (const job of group) {
    const { workbook, from, follows } = job.batch
    const chain = chains.get(workbook)
    const end = chain && chainEnd(chain.at(-1) ?? job)
    if (chain === undefined) chains.set(workbook, [job])
    else if (end?.seq === from - 1 && end.batch === follows) chain.push(job)
    else others.push(job)
  }
  return { chains: [...chains.values()], others }
}
