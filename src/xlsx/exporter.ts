// Makes spreadsheets in a worker thread, so that nobody waits for somebody's export. The web asks here and knows nothing of exceljs.
import { Worker } from 'node:worker_threads'
import { Refused } from '../ach/refused.ts'
import type { View } from '../ach/view.ts'
import { withRaters } from './plan.ts'
import type { Answer, Order } from './worker.ts'

export interface Exporter {
  /**
   * Bytes of an .xlsx. `raters`: ids whose matrices are included, the first one's as the sheet Matrix; none = an empty matrix.
   * Same input, same bytes. Refused 'unknown' for a rater whom the view does not show, 'limit' where it would be too much for one
   * file, 'unavailable' where it could not be made.
   */
  xlsx(view: View, raters: readonly string[]): Promise<Uint8Array>
  /** Ends the worker; what is still waiting is refused. */
  close(): Promise<void>
}

/** Cells of all matrices together: more would need gigabytes of memory. */
export const MOST_CELLS = 100_000
const IDLE = 60_000
const MEGABYTES = 2048

interface Waiting {
  readonly order: Order
  readonly resolve: (file: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** Compiled, the worker stands beside this file; in tests, which run the source, it is in dist. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? '../../dist/src/xlsx/worker.js' : './worker.js', import.meta.url)

const stopped = () =>
  new Refused('unavailable', 'The spreadsheet could not be made. Please try again; if it fails again, take the JSON document.')

/** One worker, started at the first export, one export at a time, ended after a minute without one. */
export function createExporter(worker: URL = WORKER): Exporter {
  const queue: Waiting[] = []
  let current: Waiting | undefined
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let closed = false

  function start(): Worker {
    const started = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } })
    started.on('message', (answer: Answer) => {
      if ('file' in answer) current?.resolve(answer.file)
      else if ('refused' in answer) current?.reject(new Refused(answer.refused.code, answer.refused.message))
      else current?.reject(new Error(`The spreadsheet could not be made: ${answer.failed}`))
      next()
    })
    // an error that was not caught ends the worker, and so does running out of memory: 'exit' follows in either case
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

  return {
    async xlsx(view, raters) {
      if (closed) throw stopped()
      const exported = withRaters(view, raters)
      const cells = Math.max(1, raters.length) * view.hypotheses.size * view.evidence.size
      if (cells > MOST_CELLS) {
        const most = MOST_CELLS.toLocaleString('en')
        throw new Refused(
          'limit',
          `These are ${cells.toLocaleString('en')} cells; one spreadsheet holds at most ${most}. Choose fewer raters.`,
        )
      }
      return new Promise((resolve, reject) => {
        queue.push({ order: { view: exported, raters }, resolve, reject })
        if (!current) next()
      })
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
