// Cache of open workbooks: each is loaded once, and those that are neither in use nor watched are evicted, least recently used first.

import type { Workbook } from '../ach/model/workbook.ts'
import type { DamagedLog } from '../store/contract/damaged-log.ts'
import { noSuchWorkbook } from '../store/contract/refusals.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import { LogChecks } from './check-logs.ts'
import type { Hub } from './hub.ts'
import { loadWorkbook } from './load-workbook.ts'
import { type LoadedWorkbook, OpenWorkbook, type WorkbookDeps } from './open-workbook.ts'

/** Throws `Refused('unknown')` if the workbook does not exist or was deleted. */
export async function findLiveHead(store: Store, id: string): Promise<WorkbookHead> {
  const head = await store.head(id)
  if (head === null || head.deletedAt !== null) throw noSuchWorkbook()
  return head
}

interface Entry {
  readonly opening: Promise<OpenWorkbook>
  users: number
}

export class OpenWorkbooks {
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>()
  readonly #deps: WorkbookDeps
  readonly #hub: Hub
  readonly #capacity: number
  readonly #checks: LogChecks
  /** Damage found since the server started, also of workbooks that are not open. */
  readonly #damaged = new Map<string, DamagedLog>()

  constructor(deps: Omit<WorkbookDeps, 'onChange' | 'onBroken'>, hub: Hub, capacity: number) {
    this.#deps = {
      ...deps,
      onChange: (open) => hub.notify(open.id, open.durable.seq, open.durable),
      onBroken: (open) => this.drop(open.id),
    }
    this.#hub = hub
    this.#capacity = capacity
    this.#checks = new LogChecks(deps.store, (damage) => this.#close(damage))
  }

  /** The damage of a workbook, if it has been found. */
  damageOf(id: string): DamagedLog | null {
    return this.#damaged.get(id) ?? null
  }

  /** Ends checks in progress. */
  stop(): void {
    this.#checks.stop()
  }

  /** Runs `work` with the workbook, which stays open until then. Throws `Refused('unknown')` if it does not exist or was deleted. */
  async use<T>(id: string, work: (open: OpenWorkbook) => Promise<T>): Promise<T> {
    const entry = this.#entries.get(id) ?? { opening: this.#open(id), users: 0 }
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    entry.users += 1
    try {
      return await work(await entry.opening)
    } finally {
      entry.users -= 1
      this.#evict()
    }
  }

  /** Reads a workbook without opening it; uses the open one if there is one. */
  async peek(head: WorkbookHead): Promise<{ workbook: Workbook; names: ReadonlyMap<string, string>; damage: DamagedLog | null }> {
    const open = await this.#entries.get(head.id)?.opening
    if (open === undefined) return this.#load(head)
    await open.follow(head.seq)
    return { workbook: open.durable, names: open.names, damage: open.damage }
  }

  /** The ids of the open workbooks. */
  open(): string[] {
    return [...this.#entries.keys()]
  }

  /** Removes it from the cache; actions in progress still finish. */
  drop(id: string): void {
    this.#entries.delete(id)
  }

  async #open(id: string): Promise<OpenWorkbook> {
    try {
      const loaded = await this.#load(await findLiveHead(this.#deps.store, id))
      this.#checks.add(id, loaded.fromSnapshot)
      return new OpenWorkbook(loaded, this.#deps)
    } catch (error) {
      this.drop(id)
      throw error
    }
  }

  async #load(head: WorkbookHead): Promise<LoadedWorkbook> {
    const loaded = await loadWorkbook(this.#deps.store, head, this.damageOf(head.id))
    if (loaded.damage) this.#damaged.set(head.id, loaded.damage)
    return loaded
  }

  /** From now on the workbook is opened with its intact part only. Pages that show it load it again. */
  #close(damage: DamagedLog): void {
    this.#damaged.set(damage.workbook, damage)
    this.drop(damage.workbook)
    this.#hub.notify(damage.workbook, damage.from, null)
  }

  #evict(): void {
    if (this.#entries.size <= this.#capacity) return
    for (const [id, { users }] of this.#entries) {
      if (users > 0 || this.#hub.isWatched(id)) continue
      this.#entries.delete(id)
      if (this.#entries.size <= this.#capacity) return
    }
  }
}
