// What is written to the logs in PostgreSQL, one transaction after the other in the order of the calls; appends that wait together share
// one transaction and one wait for the disk. A write is answered only after the commit.
import { CHANGE_VERSION } from '../ach/change.ts'
import { Refused } from '../ach/refused.ts'
import { type Ask, CommitUnknown, isLost, notStored, type Postgres } from './postgres-connect.ts'
import { tell } from './postgres-news.ts'
import type { Appended, NewBatch } from './store.ts'
import { codeOf } from './unavailable.ts'

const NO_SUCH = 'There is no such workbook, or it was deleted.'
/** So many appends at most share a transaction: the first shall not wait for a crowd. */
const TOGETHER = 256
/** So often it is asked, after the connection broke during a commit, whether it reached the disk. */
const LOOKS = 20
const PAUSE_MS = 250

interface Answering {
  readonly resolve: (answer: never) => void
  readonly reject: (reason: unknown) => void
}
/** A batch, and its changes as they are stored. */
export interface Written {
  readonly batch: NewBatch
  readonly texts: readonly string[]
}
interface Append extends Answering, Written {}
interface Other extends Answering {
  readonly work: () => Promise<unknown>
}
type End = { readonly seq: number; readonly batch: string }

/** The rows of a batch are written by this alone. */
export async function insertLog(ask: Ask, batches: readonly Written[]): Promise<void> {
  const rows = batches.flatMap(({ batch, texts }) => texts.map((text, index) => ({ batch, text, seq: batch.from + index })))
  await ask(
    `INSERT INTO log (workbook, seq, at, by, batch, undoes, v, change)
     SELECT workbook, seq, at, by, batch, undoes, $7, change
     FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $8::text[]) AS t (workbook, seq, at, by, batch, undoes, change)`,
    [
      rows.map(({ batch }) => batch.workbook),
      rows.map(({ seq }) => seq),
      rows.map(({ batch }) => batch.at),
      rows.map(({ batch }) => batch.by),
      rows.map(({ batch }) => batch.batch),
      rows.map(({ batch }) => batch.undoes),
      CHANGE_VERSION,
      rows.map(({ text }) => text),
    ],
  )
}

export async function insertPeople(ask: Ask, workbook: string, people: ReadonlyMap<string, string>): Promise<void> {
  if (people.size === 0) return
  await ask(
    `INSERT INTO people (workbook, rater, name) SELECT $1, rater, name FROM unnest($2::text[], $3::text[]) AS t (rater, name)
     ON CONFLICT (workbook, rater) DO UPDATE SET name = excluded.name`,
    [workbook, [...people.keys()], [...people.values()]],
  )
}

/** Until the transaction ends nobody else writes to these workbooks; answers those that are there and not deleted. In one order for all, so that two servers never wait for each other. */
export async function lock(ask: Ask, workbooks: readonly string[]): Promise<Set<string>> {
  const { rows } = await ask<{ workbook: string }>(
    'SELECT workbook FROM workbooks WHERE workbook = ANY($1) AND deleted_at IS NULL ORDER BY workbook FOR NO KEY UPDATE',
    [workbooks],
  )
  return new Set(rows.map(({ workbook }) => workbook))
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

  append(batch: NewBatch, texts: readonly string[]): Promise<Appended> {
    return this.#add((answering) => ({ batch, texts, ...answering }))
  }

  /** Appends what `build` answers while nobody else can write to that workbook. */
  behind(workbook: string, build: (ask: Ask) => Promise<readonly Written[]>): Promise<readonly Written[]> {
    let built: readonly Written[] = []
    return this.#add((answering) => ({
      ...answering,
      work: async () => {
        try {
          await this.#database.transaction(async (ask) => {
            if (!(await lock(ask, [workbook])).has(workbook)) throw new Refused('unknown', NO_SUCH)
            built = await build(ask)
            await this.#insert(ask, built)
          })
        } catch (error) {
          const [first] = built
          if (!(error instanceof CommitUnknown) || (first && !(await this.#reached(first.batch)))) throw error
        }
        return built
      },
    }))
  }

  /** Runs `work` in a transaction of its own, after what was asked for before it. */
  inTurn<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
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
        reject(new Refused('unavailable', 'The server is stopping, so nothing was stored. Try again in a moment.'))
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
        await this.#database
          .transaction(first.work)
          .then(first.resolve as (answer: unknown) => void, (error) => first.reject(notStored(error)))
        continue
      }
      const end = this.#waiting.findIndex((job) => 'work' in job)
      const group = this.#waiting.splice(0, Math.min(end < 0 ? this.#waiting.length : end, TOGETHER)) as Append[]
      await this.#append(group)
    }
    // In the same step as the look that found nothing: what comes in from here on begins anew.
    this.#running = null
  }

  async #append(group: readonly Append[]): Promise<void> {
    let outcomes: (Appended | Refused)[] = []
    try {
      await this.#database.transaction(async (ask) => {
        outcomes = await this.#written(ask, group)
      })
    } catch (error) {
      const stored = group.find((_, index) => outcomes[index] === 'stored')
      if (error instanceof CommitUnknown && stored && !(await this.#reached(stored.batch))) {
        for (const { reject } of group) reject(notStored(error))
        return
      }
      if (!(error instanceof CommitUnknown)) {
        // One write that breaks a rule of the tables must not take the others with it.
        if (group.length > 1 && /^2[23]/.test(codeOf(error)) && !isLost(error)) for (const one of group) await this.#append([one])
        else for (const { reject } of group) reject(notStored(error))
        return
      }
    }
    group.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome === undefined || outcome instanceof Refused) reject(outcome)
      else (resolve as (answer: Appended) => void)(outcome)
    })
  }

  async #written(ask: Ask, group: readonly Append[]): Promise<(Appended | Refused)[]> {
    const workbooks = [...new Set(group.map(({ batch }) => batch.workbook))]
    const there = await lock(ask, workbooks)
    // Asked for after the lock: nobody writes here any more.
    const ends = await endsOf(ask, workbooks)
    const stored: Append[] = []
    const outcomes = group.map((job): Appended | Refused => {
      const { workbook, from, follows, batch, changes } = job.batch
      const end = there.has(workbook) ? ends.get(workbook) : undefined
      if (end === undefined) return new Refused('unknown', NO_SUCH)
      if (end.seq + 1 !== from || end.batch !== follows) return 'taken'
      ends.set(workbook, { seq: from + changes.length - 1, batch })
      stored.push(job)
      return 'stored'
    })
    await this.#insert(ask, stored)
    return outcomes
  }

  async #insert(ask: Ask, batches: readonly Written[]): Promise<void> {
    if (batches.length === 0) return
    await insertLog(ask, batches)
    for (const { batch } of batches) if (batch.people) await insertPeople(ask, batch.workbook, batch.people)
    const workbooks = new Set(batches.map(({ batch }) => batch.workbook))
    await tell(
      ask,
      this.#origin,
      [...workbooks].map((workbook) => ({ workbook, what: 'log' })),
    )
  }

  /**
   * Whether a commit, during which the connection broke, reached the disk. The lock waits until the old transaction is over, one way or
   * the other. False also where the database cannot be reached for so long that nobody knows.
   */
  async #reached({ workbook, from, batch }: NewBatch): Promise<boolean> {
    for (let look = 0; look < LOOKS; look += 1) {
      try {
        return await this.#database.transaction(async (ask) => {
          await lock(ask, [workbook])
          const { count } = await ask('SELECT 1 FROM log WHERE workbook = $1 AND seq = $2 AND batch = $3', [workbook, from, batch])
          return count === 1
        })
      } catch (error) {
        if (!isLost(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }
    return false
  }
}

async function endsOf(ask: Ask, workbooks: readonly string[]): Promise<Map<string, End>> {
  const { rows } = await ask<End & { workbook: string }>(
    `SELECT w.workbook, l.seq, l.batch FROM unnest($1::text[]) AS w (workbook)
     CROSS JOIN LATERAL (SELECT seq, batch FROM log WHERE log.workbook = w.workbook ORDER BY seq DESC LIMIT 1) l`,
    [workbooks],
  )
  return new Map(rows.map(({ workbook, seq, batch }) => [workbook, { seq, batch }]))
}
