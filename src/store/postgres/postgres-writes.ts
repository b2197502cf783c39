// What is written to the logs in PostgreSQL, one statement or transaction after the other in the order of the calls; appends that wait
// together share one statement and one wait for the disk. A write is answered only after it is durable.
import { Refused } from '../../ach/model/refused.ts'
import type { AppendResult, NewBatch } from '../contract/store.ts'
import { codeOf, UNAVAILABLE } from '../contract/unavailable.ts'
import { appendChain, type BatchChain, chainEnd, type WrittenBatch } from './postgres-append.ts'
import { CommitUnknown, isConnectionLost, notStored, type Postgres, type RunQuery } from './postgres-connect.ts'

const NO_SUCH = 'There is no such workbook, or it was deleted.'
/** So many appends at most go together: the first shall not wait for a crowd. */
const TOGETHER = 256
const PAUSE_MS = 250

interface Answering {
  readonly resolve: (answer: never) => void
  readonly reject: (reason: unknown) => void
}
interface Append extends Answering, WrittenBatch {}
interface Other extends Answering {
  readonly work: () => Promise<unknown>
}

/** Until the transaction ends nobody else appends to that workbook. False where there is none, or it was deleted. */
export async function lock(ask: RunQuery, workbook: string): Promise<boolean> {
  const { count } = await ask(
    `SELECT 1 FROM log_ends JOIN workbooks USING (workbook) WHERE workbook = $1 AND deleted_at IS NULL FOR NO KEY UPDATE OF log_ends`,
    [workbook],
  )
  return count > 0
}

export async function insertPeople(ask: RunQuery, workbook: string, people: ReadonlyMap<string, string>): Promise<void> {
  if (people.size === 0) return
  await ask(
    `INSERT INTO people (workbook, rater, name) SELECT $1, rater, name FROM unnest($2::text[], $3::text[]) AS t (rater, name)
     ON CONFLICT (workbook, rater) DO UPDATE SET name = excluded.name`,
    [workbook, [...people.keys()], [...people.values()]],
  )
}

/** Names of people by rater id. */
export async function peopleOf(ask: RunQuery, workbook: string): Promise<Map<string, string>> {
  const { rows } = await ask<{ rater: string; name: string }>('SELECT rater, name FROM people WHERE workbook = $1', [workbook])
  return new Map(rows.map(({ rater, name }) => [rater, name]))
}

export class PostgresWrites {
  #waiting: (Append | Other)[] = []
  #closed = false
  #running: Promise<void> | null = null
  readonly #database: Postgres
  readonly #origin: string

  constructor(database: Postgres, origin: string) {
    this.#database = database
    this.#origin = origin
  }

  append(batch: NewBatch, texts: readonly string[]): Promise<AppendResult> {
    return this.#add((answering) => ({ batch, texts, ...answering }))
  }

  /** Appends what `build` answers while nobody else can write to that workbook. */
  behind(workbook: string, build: (ask: RunQuery) => Promise<readonly WrittenBatch[]>): Promise<readonly WrittenBatch[]> {
    let built: readonly WrittenBatch[] = []
    return this.#add((answering) => ({
      ...answering,
      work: async () => {
        try {
          await this.#database.transaction(async (ask) => {
            if (!(await lock(ask, workbook))) throw new Refused('unknown', NO_SUCH)
            built = await build(ask)
            const [first, ...others] = built
            if (first && (await appendChain(ask, this.#origin, [[first, ...others]])).size === 0) {
              throw new Error('What was built behind a log does not follow it.')
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

  /** Runs `work` in a transaction of its own, after what was asked for before it. */
  inTurn<T>(work: (ask: RunQuery) => Promise<T>): Promise<T> {
    return this.#add((answering) => ({ work: () => this.#database.transaction(work), ...answering }))
  }

  /** Writes what waits and takes no more. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }

  #add<T>(jobOf: (answering: Answering) => Append | Other): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(new Refused('unavailable', UNAVAILABLE.stopping))
        return
      }
      this.#waiting.push(jobOf({ resolve, reject }))
      this.#running ??= this.#work()
    })
  }

  async #work(): Promise<void> {
    // What else comes in during this turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const [first] = this.#waiting
      if (first && 'work' in first) {
        this.#waiting.shift()
        await first.work().then(first.resolve as (answer: unknown) => void, (error) => first.reject(notStored(error)))
        continue
      }
      const end = this.#waiting.findIndex((job) => 'work' in job)
      await this.#append(this.#waiting.splice(0, Math.min(end < 0 ? this.#waiting.length : end, TOGETHER)) as Append[])
    }
    // In the same step as the look that found nothing: what comes in from here on begins anew.
    this.#running = null
  }

  async #append(group: readonly Append[]): Promise<void> {
    const { chains, others } = chainBatches(group)
    try {
      const stored = await appendChain(this.#database.once, this.#origin, chains)
      for (const chain of chains) await this.#answer(chain, stored.has(chain[0].batch.workbook))
    } catch (error) {
      if (error instanceof CommitUnknown) for (const chain of chains) await this.#answerLater(chain, error)
      // One write that breaks a rule of the tables must not take the others with it, nor two servers that wait for each other.
      else if (group.length > 1 && /^(2[23]|40)/.test(codeOf(error))) for (const job of chains.flat()) await this.#append([job])
      else for (const { reject } of chains.flat()) reject(notStored(error))
    }
    if (others.length > 0) await this.#append(others)
  }

  async #answer(chain: BatchChain & readonly Append[], stored: boolean): Promise<void> {
    const answer = stored ? 'stored' : 'taken'
    const there = stored || (await this.#isThere(chain[0].batch.workbook))
    for (const { resolve, reject } of chain) {
      if (there === true) (resolve as (answer: AppendResult) => void)(answer)
      else reject(there instanceof Refused ? there : new Refused('unknown', NO_SUCH))
    }
  }

  async #isThere(workbook: string): Promise<boolean | Refused> {
    return this.#database.read('SELECT 1 FROM workbooks WHERE workbook = $1 AND deleted_at IS NULL', [workbook]).then(
      ({ count }) => count > 0,
      (error) => notStored(error),
    )
  }

  async #answerLater(chain: readonly Append[], error: CommitUnknown): Promise<void> {
    const [first] = chain
    const stored = first && (await this.#reached(first.batch, error).catch((unknown: unknown) => notStored(unknown)))
    for (const { resolve, reject } of chain) {
      if (stored === true) (resolve as (answer: AppendResult) => void)('stored')
      else reject(stored instanceof Refused ? stored : notStored(error.cause))
    }
  }

  /**
   * Whether a write under which the connection broke reached the disk. The lock waits until the old transaction is over, one way or the
   * other. Rejects with what broke it where the database cannot be reached for so long that nobody knows.
   */
  async #reached({ workbook, from, batch }: NewBatch, broken: CommitUnknown): Promise<boolean> {
    const until = Date.now() + this.#database.waits.looking
    while (Date.now() < until) {
      try {
        return await this.#database.transaction(async (ask) => {
          await lock(ask, workbook)
          const { count } = await ask('SELECT 1 FROM log WHERE workbook = $1 AND seq = $2 AND batch = $3', [workbook, from, batch])
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

/** The appends of each workbook that build on one another, and those that do not fit behind them, which come after. */
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
