// One workbook in memory: its durable state and the changes being stored on top of it. The only writer of its log in this process. A change
// becomes visible only once it is durable. Work based on a batch that failed to store is redone.
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import type { DamagedLog } from '../store/contract/damaged-log.ts'
import type { NewBatch, Store } from '../store/contract/store.ts'
import { checkBatch } from './check-batch.ts'
import { loadWorkbook } from './load-workbook.ts'
import { UndoHistory, type UndoHolder } from './undo-history.ts'
import { pushBatch, type UndoStacks } from './undo-stacks.ts'
import type { Clock } from './workbooks.ts'

export interface WorkbookDeps extends Clock {
  readonly store: Store
  readonly newId: () => string
  /** A batch became durable. */
  readonly onChange: (open: OpenWorkbook) => void
  /** The workbook can no longer be kept up to date and must be loaded again. */
  readonly onBroken: (open: OpenWorkbook) => void
}

export interface LoadedWorkbook {
  readonly id: string
  readonly workbook: Workbook
  /** seq of the snapshot that it was loaded from, whose part of the log has not been read; 0 if all of it was. */
  readonly fromSnapshot: number
  /** Why only the intact part was loaded; null if the log is intact as far as it was read. */
  readonly damage: DamagedLog | null
  /** The batch of its last change. */
  readonly lastBatch: string
  readonly names: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly changedAt: string
}

/** The changes that an action appends to the newest state; `undoes` is the batch that it undoes, or null. */
export interface Plan {
  readonly changes: readonly Change[]
  readonly undoes: string | null
  /** Names of people who join with this batch. */
  readonly people?: ReadonlyMap<string, string>
  /** The id of the batch; generated if missing. */
  readonly batch?: string
}

interface Pending {
  readonly batch: NewBatch
  readonly after: Workbook
}

type Planner = (tip: Workbook, names: ReadonlyMap<string, string>) => Plan
/** What an action did; `batch` is null if there was nothing to do. */
interface Outcome {
  readonly batch: string | null
  readonly changes: readonly Change[]
  /** The state right after its batch, which the next action starts from; missing if there was nothing to do. */
  readonly workbook?: Workbook
}
interface Overtaken {
  readonly by: string
  readonly plan: Planner
  readonly resolve: (acted: Outcome) => void
  readonly reject: (reason: unknown) => void
}
const NOTHING_TO_DO: Outcome = { batch: null, changes: [] }
const outcomeOf = ({ batch: { batch, changes }, after }: Pending): Outcome => ({ batch, changes, workbook: after })

export class OpenWorkbook {
  readonly id: string
  readonly createdAt: string
  /** A damaged workbook does not change. */
  readonly damage: DamagedLog | null
  names: ReadonlyMap<string, string>
  readonly #deps: WorkbookDeps
  #people: UndoHistory
  #durable: Workbook
  #changedAt: string
  #lastBatch: string
  #pending: Pending[] = []
  #overtaken: Overtaken[] = []
  /** Settles when the newest append has been handled; never rejects. */
  #settled: Promise<unknown> = Promise.resolve()
  /** Incremented whenever pending changes are abandoned. */
  #losses = 0
  /** The highest seq that the store is known to have. */
  #knownSeq = 0
  #reading: Promise<void> | null = null

  constructor(start: LoadedWorkbook, deps: WorkbookDeps) {
    this.id = start.id
    this.createdAt = start.createdAt
    this.damage = start.damage
    this.names = start.names
    this.#deps = deps
    this.#people = this.#emptyHistory()
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
  /** The newest state, including pending changes. */
  get #tip(): Workbook {
    return this.#pending.at(-1)?.after ?? this.#durable
  }

  /** Names, including those in pending batches. */
  #pendingNames(): ReadonlyMap<string, string> {
    const coming = this.#pending.flatMap(({ batch }) => [...(batch.people ?? [])])
    return coming.length === 0 ? this.names : new Map([...this.names, ...coming])
  }

  /** Returns true if this person's batch of that id is stored or pending. */
  async hasBatch(by: string, batch: string): Promise<boolean> {
    return has((await this.stacksOf(by))(), batch)
  }

  refuseIfDamaged(): void {
    if (this.damage) throw new Refused('damaged', this.damage.readOnlySentence)
  }

  /** Appends the changes of `plan` as one batch; resolves when it is durable. `plan` runs again if another writer was faster. */
  async act(by: string, plan: Planner): Promise<Outcome> {
    this.refuseIfDamaged()
    while (this.#reading) await this.#reading
    const pending = this.#plan(by, plan)
    if (pending === null) {
      // "Nothing to do" may depend on changes that are still pending.
      const losses = this.#losses
      await this.#settled
      return losses === this.#losses ? NOTHING_TO_DO : this.#replan(by, plan)
    }
    return (await this.#append(pending)) ? outcomeOf(pending) : this.#replan(by, plan)
  }

  /** The checked batch that `plan` makes from the newest state; null if there is nothing to do. */
  #plan(by: string, plan: Planner): Pending | null {
    const tip = this.#tip
    const { changes, undoes, people, batch: id } = plan(tip, this.#pendingNames())
    if (changes.length === 0) return null
    // The same action arrived through another server and was stored by it.
    if (id !== undefined && has(this.#stacksNow(by), id)) return null
    const after = checkBatch(tip, changes, { rater: by })
    const batch: NewBatch = {
      workbook: this.id,
      from: tip.seq + 1,
      follows: this.#pending.at(-1)?.batch.batch ?? this.#lastBatch,
      batch: id ?? this.#deps.newId(),
      at: this.#deps.now().toISOString(),
      by,
      undoes,
      changes,
      ...(people && { people }),
    }
    return { batch, after }
  }

  /** For actions overtaken by another server: plans and appends them while all other writers are blocked. */
  #replan(by: string, plan: Planner): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#overtaken.push({ by, plan, resolve, reject })
      if (this.#overtaken.length === 1) void this.#exclusively(() => this.#appendOvertaken())
    })
  }

  async #appendOvertaken(): Promise<void> {
    if (this.#overtaken.length === 0) return
    // Pending batches are stored before this one and are read again together with the changes of others.
    this.#forgetPending()
    let group: Overtaken[] = []
    let outcomes: (() => void)[] = []
    let redacted = false
    const build = (missing: readonly LoggedChange[], names: ReadonlyMap<string, string>): readonly NewBatch[] => {
      group = [...group, ...this.#overtaken.splice(0)]
      this.#pending = []
      redacted = missing.some(({ change }) => change.type === 'redacted')
      if (redacted) return []
      const last = missing.at(-1)
      if (last && last.seq > this.#durable.seq)
        this.#applyLogged(
          missing.filter(({ seq }) => seq > this.#durable.seq),
          last,
        )
      this.names = names
      outcomes = group.map(({ by, plan, resolve, reject }) => {
        try {
          const pending = this.#plan(by, plan)
          if (pending) this.#pending.push(pending)
          return () => resolve(pending ? outcomeOf(pending) : NOTHING_TO_DO)
        } catch (error) {
          return () => reject(error)
        }
      })
      return this.#pending.map(({ batch }) => batch)
    }
    try {
      await this.#deps.store.appendBehind(this.id, this.#durable.seq, build)
      if (redacted) {
        await this.#readNew()
        this.#overtaken.unshift(...group)
        if (group.length > 0) void this.#exclusively(() => this.#appendOvertaken())
        return
      }
    } catch (error) {
      this.#forgetPending()
      for (const { reject } of [...group, ...this.#overtaken.splice(0)]) reject(error)
      // It may be unknown whether this was stored, or the log may have lost known changes (a replica took over too early).
      void this.#catchUp().catch(() => {})
      this.#deps.onBroken(this)
      return
    }
    for (const pending of [...this.#pending]) {
      if (pending.batch.people) this.names = new Map([...this.names, ...pending.batch.people])
      this.#store(pending)
    }
    for (const settle of outcomes) settle()
    // Changes of others were applied even if there was nothing to do here.
    this.#deps.onChange(this)
  }

  /** Returns true if it was stored, false if it must be planned again. */
  #append(pending: Pending): Promise<boolean> {
    const losses = this.#losses
    const before = this.#settled
    this.#pending.push(pending)
    const appended = this.#deps.store.append(pending.batch).then(
      (outcome) => ({ outcome }),
      (error: unknown) => ({ error }),
    )
    const settled = this.#settle(pending, losses, before, appended)
    this.#settled = settled.catch(() => {})
    return settled
  }

  async #settle(
    pending: Pending,
    losses: number,
    before: Promise<unknown>,
    appended: Promise<{ outcome: 'stored' | 'taken' } | { error: unknown }>,
  ): Promise<boolean> {
    await before
    const result = await appended
    const current = losses === this.#losses
    if ('outcome' in result && result.outcome === 'stored') {
      if (pending.batch.people) this.names = new Map([...this.names, ...pending.batch.people])
      if (current) this.#store(pending)
      // The batch is stored even if it cannot be read now; then the workbook is loaded again.
      else await this.#catchUp().catch(() => {})
      // Other servers' changes on top of this batch were announced before its own result arrived.
      if (this.#isBehind) this.#recover()
      return true
    }
    if (current) this.#recover()
    if ('error' in result) throw result.error
    return false
  }

  #store({ batch, after }: Pending): void {
    this.#pending.shift()
    this.#durable = after
    this.#changedAt = batch.at
    this.#lastBatch = batch.batch
    this.#people.add(batch.by, holderOf(batch))
    this.#deps.onChange(this)
  }

  /** Stops tracking pending batches; their outcome will be read from the log. */
  #forgetPending(): void {
    this.#losses += 1
    this.#pending = []
  }

  #recover(): void {
    this.#forgetPending()
    // A failure is reported to the actions that wait for it.
    this.#catchUp().catch(() => {})
  }

  /** Reads the log from the last known change on. */
  #catchUp(): Promise<void> {
    const catching = this.#exclusively(() => this.#readNew())
    catching.catch(() => this.#deps.onBroken(this))
    return catching
  }

  /** Runs `work` while no action is planned. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    const before = this.#reading ?? Promise.resolve()
    const working = before.catch(() => {}).then(work)
    this.#reading = working
    const done = () => {
      if (this.#reading === working) this.#reading = null
    }
    working.then(done, done)
    return working
  }

  async #readNew(): Promise<void> {
    const logged = await this.#deps.store.read(this.id, this.#durable.seq)
    const last = logged.at(-1)
    if (last === undefined) return
    // People may have joined in the changes of others.
    await this.readNames()
    if (logged.some(({ change }) => change.type === 'redacted')) await this.#reload(last.seq)
    else this.#applyLogged(logged, last)
    this.#deps.onChange(this)
  }

  #applyLogged(logged: readonly LoggedChange[], last: LoggedChange): void {
    this.#durable = applyChanges(
      this.#durable,
      logged.map(({ change }) => change),
    )
    this.#changedAt = last.at
    this.#lastBatch = last.batch
    this.#people.addLogged(logged)
  }

  /** Personal data was removed, so the state in memory must be loaded again. */
  async #reload(seq: number): Promise<void> {
    const { id, createdAt, changedAt } = this
    const start = await loadWorkbook(this.#deps.store, { id, seq, createdAt, changedAt, deletedAt: null })
    this.#durable = start.workbook
    this.names = start.names
    this.#changedAt = start.changedAt
    this.#lastBatch = start.lastBatch
    this.#people = this.#emptyHistory()
  }

  #emptyHistory(): UndoHistory {
    const { store } = this.#deps
    return new UndoHistory(
      (by, after) => store.batchesBy(this.id, by, after),
      (by, newer) => store.changeBy(this.id, by, newer),
    )
  }

  async readNames(): Promise<void> {
    for (;;) {
      const before = this.names
      const names = await this.#deps.store.people(this.id)
      // A person was named while the names were read, and may be missing from the result.
      if (this.names !== before) continue
      this.names = names
      return
    }
  }

  /** Reads new changes if the store is ahead because another process wrote, at the latest once pending batches are settled. */
  async follow(seq: number): Promise<void> {
    if (this.damage) return
    this.#knownSeq = Math.max(this.#knownSeq, seq)
    // A read in progress may have started before that change existed.
    while (this.#reading) await this.#reading
    if (this.#isBehind) this.#recover()
    while (this.#reading) await this.#reading
  }

  get #isBehind(): boolean {
    return this.#knownSeq > this.#durable.seq && this.#pending.length === 0 && !this.#reading
  }

  /** Returns a function that gives this person's undo and redo stacks for the newest state at each call. */
  async stacksOf(by: string): Promise<() => UndoStacks<UndoHolder>> {
    await this.#people.ready(by)
    return () => this.#stacksNow(by)
  }

  /** Complete only if that person's batches have been loaded. */
  #stacksNow(by: string): UndoStacks<UndoHolder> {
    const mine = this.#pending.filter(({ batch }) => batch.by === by)
    return mine.reduce((stacks, { batch }) => pushBatch(stacks, holderOf(batch)), this.#people.of(by))
  }
}

function has({ done, undone }: UndoStacks<UndoHolder>, batch: string): boolean {
  for (const stack of [done, undone]) for (let at = stack; at !== null; at = at.below) if (at.top.batch === batch) return true
  return false
}

const holderOf = ({ batch, undoes, from, changes }: NewBatch): UndoHolder => ({
  batch,
  undoes,
  from,
  to: from + changes.length - 1,
  changes,
})
