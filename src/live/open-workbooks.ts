// Cache of open workbooks: each is loaded once, and those that are neither in use nor watched are evicted, least recently used first.

import type { Workbook } from '../ach/model/workbook.ts'
import { noSuchWorkbook } from '../store/contract/refusals.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import type { Hub } from './hub.ts'
import { loadWorkbook } from './load-workbook.ts'
import { OpenWorkbook, type WorkbookDeps } from './open-workbook.ts'

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

  constructor(deps: Omit<WorkbookDeps, 'onChange' | 'onBroken'>, hub: Hub, capacity: number) {
    this.#deps = {
      ...deps,
      onChange: (open) => hub.notify(open.id, open.durable.seq, open.durable),
      onBroken: (open) => this.drop(open.id),
    }
    this.#hub = hub
    this.#capacity = capacity
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
  async peek(head: WorkbookHead): Promise<{ workbook: Workbook; names: ReadonlyMap<string, string> }> {
    const open = await this.#entries.get(head.id)?.opening
    if (open === undefined) return loadWorkbook(this.#deps.store, head)
    await open.follow(head.seq)
    return { workbook: open.durable, names: open.names }
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
      const { store } = this.#deps
      return new OpenWorkbook(await loadWorkbook(store, await findLiveHead(store, id)), this.#deps)
    } catch (error) {
      this.drop(id)
      throw error
    }
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
