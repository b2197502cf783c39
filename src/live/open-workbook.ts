// One workbook in memory: what is durable, and what is being stored on top of it. The only writer of its log in this process.
// Nobody is shown a change before it is durable; what was built on a batch that did not get stored is built again.
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change, LoggedChange } from '../ach/log/change.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import type { NewBatch, Store } from '../store/contract/store.ts'
import { checkBatch } from './check-batch.ts'
import { loadWorkbook } from './load-workbook.ts'
import { UndoHistory, type UndoHolder } from './undo-history.ts'
import { pushBatch, type UndoStacks } from './undo-stacks.ts'
import type { Clock } from './workbooks.ts'

export interface WorkbookDeps extends Clock {
  readonly store: Store
  readonly newId: () => string
  /** a batch became durable */
  readonly moved: (open: OpenWorkbook) => void
  /** it can no longer be kept up to date and must be opened anew */
  readonly broken: (open: OpenWorkbook) => void
}

export interface LoadedWorkbook {
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

type Planning = (tip: Workbook, names: ReadonlyMap<string, string>) => Plan
/** What an action did: nothing where `batch` is null. */
interface Acted {
  readonly batch: string | null
  readonly changes: readonly Change[]
}
interface Beaten {
  readonly by: string
  readonly plan: Planning
  readonly resolve: (acted: Acted) => void
  readonly reject: (reason: unknown) => void
}
const NOTHING_TO_DO: Acted = { batch: null, changes: [] }
const actorOf = ({ batch: { batch, changes } }: Pending): Acted => ({ batch, changes })

export class OpenWorkbook {
  readonly id: string
  readonly createdAt: string
  names: ReadonlyMap<string, string>
  readonly #around: WorkbookDeps
  #people: UndoHistory
  #durable: Workbook
  #changedAt: string
  #lastBatch: string
  #pending: Pending[] = []
  #beaten: Beaten[] = []
  /** settles when the newest append was dealt with; never rejects */
  #settled: Promise<unknown> = Promise.resolve()
  /** raised whenever what is pending was lost */
  #losses = 0
  /** the newest number that the store was seen to have */
  #seen = 0
  #catching: Promise<void> | null = null

  constructor(start: LoadedWorkbook, around: WorkbookDeps) {
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
    return has((await this.stacksOf(by))(), batch)
  }

  /** Appends what `plan` wants as one batch; resolves when it is durable. `plan` runs again when somebody else was faster. */
  async act(by: string, plan: Planning): Promise<Acted> {
    while (this.#catching) await this.#catching
    const pending = this.#planned(by, plan)
    if (pending === null) {
      // "Already so" may rest on changes that are still being stored.
      const losses = this.#losses
      await this.#settled
      return losses === this.#losses ? NOTHING_TO_DO : this.#behind(by, plan)
    }
    return (await this.#append(pending)) ? actorOf(pending) : this.#behind(by, plan)
  }

  /** What `plan` wants in the newest state, accepted; null where that is nothing. */
  #planned(by: string, plan: Planning): Pending | null {
    const tip = this.#tip
    const { changes, undoes, people, batch: id } = plan(tip, this.#namesSoon())
    if (changes.length === 0) return null
    // The same action was sent through another server, and came in with what that one wrote.
    if (id !== undefined && has(this.#stacksNow(by), id)) return null
    const after = checkBatch(tip, changes, { rater: by })
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
    return { batch, after }
  }

  /** For those who were beaten by another server: planned and appended where nobody can write in between. */
  #behind(by: string, plan: Planning): Promise<Acted> {
    return new Promise((resolve, reject) => {
      this.#beaten.push({ by, plan, resolve, reject })
      if (this.#beaten.length === 1) void this.#alone(() => this.#takeTurn())
    })
  }

  async #takeTurn(): Promise<void> {
    if (this.#beaten.length === 0) return
    // What is still being stored is stored before this, and is read again with what others wrote.
    this.#lostSight()
    let group: Beaten[] = []
    let outcomes: (() => void)[] = []
    let redacted = false
    const build = (missing: readonly LoggedChange[], names: ReadonlyMap<string, string>): readonly NewBatch[] => {
      group = [...group, ...this.#beaten.splice(0)]
      this.#pending = []
      redacted = missing.some(({ change }) => change.type === 'redacted')
      if (redacted) return []
      const last = missing.at(-1)
      if (last && last.seq > this.#durable.seq)
        this.#takeIn(
          missing.filter(({ seq }) => seq > this.#durable.seq),
          last,
        )
      this.names = names
      outcomes = group.map(({ by, plan, resolve, reject }) => {
        try {
          const pending = this.#planned(by, plan)
          if (pending) this.#pending.push(pending)
          return () => resolve(pending ? actorOf(pending) : NOTHING_TO_DO)
        } catch (error) {
          return () => reject(error)
        }
      })
      return this.#pending.map(({ batch }) => batch)
    }
    try {
      await this.#around.store.appendBehind(this.id, this.#durable.seq, build)
      if (redacted) {
        await this.#readOn()
        this.#beaten.unshift(...group)
        if (group.length > 0) void this.#alone(() => this.#takeTurn())
        return
      }
    } catch (error) {
      this.#lostSight()
      for (const { reject } of [...group, ...this.#beaten.splice(0)]) reject(error)
      // It may be that nobody knows whether this was stored, or that the log lost what is known here (a replica took over too early).
      void this.#catchUp().catch(() => {})
      this.#around.broken(this)
      return
    }
    for (const pending of [...this.#pending]) {
      if (pending.batch.people) this.names = new Map([...this.names, ...pending.batch.people])
      this.#store(pending)
    }
    for (const tell of outcomes) tell()
    // Others' changes came in even where nothing was to be done here.
    this.#around.moved(this)
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
      // It is stored, also where that cannot be read now: then it is opened anew.
      else await this.#catchUp().catch(() => {})
      // Others built on what was just stored, and were heard of first.
      if (this.#isBehind) this.#lose()
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

  /** What is pending is not followed any more; what comes of it is read from the log. */
  #lostSight(): void {
    this.#losses += 1
    this.#pending = []
  }

  #lose(): void {
    this.#lostSight()
    // Whoever waits for it hears of a failure.
    this.#catchUp().catch(() => {})
  }

  /** Reads on in the log where somebody else may have written. */
  #catchUp(): Promise<void> {
    const catching = this.#alone(() => this.#readOn())
    catching.catch(() => this.#around.broken(this))
    return catching
  }

  /** Nobody plans anything while `work` runs. */
  #alone(work: () => Promise<void>): Promise<void> {
    const before = this.#catching ?? Promise.resolve()
    const working = before.catch(() => {}).then(work)
    this.#catching = working
    const done = () => {
      if (this.#catching === working) this.#catching = null
    }
    working.then(done, done)
    return working
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

  #nobody(): UndoHistory {
    return new UndoHistory((by) => this.#around.store.batchesBy(this.id, by))
  }

  async readNames(): Promise<void> {
    for (;;) {
      const before = this.names
      const names = await this.#around.store.people(this.id)
      // Somebody was named meanwhile, and may be missing from what was read.
      if (this.names !== before) continue
      this.names = names
      return
    }
  }

  /** Where the store is ahead (another process wrote), reads on; at the latest when what is being stored was dealt with. */
  async follow(seq: number): Promise<void> {
    this.#seen = Math.max(this.#seen, seq)
    // What is being read may have been asked for before that number was there.
    while (this.#catching) await this.#catching
    if (this.#isBehind) this.#lose()
    while (this.#catching) await this.#catching
  }

  get #isBehind(): boolean {
    return this.#seen > this.#durable.seq && this.#pending.length === 0 && !this.#catching
  }

  /** What that person's undo and redo would act on in the newest state, whenever the function that it answers is called. */
  async stacksOf(by: string): Promise<() => UndoStacks<UndoHolder>> {
    await this.#people.ready(by)
    return () => this.#stacksNow(by)
  }

  /** Complete where that person's batches were asked for before. */
  #stacksNow(by: string): UndoStacks<UndoHolder> {
    const mine = this.#pending.filter(({ batch }) => batch.by === by)
    return mine.reduce((stacks, { batch }) => pushBatch(stacks, heldOf(batch)), this.#people.of(by))
  }
}

function has({ done, undone }: UndoStacks<UndoHolder>, batch: string): boolean {
  for (const stack of [done, undone]) for (let at = stack; at !== null; at = at.below) if (at.top.batch === batch) return true
  return false
}

const heldOf = ({ batch, undoes, from, changes }: NewBatch): UndoHolder => ({ batch, undoes, from, to: from + changes.length - 1, changes })
