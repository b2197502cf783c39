// Takes in what other servers on the same data did to the workbooks that are open or watched here, and tells those who watch.
import { setTimeout } from 'node:timers/promises'
import { Refused } from '../ach/model/refused.ts'
import type { OtherServers, RemoteChange, Store } from '../store/contract/store.ts'
import type { Hub } from './hub.ts'
import type { OpenWorkbooks } from './open-workbooks.ts'

/** Where the database cannot be asked just now, it is tried again so often. */
const ATTEMPTS = 40
const PAUSE_MS = 250

/** Answers the function that ends it. */
export function followOtherServers(store: Store, others: OtherServers, desk: OpenWorkbooks, hub: Hub): () => void {
  /** by workbook: what came in while it was being looked at */
  const busy = new Map<string, RemoteChange['what'][]>()
  let ended = false

  const look = async (id: string, what: RemoteChange['what']): Promise<void> => {
    const head = await store.head(id)
    if (what === 'anew' || head === null || head.deletedAt !== null) {
      desk.drop(id)
      if (head) hub.notify(id, head.seq, null)
      return
    }
    await desk.use(id, async (open) => {
      const before = open.durable
      if (what === 'names') await open.readNames()
      await open.follow(head.seq)
      // Whoever moved it on has told it.
      if (open.durable === before) hub.notify(id, before.seq, before)
    })
  }
  const take = async (id: string): Promise<void> => {
    for (let attempt = 0; !ended && attempt < ATTEMPTS; ) {
      const [what] = busy.get(id) ?? []
      if (what === undefined) break
      try {
        await look(id, what)
        busy.set(id, (busy.get(id) ?? []).slice(1))
        attempt = 0
      } catch (error) {
        if (!(error instanceof Refused)) console.error('A change of another server could not be taken in:', error)
        attempt += 1
        await setTimeout(PAUSE_MS)
      }
    }
    busy.delete(id)
  }
  const heard = ({ workbook: id, what }: RemoteChange): void => {
    if (!hub.isWatched(id) && !desk.open().includes(id)) return
    const waiting = busy.get(id)
    // The first is under way and may have looked already; of those behind it one of each kind is enough.
    if (waiting) {
      if (!waiting.slice(1).includes(what)) waiting.push(what)
      return
    }
    busy.set(id, [what])
    void take(id)
  }
  const end = others.moved((moved) => {
    if (moved) heard(moved)
    // Names may have been given too while nothing was heard.
    else for (const workbook of new Set([...hub.watched(), ...desk.open()])) heard({ workbook, what: 'names' })
  })
  return () => {
    ended = true
    end()
  }
}
