// Computes the robustness and the chance of a lead in a worker thread, so that they block no request. Results are cached by content.

import { createHash } from 'node:crypto'
import type { RobustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Method } from '../ach/model/workbook.ts'
import { type RatingTable, raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import type { View } from '../ach/view/view.ts'
import { keepLastUsed } from './keep-last.ts'
import type { RobustnessJob, RobustnessReply } from './robustness-worker.ts'
import { createWorkerQueue, workerFile } from './worker-queue.ts'

export interface RobustnessRunner {
  /**
   * Null if nothing can lead. Rejects with `Refused('unavailable')` if the computation failed or too many wait; the next call tries again. A computation ends when
   * everyone who waits for it has a `signal` that is aborted.
   */
  of(table: RatingTable, method: Method, signal?: AbortSignal): Promise<RobustnessFigures | null>
  /** The number of calls without a result. */
  waiting(): number
  /** Ends the worker; waiting calls are refused. */
  close(): Promise<void>
}

/** Computations that may wait. Each takes up to a few seconds. */
const MOST_WAITING = 20
/** Cached results, least recently used dropped first. */
const MAX_ENTRIES = 64

const WORKER = workerFile('background', 'robustness-worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', 'The robustness could not be computed. Reload the page to try again.')

const busyError = () => new Refused('unavailable', 'Many pages are waiting for the robustness. Reload the page in a moment.')

function resultIn(reply: RobustnessReply): RobustnessFigures | null {
  if ('result' in reply) return reply.result
  throw new Error(`The robustness could not be computed: ${reply.failed}`)
}

/** Computes one matrix at a time, in one worker. */
export function createRobustnessRunner(worker: URL = WORKER): RobustnessRunner {
  const cache = new Map<string, Shared>()
  let closed = false
  const queue = createWorkerQueue<RobustnessJob, RobustnessReply, RobustnessFigures | null>({
    worker,
    read: resultIn,
    stopped: stoppedError,
  })

  return {
    async of(table, method, signal) {
      if (closed || signal?.aborted) throw stoppedError()
      const order = dropTexts({ table, method })
      const key = createHash('sha256').update(JSON.stringify(order)).digest('base64')
      const known = cache.get(key)
      if (!known && queue.waiting() >= MOST_WAITING) throw busyError()
      const shared = known ?? shareJob((end) => queue.ask(order, { signal: end }))
      keepLastUsed(cache, key, shared, MAX_ENTRIES)
      shared.result.catch(() => cache.get(key) === shared && cache.delete(key))
      shared.join(signal)
      return shared.result
    },
    waiting: queue.waiting,
    close() {
      closed = true
      return queue.close()
    },
  }
}

/** A computation that several requests may wait for. */
interface Shared {
  readonly result: Promise<RobustnessFigures | null>
  /** Adds a request that waits until `signal` is aborted, or for as long as it takes. */
  join(signal: AbortSignal | undefined): void
}

function shareJob(start: (end: AbortSignal) => Promise<RobustnessFigures | null>): Shared {
  const end = new AbortController()
  let waiting = 0
  return {
    result: start(end.signal),
    join(signal) {
      waiting += 1
      signal?.addEventListener(
        'abort',
        () => {
          waiting -= 1
          if (waiting === 0) end.abort()
        },
        { once: true },
      )
    },
  }
}

/** Texts do not affect the result, so they are removed from the cache key. */
const dropTexts = ({ table: { hypotheses, rows }, method }: RobustnessJob): RobustnessJob => ({
  table: {
    hypotheses,
    rows: rows.map(({ id, item, weight, ownWeight, ratings, v }) => ({
      ...{ id, weight, ownWeight, ratings, v },
      item: { ...item, version: 0, statement: '', notes: null, locator: null, date: null, kind: null, source: null, cluster: null },
    })),
  },
  method,
})

/**
 * The robustness of what a viewer sees; null if it could not be computed, so that the rest can still be shown. Throws
 * `Refused('unknown')` for a rater whom the view does not show.
 */
export function robustnessFor(
  { robustness }: { readonly robustness: RobustnessRunner },
  view: View,
  rater: string,
  signal?: AbortSignal,
): Promise<RobustnessFigures | null> {
  const table = ratingTable(view, raterIn(view, rater))
  return robustness.of(table, view.method, signal).catch(() => null)
}
