// Whether the log has what was acknowledged to phones: reads it through the store, after the server has stopped.
import { openStore } from '../store/open-store.ts'
import type { Tap } from './phones.ts'

/** How many acknowledged ratings the log has not got, or has more than once. */
export async function missing(url: string, taps: readonly Tap[]): Promise<number> {
  const store = await openStore(url, { snapshots: false })
  const times = new Map<string, number>()
  try {
    for (const { id } of await store.list())
      for (let after = 0; ; ) {
        const page = await store.read(id, after, 5000)
        for (const { change, batch } of page) {
          // A participant's batch is called by their own id, then by the id of the tap.
          const tap = /[A-Z0-9]{6}_\d+_\d+$/.exec(batch)?.[0]
          if (change.type === 'rated' && tap !== undefined) times.set(tap, (times.get(tap) ?? 0) + 1)
        }
        const last = page.at(-1)
        if (!last) break
        after = last.seq
      }
  } finally {
    await store.close()
  }
  return taps.filter(({ batch }) => times.get(batch) !== 1).length
}
