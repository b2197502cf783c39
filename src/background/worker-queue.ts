// Keeps one worker thread: started at the first order, one order at a time, ended after a minute without one. Whoever waits when it
// dies or is closed is told so and never hangs. Knows neither what is ordered nor what comes back.
import { type ResourceLimits, Worker } from 'node:worker_threads'

const IDLE = 60_000

/** The compiled `name`.js in a folder of src: beside the one that asks (`from`: its `import.meta.url`); in tests, which run the source, in dist. */
export const workerFile = (folder: string, name: string, from: string): URL =>
  new URL(from.endsWith('.ts') ? `../../dist/src/${folder}/${name}.js` : `./${name}.js`, from)

/** What a worker posts where it failed: for the log. */
export const failureText = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

export interface WorkerOptions<Answer, Result> {
  /** address of the compiled worker */
  readonly worker: URL
  readonly limits?: ResourceLimits
  /** the result in what the worker posted; throws what the order is refused with */
  readonly read: (answer: Answer) => Result
  /** how far the order is, 0 … 1, where the worker posted that; null for the result */
  readonly share?: (answer: Answer) => number | null
  /** the most milliseconds that one order may take, and what it is refused with then; the worker is ended */
  readonly patience?: { readonly ms: number; readonly late: () => Error }
  /** what an order is refused with that got no answer */
  readonly stopped: () => Error
}

export interface WorkerQueue<Order, Result> {
  /** `onShare` hears how far it is, where the worker says so */
  ask(order: Order, onShare?: (share: number) => void): Promise<Result>
  /** Ends the worker; what is still waiting is refused, and so is what comes later. */
  close(): Promise<void>
}

interface Waiting<Order, Result> {
  readonly order: Order
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
  readonly onShare: ((share: number) => void) | undefined
}

export function createWorkerQueue<Order, Answer, Result>({
  worker,
  limits,
  read,
  share = () => null,
  patience,
  stopped,
}: WorkerOptions<Answer, Result>): WorkerQueue<Order, Result> {
  const queue: Waiting<Order, Result>[] = []
  let current: Waiting<Order, Result> | undefined
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let overdue: NodeJS.Timeout | undefined
  let closed = false

  function start(): Worker {
    const started = new Worker(worker, limits ? { resourceLimits: limits } : {})
    started.on('message', (answer: Answer) => {
      const done = share(answer)
      if (done !== null) {
        current?.onShare?.(done)
        return
      }
      try {
        current?.resolve(read(answer))
      } catch (error) {
        current?.reject(error)
      }
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
      if (patience) watch(current, patience)
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

  async function end(): Promise<void> {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  return {
    ask(order, onShare) {
      if (closed) return Promise.reject(stopped())
      return new Promise((resolve, reject) => {
        queue.push({ order, resolve, reject, onShare })
        if (!current) next()
      })
    },
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
