// Computes the robustness of a matrix in a worker thread, so that its ten thousand draws block no request. Results are cached by content.

import { createHash } from 'node:crypto'
import type { Robustness } from '../ach/analysis/robustness.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Method } from '../ach/model/workbook.ts'
import { type RatingTable, raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import type { View } from '../ach/view/view.ts'
import { keepLastUsed } from './keep-last.ts'
import type { RobustnessJob, RobustnessReply } from './robustness-worker.ts'
import { createWorkerQueue, workerFile } from './worker-queue.ts'

export interface RobustnessRunner {
  /** Rejects with `Refused('unavailable')` if the computation failed; the next call tries again. */
  of(table: RatingTable, method: Method): Promise<Robustness>
  /** The number of calls without a result. */
  waiting(): number
  /** Ends the worker; waiting calls are refused. */
  close(): Promise<void>
}

/** Cached results, least recently used dropped first. */
const MAX_ENTRIES = 64

const WORKER = workerFile('background', 'robustness-worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', 'The robustness could not be computed. Reload the page to try again.')

function resultIn(reply: RobustnessReply): Robustness {
  if ('result' in reply) return reply.result
  throw new Error(`The robustness could not be computed: ${reply.failed}`)
}

/** Computes one matrix at a time, in one worker. */
export function createRobustnessRunner(worker: URL = WORKER): RobustnessRunner {
  const cache = new Map<string, Promise<Robustness>>()
  let closed = false
  const queue = createWorkerQueue<RobustnessJob, RobustnessReply, Robustness>({ worker, read: resultIn, stopped: stoppedError })

  return {
    async of(table, method) {
      if (closed) throw stoppedError()
      const order = dropTexts({ table, method })
      const key = createHash('sha256').update(JSON.stringify(order)).digest('base64')
      const result = cache.get(key) ?? queue.ask(order)
      keepLastUsed(cache, key, result, MAX_ENTRIES)
      result.catch(() => cache.get(key) === result && cache.delete(key))
      return result
    },
    waiting: queue.waiting,
    close() {
      closed = true
      return queue.close()
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
): Promise<Robustness | null> {
  const table = ratingTable(view, raterIn(view, rater))
  return robustness.of(table, view.method).catch(() => null)
}
