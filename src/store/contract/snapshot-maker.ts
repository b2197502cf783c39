// Has snapshots made in the worker, which is started at the first need. A snapshot is a convenience: where one cannot be made,
// that is logged and nothing else happens.
import { Worker } from 'node:worker_threads'

export interface SnapshotReply {
  readonly workbook: string
  readonly problem: string | null
}

/** A compiled file beside the one that asks (`from`: its `import.meta.url`); null when running from source, where a worker has no code to run. */
export const builtWorker = (name: string, from: string): URL | null => (from.endsWith('.js') ? new URL(name, from) : null)

export class SnapshotMaker {
  readonly #code: URL | null
  readonly #start: unknown
  readonly #wanted = new Set<string>()
  #worker: Worker | null = null

  /** `startServer`: what the worker is told about its database. */
  constructor(code: URL | null, start: unknown) {
    this.#code = code
    this.#start = start
  }

  /** Asks for a snapshot of this workbook; does not wait for it. */
  want(workbook: string): void {
    if (this.#code === null || this.#wanted.has(workbook)) return
    this.#wanted.add(workbook)
    this.#worker ??= this.#begin(this.#code)
    this.#worker.postMessage(workbook)
  }

  /** Finishes what is wanted and ends the worker. */
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
      this.#wanted.delete(workbook)
      if (problem !== null) console.error(`No snapshot of workbook ${workbook} could be made: ${problem}`)
    })
    worker.on('error', (error) => console.error('The snapshot worker failed:', error))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      this.#wanted.clear()
    })
    return worker
  }
}
