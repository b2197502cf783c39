// Draws the robustness of a matrix in a worker thread, so that nobody waits for somebody's ten thousand draws. What was drawn is kept
// for a while by its content: the same matrix has the same figures, whoever asks.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { Refused } from '../ach/refused.ts'
import type { Robustness } from '../ach/robustness.ts'
import type { Table } from '../ach/table.ts'
import type { Method } from '../ach/workbook.ts'
import type { Answer, Order } from './robustness-worker.ts'

export interface RobustnessRunner {
  /** Refused 'unavailable' where it could not be drawn; asking again then draws again. */
  of(table: Table, method: Method): Promise<Robustness>
  /** Ends the worker; what is still waiting is refused. */
  close(): Promise<void>
}

const IDLE = 60_000
/** So many results are kept, the last used longest. */
const KEPT = 64

interface Waiting {
  readonly order: Order
  readonly resolve: (result: Robustness) => void
  readonly reject: (error: Error) => void
}

/** Compiled, the worker stands beside this file; in tests, which run the source, it is in dist. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/analysis/robustness-worker.js' : './robustness-worker.js',
  import.meta.url,
)

const stopped = () => new Refused('unavailable', 'The robustness could not be drawn. Please load the page again.')

/** One worker, started at the first question, one matrix at a time, ended after a minute without one. */
export function createRobustness(worker: URL = WORKER): RobustnessRunner {
  const kept = new Map<string, Promise<Robustness>>()
  const queue: Waiting[] = []
  let current: Waiting | undefined
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let closed = false

  function start(): Worker {
    const started = new Worker(worker)
    started.on('message', (answer: Answer) => {
      if ('result' in answer) current?.resolve(answer.result)
      else current?.reject(new Error(`The robustness could not be drawn: ${answer.failed}`))
      next()
    })
    // an error that was not caught ends the worker: 'exit' follows
    started.on('error', () => {})
    started.on('exit', () => {
      if (thread !== started) return
      thread = undefined
      current?.reject(stopped())
      next()
    })
    started.unref()
    return started
  }

  function next(): void {
    clearTimeout(idle)
    current = queue.shift()
    if (!current) {
      thread?.unref()
      idle = setTimeout(() => void end(), IDLE).unref()
      return
    }
    try {
      thread ??= start()
      thread.ref()
      thread.postMessage(current.order)
    } catch (error) {
      current.reject(error instanceof Error ? error : stopped())
      next()
    }
  }

  async function end(): Promise<void> {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  function drawn(order: Order): Promise<Robustness> {
    return new Promise((resolve, reject) => {
      queue.push({ order, resolve, reject })
      if (!current) next()
    })
  }

  return {
    async of(table, method) {
      if (closed) throw stopped()
      const order = withoutTexts({ table, method })
      const key = createHash('sha256').update(JSON.stringify(order)).digest('base64')
      const result = kept.get(key) ?? drawn(order)
      kept.delete(key)
      kept.set(key, result)
      result.catch(() => kept.get(key) === result && kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
      return result
    },
    async close() {
      closed = true
      clearTimeout(idle)
      for (const waiting of [current, ...queue.splice(0)]) waiting?.reject(stopped())
      current = undefined
      await end()
    },
  }
}

/** No text counts in a draw, and a new word in one is no reason to draw again. */
const withoutTexts = ({ table: { hypotheses, rows }, method }: Order): Order => ({
  table: {
    hypotheses,
    rows: rows.map(({ id, item, weight, ownWeight, ratings, v }) => ({
      ...{ id, weight, ownWeight, ratings, v },
      item: { ...item, version: 0, statement: '', notes: null, locator: null, date: null, kind: null, source: null, cluster: null },
    })),
  },
  method,
})
