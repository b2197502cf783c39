// Draws the robustness of a matrix in a worker thread, so that nobody waits for somebody's ten thousand draws. What was drawn is kept
// for a while by its content: the same matrix has the same figures, whoever asks.

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
  /** Refused 'unavailable' where it could not be drawn; asking again then draws again. */
  of(table: RatingTable, method: Method): Promise<Robustness>
  /** Ends the worker; what is still waiting is refused. */
  close(): Promise<void>
}

/** So many results are kept, the last used longest. */
const KEPT = 64

const WORKER = workerFile('background', 'robustness-worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', 'The robustness could not be drawn. Please load the page again.')

function resultIn(answer: RobustnessReply): Robustness {
  if ('result' in answer) return answer.result
  throw new Error(`The robustness could not be drawn: ${answer.failed}`)
}

/** One matrix at a time, in one worker. */
export function createRobustnessRunner(worker: URL = WORKER): RobustnessRunner {
  const kept = new Map<string, Promise<Robustness>>()
  let closed = false
  const draws = createWorkerQueue<RobustnessJob, RobustnessReply, Robustness>({ worker, read: resultIn, stopped: stoppedError })

  return {
    async of(table, method) {
      if (closed) throw stoppedError()
      const order = dropTexts({ table, method })
      const key = createHash('sha256').update(JSON.stringify(order)).digest('base64')
      const result = kept.get(key) ?? draws.ask(order)
      keepLastUsed(kept, key, result, KEPT)
      result.catch(() => kept.get(key) === result && kept.delete(key))
      return result
    },
    close() {
      closed = true
      return draws.close()
    },
  }
}

/** No text counts in a draw, and a new word in one is no reason to draw again. */
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
 * The robustness of what a viewer sees; null where it could not be drawn, so that the rest can still be shown. Refused 'unknown' for a
 * rater whom the view does not show.
 */
export function robustnessFor(
  { robustness }: { readonly robustness: RobustnessRunner },
  view: View,
  rater: string,
): Promise<Robustness | null> {
  const table = ratingTable(view, raterIn(view, rater))
  return robustness.of(table, view.method).catch(() => null)
}
