// The workbooks that are open: each is read once however many ask, and those that nobody uses or watches leave, oldest first.

import type { Workbook } from '../ach/model/workbook.ts'
import { noSuchWorkbook } from '../store/contract/refusals.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import type { Hub } from './hub.ts'
import { loadWorkbook } from './load-workbook.ts'
import { OpenWorkbook, type WorkbookDeps } from './open-workbook.ts'

/** Refused 'unknown' where there is none or it was deleted. */
export async function findLiveHead(store: Store, id: string): Promise<WorkbookHead> {
  const head = await store.head(id)
  if (head === null || head.deletedAt !== null) throw noSuchWorkbook()
  return head
}

interface Place {
  readonly opening: Promise<OpenWorkbook>
  users: number
}

export class OpenWorkbooks {
  /** in the order of their last use */
  readonly #places = new Map<string, Place>()
  readonly #around: WorkbookDeps
  readonly #hub: Hub
  readonly #room: number

  constructor(around: Omit<WorkbookDeps, 'moved' | 'broken'>, hub: Hub, room: number) {
    this.#around = {
      ...around,
      moved: (open) => hub.notify(open.id, open.durable.seq, open.durable),
      broken: (open) => this.drop(open.id),
    }
    this.#hub = hub
    this.#room = room
  }

  /** Runs `work` with the open workbook, which stays while it runs. Refused 'unknown' where there is none or it was deleted. */
  async use<T>(id: string, work: (open: OpenWorkbook) => Promise<T>): Promise<T> {
    const place = this.#places.get(id) ?? { opening: this.#open(id), users: 0 }
    this.#places.delete(id)
    this.#places.set(id, place)
    place.users += 1
    try {
      return await work(await place.opening)
    } finally {
      place.users -= 1
      this.#makeRoom()
    }
  }

  /** What is open is taken from memory; nothing is opened for it. */
  async glance(head: WorkbookHead): Promise<{ workbook: Workbook; names: ReadonlyMap<string, string> }> {
    const open = await this.#places.get(head.id)?.opening
    if (open === undefined) return loadWorkbook(this.#around.store, head)
    await open.follow(head.seq)
    return { workbook: open.durable, names: open.names }
  }

  /** Those that are open. */
  open(): string[] {
    return [...this.#places.keys()]
  }

  /** Forgets it; whoever still uses it finishes. */
  drop(id: string): void {
    this.#places.delete(id)
  }

  async #open(id: string): Promise<OpenWorkbook> {
    try {
      const { store } = this.#around
      return new OpenWorkbook(await loadWorkbook(store, await findLiveHead(store, id)), this.#around)
    } catch (error) {
      this.drop(id)
      throw error
    }
  }

  #makeRoom(): void {
    if (this.#places.size <= this.#room) return
    for (const [id, { users }] of this.#places) {
      if (users > 0 || this.#hub.isWatched(id)) continue
      this.#places.delete(id)
      if (this.#places.size <= this.#room) return
    }
  }
}
