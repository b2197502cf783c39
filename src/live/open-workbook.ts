// One workbook in memory: what is durable, and what is being stored on top of it. The only writer of its log in this process.
// Nobody is shown a change before it is durable; what was built on a batch that did not get stored is built again.
import { setTimeout } from 'node:timers/promises'
import { applyChanges } from '../ach/apply.ts'
import type { Change, LoggedChange } from '../ach/change.ts'
import { Refused } from '../ach/refused.ts'
import type { Workbook } from '../ach/workbook.ts'
import type { NewBatch, Store } from '../store/store.ts'
import { accept } from './accept.ts'
import { loadWorkbook } from './load.ts'
import { type Held, PeopleBatches } from './people-batches.ts'
import { type Stacks, withBatch } from './undo-stacks.ts'
import type { Clock } from './workbooks.ts'

export interface Surroundings extends Clock {
  readonly store: Store
  readonly newId: () => string
  /** a batch became durable */
  readonly moved: (open: OpenWorkbook) => void
  /** it can no longer be kept up to date and must be opened anew */
  readonly broken: (open: OpenWorkbook) => void
}

export interface Start {
  readonly id: string
  readonly workbook: Workbook
  /** the batch of its last change */
  readonly lastBatch: string
  readonly names: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly changedAt: string
}

/** What an action wants to append to the newest state; `undoes` where it takes a batch back. */
export interface Plan {
  readonly changes: readonly Change[]
  readonly undoes: string | null
  /** names of people who come in with it */
  readonly people?: ReadonlyMap<string, string>
  /** an id for the batch; a new one where it is left out */
  readonly batch?: string
}

interface Pending {
  readonly batch: NewBatch
  readonly after: Workbook
}

/** So often an action is built again when others are faster. */
const ATTEMPTS = 10

export class OpenWorkbook {
  readonly id: string
  readonly createdAt: string
  names: ReadonlyMap<string, string>
  readonly #around: Surroundings
  #people: PeopleBatches
  #durable: Workbook
  #changedAt: string
  #lastBatch: string
  #pending: Pending[] = []
  /** settles when the newest append was dealt with; never rejects */
  #settled: Promise<unknown> = Promise.resolve()
  /** raised whenever what is pending was lost */
  #losses = 0
  #catching: Promise<void> | null = null

  constructor(start: Start, around: Surroundings) {
    this.id = start.id
    this.createdAt = start.createdAt
    this.names = start.names
    this.#around = around
    this.#people = this.#nobody()
    this.#durable = start.workbook
    this.#changedAt = start.changedAt
    this.#lastBatch = start.lastBatch
  }

  get durable(): Workbook {
    return this.#durable
  }
  get changedAt(): string {
    return this.#changedAt
  }
  /** with what is being stored */
  get #tip(): Workbook {
    return this.#pending.at(-1)?.after ?? this.#durable
  }

  /** Names, with those that come in with what is being stored. */
  #namesSoon(): ReadonlyMap<string, string> {
    const coming = this.#pending.flatMap(({ batch }) => [...(batch.people ?? [])])
    return coming.length === 0 ? this.names : new Map([...this.names, ...coming])
  }

  /** True where this person's batch of that id is stored, or is being stored. */
  async hasBatch(by: string, batch: string): Promise<boolean> {
    const { done, undone } = (await this.stacksOf(by))()
    for (const stack of [done, undone]) for (let at = stack; at !== null; at = at.below) if (at.top.batch === batch) return true
    return false
  }

  /** Appends what `plan` wants as one batch; resolves when it is durable. `plan` runs again when somebody else was faster. */
  async act(
    by: string,
    plan: (tip: Workbook, names: ReadonlyMap<string, string>) => Plan,
  ): Promise<{ batch: string | null; changes: readonly Change[] }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      while (this.#catching) await this.#catching
      const tip = this.#tip
      const { changes, undoes, people, batch: id } = plan(tip, this.#namesSoon())
      if (changes.length === 0) {
        // "Already so" may rest on changes that are still being stored.
        const losses = this.#losses
        await this.#settled
        if (losses === this.#losses) return { batch: null, changes }
        continue
      }
      const after = accept(tip, changes, { rater: by })
      const batch: NewBatch = {
        workbook: this.id,
        from: tip.seq + 1,
        follows: this.#pending.at(-1)?.batch.batch ?? this.#lastBatch,
        batch: id ?? this.#around.newId(),
        at: this.#around.now().toISOString(),
        by,
        undoes,
        changes,
        ...(people && { people }),
      }
      if (await this.#append({ batch, after })) return { batch: batch.batch, changes }
      // Whoever was faster may be in a hurry: leave them more and more room.
      if (attempt > 0) await setTimeout(attempt ** 2)
    }
    throw new Refused('unavailable', 'Too many others are changing this workbook at the same moment. Nothing was changed; try again.')
  }

  /** True when it was stored, false when it has to be built again. */
  #append(pending: Pending): Promise<boolean> {
    const losses = this.#losses
    const before = this.#settled
    this.#pending.push(pending)
    const answer = this.#around.store.append(pending.batch).then(
      (outcome) => ({ outcome }),
      (error: unknown) => ({ error }),
    )
    const settled = this.#settle(pending, losses, before, answer)
    this.#settled = settled.catch(() => {})
    return settled
  }

  async #settle(
    pending: Pending,
    losses: number,
    before: Promise<unknown>,
    answer: Promise<{ outcome: 'stored' | 'taken' } | { error: unknown }>,
  ): Promise<boolean> {
    await before
    const answered = await answer
    const current = losses === this.#losses
    if ('outcome' in answered && answered.outcome === 'stored') {
      if (pending.batch.people) this.names = new Map([...this.names, ...pending.batch.people])
      if (current) this.#store(pending)
      else await this.#catchUp()
      return true
    }
    if (current) this.#lose()
    if ('error' in answered) throw answered.error
    return false
  }

  #store({ batch, after }: Pending): void {
    this.#pending.shift()
    this.#durable = after
    this.#changedAt = batch.at
    this.#lastBatch = batch.batch
    this.#people.add(batch.by, heldOf(batch))
    this.#around.moved(this)
  }

  #lose(): void {
    this.#losses += 1
    this.#pending = []
    // Whoever waits for it hears of a failure.
    this.#catchUp().catch(() => {})
  }

  /** Reads on in the log where somebody else may have written. */
  #catchUp(): Promise<void> {
    const catching = (this.#catching ?? Promise.resolve()).then(() => this.#readOn())
    this.#catching = catching
    const done = () => {
      if (this.#catching === catching) this.#catching = null
    }
    catching.then(done, () => {
      done()
      this.#around.broken(this)
    })
    return catching
  }

  async #readOn(): Promise<void> {
    const logged = await this.#around.store.read(this.id, this.#durable.seq)
    const last = logged.at(-1)
    if (last === undefined) return
    // People may have come in with what others wrote.
    await this.readNames()
    if (logged.some(({ change }) => change.type === 'redacted')) await this.#readAnew(last.seq)
    else this.#takeIn(logged, last)
    this.#around.moved(this)
  }

  #takeIn(logged: readonly LoggedChange[], last: LoggedChange): void {
    this.#durable = applyChanges(
      this.#durable,
      logged.map(({ change }) => change),
    )
    this.#changedAt = last.at
    this.#lastBatch = last.batch
    this.#people.addLogged(logged)
  }

  /** Personal data were removed from what is known here. */
  async #readAnew(seq: number): Promise<void> {
    const { id, createdAt, changedAt } = this
    const start = await loadWorkbook(this.#around.store, { id, seq, createdAt, changedAt, deletedAt: null })
    this.#durable = start.workbook
    this.names = start.names
    this.#changedAt = start.changedAt
    this.#lastBatch = start.lastBatch
    this.#people = this.#nobody()
  }

  #nobody(): PeopleBatches {
    return new PeopleBatches((by) => this.#around.store.batchesBy(this.id, by))
  }

  async readNames(): Promise<void> {
    this.names = await this.#around.store.people(this.id)
  }

  /** Where the store is ahead (another process wrote), reads on. */
  async follow(seq: number): Promise<void> {
    if (seq > this.#durable.seq && this.#pending.length === 0 && !this.#catching) this.#lose()
    while (this.#catching) await this.#catching
  }

  /** What that person's undo and redo would act on in the newest state, whenever the function that it answers is called. */
  async stacksOf(by: string): Promise<() => Stacks<Held>> {
    await this.#people.ready(by)
    return () => {
      const mine = this.#pending.filter(({ batch }) => batch.by === by)
      return mine.reduce((stacks, { batch }) => withBatch(stacks, heldOf(batch)), this.#people.of(by))
    }
  }
}

const heldOf = ({ batch, undoes, from, changes }: NewBatch): Held => ({ batch, undoes, from, to: from + changes.length - 1, changes })
