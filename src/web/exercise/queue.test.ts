// The queue of a phone when the server asks it to wait: every answer is kept, sent in order, and no sooner than the server says.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

interface Entry {
  readonly path: string
  readonly values: Readonly<Record<string, string>>
}
interface Queue {
  readonly entries: readonly Entry[]
  readonly awaySince: Date | null
  push(entry: Entry): void
  pump(): Promise<void>
}
type Send = (entry: Entry) => Promise<{ status: number; retryAfter?: number }>
/** The browser's module has no type declarations. */
const { Queue }: { Queue: new (name: string, send: Send, answered: (entry: Entry, status: number) => void, changed: () => void) => Queue } =
  await import(new URL('../../../public/js/ui/queue.js', import.meta.url).href)

const stored = new Map<string, string>()
beforeEach(() => {
  stored.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.stubGlobal('window', { setTimeout: (run: () => void, ms: number) => setTimeout(run, ms) })
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a queue that is told to wait keeps every entry, and sends all of them in order', async () => {
  let [left, at] = [3, 0]
  const arrived: string[] = []
  const sent: number[] = []
  const refused: string[] = []
  const queue: Queue = new Queue(
    'q',
    async ({ path }) => {
      sent.push(performance.now())
      if (performance.now() >= at + 2000) [left, at] = [3, performance.now()]
      if (left === 0) return { status: 429, retryAfter: 2 }
      left -= 1
      arrived.push(path)
      return { status: 204 }
    },
    ({ path }, status) => {
      if (status >= 400) refused.push(path)
    },
    () => {},
  )
  at = performance.now()
  const all = Array.from({ length: 10 }, (_, one) => String(one))
  for (const path of all) queue.push({ path, values: {} })
  await vi.advanceTimersByTimeAsync(100)
  expect(arrived).toEqual(['0', '1', '2'])
  expect(JSON.parse(stored.get('q') ?? '')).toHaveLength(7)
  // Neither another tap nor the browser being online again ends the wait.
  queue.push({ path: '10', values: {} })
  void queue.pump()
  await vi.advanceTimersByTimeAsync(100)
  expect(sent).toHaveLength(4)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(arrived).toEqual([...all, '10'])
  expect([refused, queue.entries, queue.awaySince, stored.size]).toEqual([[], [], null, 0])
})
