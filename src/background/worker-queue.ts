// Runs orders in one worker, a thread or a process: started for the first order, one order at a time, ended after a minute without orders.
// If the worker dies or is closed, waiting orders are rejected and never hang.
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { OUT_OF_MEMORY, WorkerProcess } from './worker-process.ts'

const IDLE = 60_000

/**
 * URL of the compiled `name`.js in a folder of src: next to the caller (`from`: its `import.meta.url`), or in dist when tests run the
 * source.
 */
export const workerFile = (folder: string, name: string, from: string): URL =>
  new URL(from.endsWith('.ts') ? `../../dist/src/${folder}/${name}.js` : `./${name}.js`, from)

/** What a worker posts on failure; for the log. */
export const failureText = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

export interface WorkerOptions<Reply, Result> {
  /** URL of the compiled worker. */
  readonly worker: URL
  /** Limits of a thread. */
  readonly limits?: ResourceLimits
  /** Runs the worker in a separate process instead of a thread, with this much memory. */
  readonly process?: { readonly megabytes: number }
  /** Extracts the result from the worker's message; throws the error with which the order is rejected. */
  readonly read: (reply: Reply) => Result
  /** Progress of the order, 0 to 1, if the message reports that; null for a result. */
  readonly share?: (reply: Reply) => number | null
  /** The most milliseconds an order may take, and the error for one that takes longer; its worker is ended. */
  readonly timeout?: { readonly ms: number; readonly late: () => Error }
  /** The error for an order that needs more memory than the worker may use; `stopped` without it. */
  readonly exhausted?: () => Error
  /** True if the worker is to be ended after this reply, because it holds memory that it would not give back. */
  readonly retire?: (reply: Reply) => boolean
  /** The error for orders that get no result. If the worker died, its `cause`, which the log shows, says of what. */
  readonly stopped: () => Error
}

export interface AskOptions {
  /** Receives the progress of the order, if the worker reports it. */
  readonly onShare?: (share: number) => void
  /** Aborted when nobody waits for the result any more: the order is dropped and rejected, and its worker is ended if it was running. */
  readonly signal?: AbortSignal
}

export interface WorkerQueue<Order, Result> {
  ask(order: Order, options?: AskOptions): Promise<Result>
  /** The number of orders without a result, including the one in progress. */
  waiting(): number
  /** Ends the worker; waiting and later orders are rejected. */
  close(): Promise<void>
}

interface Waiting<Order, Result> {
  readonly order: Order
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
  readonly onShare: ((share: number) => void) | undefined
}

export function createWorkerQueue<Order, Reply, Result>({
  worker,
  limits,
  process,
  read,
  share = () => null,
  timeout,
  stopped,
  exhausted = stopped,
  retire = () => false,
}: WorkerOptions<Reply, Result>): WorkerQueue<Order, Result> {
  const queue: Waiting<Order, Result>[] = []
  let current: Waiting<Order, Result> | undefined
  let thread: Worker | WorkerProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let overdue: NodeJS.Timeout | undefined
  let closed = false

  function start(): Worker | WorkerProcess {
    const started = process ? new WorkerProcess(worker, process.megabytes) : new Worker(worker, limits ? { resourceLimits: limits } : {})
    let reason = stopped
    let cause: unknown
    started.on('message', (reply: Reply) => {
      const done = share(reply)
      if (done !== null) {
        current?.onShare?.(done)
        return
      }
      try {
        current?.resolve(read(reply))
      } catch (error) {
        current?.reject(error)
      }
      if (retire(reply)) void end()
      next()
    })
    // An uncaught error or running out of memory ends the worker; 'exit' follows in both cases.
    started.on('error', (error: NodeJS.ErrnoException) => {
      cause = error
      if (error.code === OUT_OF_MEMORY) reason = exhausted
    })
    started.on('exit', (code: unknown) => {
      if (thread !== started) return
      thread = undefined
      current?.reject(Object.assign(reason(), { cause: cause ?? new Error(`The worker ended with ${code}.`) }))
      next()
    })
    started.unref()
    return started
  }

  function next(): void {
    clearTimeout(idle)
    clearTimeout(overdue)
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
      if (timeout) watch(current, timeout)
    } catch (error) {
      current.reject(error instanceof Error ? error : stopped())
      next()
    }
  }

  function watch(order: Waiting<Order, Result>, { ms, late }: { ms: number; late: () => Error }): void {
    overdue = setTimeout(() => {
      order.reject(late())
      void thread?.terminate()
    }, ms).unref()
  }

  function drop(order: Waiting<Order, Result>): void {
    const at = queue.indexOf(order)
    if (at >= 0) queue.splice(at, 1)
    order.reject(stopped())
    // The next order runs in a new worker.
    if (current === order) void thread?.terminate()
  }

  async function end(): Promise<void> {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  return {
    ask(order, { onShare, signal } = {}) {
      if (closed || signal?.aborted) return Promise.reject(stopped())
      return new Promise((resolve, reject) => {
        const waiting = { order, resolve, reject, onShare }
        signal?.addEventListener('abort', () => drop(waiting), { once: true })
        queue.push(waiting)
        if (!current) next()
      })
    },
    waiting: () => queue.length + (current ? 1 : 0),
    async close() {
      closed = true
      clearTimeout(idle)
      clearTimeout(overdue)
      for (const waiting of [current, ...queue.splice(0)]) waiting?.reject(stopped())
      current = undefined
      await end()
    },
  }
}
