// Makes snapshots in a worker thread, which starts at the first request. Snapshots only speed up opening: if one fails, that is logged and
// nothing else happens.
import { Worker } from 'node:worker_threads'

export interface SnapshotReply {
  readonly workbook: string
  readonly problem: string | null
}

/**
 * URL of a compiled file next to the caller (`from`: its `import.meta.url`); null when running from source, where a worker has no code to
 * run.
 */
export const builtWorker = (name: string, from: string): URL | null => (from.endsWith('.js') ? new URL(name, from) : null)

export class SnapshotMaker {
  readonly #code: URL | null
  readonly #start: unknown
  readonly #pending = new Set<string>()
  #worker: Worker | null = null
  readonly #counts = { snapshots: 0, failedSnapshots: 0 }

  /** `startServer`: the worker's description of its database. */
  constructor(code: URL | null, start: unknown) {
    this.#code = code
    this.#start = start
  }

  /** Requests a snapshot of this workbook without waiting for it. */
  request(workbook: string): void {
    if (this.#code === null || this.#pending.has(workbook)) return
    this.#pending.add(workbook)
    this.#worker ??= this.#begin(this.#code)
    this.#worker.postMessage(workbook)
  }

  /** Since the start. */
  get counts(): Readonly<{ snapshots: number; failedSnapshots: number }> {
    return this.#counts
  }

  /** Makes the requested snapshots, then ends the worker. */
  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    const exit = new Promise((resolve) => worker.once('exit', resolve))
    worker.ref()
    worker.postMessage(null)
    await exit
  }

  #begin(code: URL): Worker {
    const worker = new Worker(code, { workerData: this.#start })
    worker.unref()
    worker.on('message', ({ workbook, problem }: SnapshotReply) => {
      this.#pending.delete(workbook)
      this.#counts[problem === null ? 'snapshots' : 'failedSnapshots'] += 1
      if (problem !== null) console.error(`Could not make a snapshot of workbook ${workbook}: ${problem}`)
    })
    worker.on('error', (error) => console.error('The snapshot worker failed:', error))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      this.#pending.clear()
    })
    return worker
  }
}
