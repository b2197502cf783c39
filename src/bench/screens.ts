// A desk and a wall that are open while a room rates: they listen, and draw themselves anew when something moved, as their scripts do.
import { setTimeout as sleep } from 'node:timers/promises'

export interface Screens {
  /** how often one of them was drawn */
  drawn(): number
  /** milliseconds, one per drawing */
  each(): readonly number[]
  close(): void
}

/** A page that was drawn is not drawn again for so long. */
const GAP_MS = 500

export async function follow(address: string, pages: readonly string[], news: string): Promise<Screens> {
  const ended = new AbortController()
  const each: number[] = []
  const screen = async (page: string) => {
    const stream = await fetch(`${address}${news}`, { headers: { accept: 'text/event-stream' }, signal: ended.signal })
    const reader = stream.body?.getReader()
    for (;;) {
      const hint = await reader?.read()
      if (!hint || hint.done) return
      const began = performance.now()
      const answer = await fetch(`${address}${page}`, { signal: ended.signal })
      await answer.text()
      if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
      each.push(performance.now() - began)
      await sleep(GAP_MS)
    }
  }
  const open = pages.map((page) =>
    screen(page).catch((error: unknown) => {
      if (!ended.signal.aborted) throw error
    }),
  )
  for (const one of open) one.catch(() => {})
  return { drawn: () => each.length, each: () => each, close: () => ended.abort() }
}
