// Applies changes made through other servers to the workbooks that are open or watched here, and notifies their listeners.
import { setTimeout } from 'node:timers/promises'
import { Refused } from '../ach/model/refused.ts'
import type { OtherServers, RemoteChange, Store } from '../store/contract/store.ts'
import type { Hub } from './hub.ts'
import type { OpenWorkbooks } from './open-workbooks.ts'

/** How often a failed read is retried. */
const ATTEMPTS = 40
const PAUSE_MS = 250

/** Returns the function that ends it. */
export function followOtherServers(store: Store, others: OtherServers, cache: OpenWorkbooks, hub: Hub): () => void {
  /** Workbook id → changes still to be processed. */
  const busy = new Map<string, RemoteChange['what'][]>()
  let ended = false

  const update = async (id: string, what: RemoteChange['what']): Promise<void> => {
    const head = await store.head(id)
    if (what === 'reload' || head === null || head.deletedAt !== null) {
      cache.drop(id)
      if (head) hub.notify(id, head.seq, null)
      return
    }
    await cache.use(id, async (open) => {
      const before = open.durable
      if (what === 'names') await open.readNames()
      await open.follow(head.seq)
      // If changes were read, `follow` has already notified the listeners.
      if (open.durable === before) hub.notify(id, before.seq, before)
    })
  }
  const processQueue = async (id: string): Promise<void> => {
    for (let attempt = 0; !ended && attempt < ATTEMPTS; ) {
      const [what] = busy.get(id) ?? []
      if (what === undefined) break
      try {
        await update(id, what)
        busy.set(id, (busy.get(id) ?? []).slice(1))
        attempt = 0
      } catch (error) {
        if (!(error instanceof Refused)) console.error('Could not apply a change of another server:', error)
        attempt += 1
        await setTimeout(PAUSE_MS)
      }
    }
    busy.delete(id)
  }
  const enqueue = ({ workbook: id, what }: RemoteChange): void => {
    if (!hub.isWatched(id) && !cache.open().includes(id)) return
    const waiting = busy.get(id)
    // The first entry is being processed and may have read the head already; behind it, one of each kind is enough.
    if (waiting) {
      if (!waiting.slice(1).includes(what)) waiting.push(what)
      return
    }
    busy.set(id, [what])
    void processQueue(id)
  }
  const end = others.onChange((change) => {
    if (change) enqueue(change)
    // Names may have changed too while notices were missed.
    else for (const workbook of new Set([...hub.watched(), ...cache.open()])) enqueue({ workbook, what: 'names' })
  })
  return () => {
    ended = true
    end()
  }
}
