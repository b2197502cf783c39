// Runs a worker in a separate process, used like a thread. For untrusted input: if it runs out of memory, only that process ends (a thread
// can take the server with it), and all its memory goes back to the system.
import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'

/** The code with which threads report this; a process that died of it reports the same. */
export const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'

/** V8 aborts when its heap is full (exit code 134 on Windows), and the system kills the process that uses most when memory runs out. */
const DIED_OF_MEMORY: ReadonlySet<string | number | null> = new Set(['SIGABRT', 'SIGKILL', 134])

/** An order with bytes, as the worker gets it: without them. They follow on its standard input; see `bytesOfOrder`. */
export type SizedOrder<Order extends { readonly bytes: Uint8Array }> = Omit<Order, 'bytes'> & { readonly size: number }

/** In the worker: reads the bytes of the order that has arrived. */
export async function bytesOfOrder({ size }: { readonly size: number }): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size)
  for (let at = 0; at < size; ) {
    const part: Buffer | null = process.stdin.read()
    if (part === null) await once(process.stdin, 'readable')
    else at += part.copy(bytes, at)
  }
  return bytes
}

/** Events: 'message', 'error' and 'exit', as of a thread. The worker's messages are copied as between threads. */
export class WorkerProcess extends EventEmitter {
  readonly #child: ChildProcess
  #ending = false

  /** `megabytes` limits its JavaScript heap; buffers come on top. It gets no setting and no output of the server. */
  constructor(file: URL, megabytes: number) {
    super()
    this.#child = fork(file, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${megabytes}`],
      env: {},
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    })
    // If the worker ends before it has read everything, 'exit' follows.
    this.#pipe?.on('error', () => {})
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', (error) => {
      this.emit('error', error)
      // It could not be started, so no 'exit' follows.
      if (this.#child.pid === undefined) this.emit('exit')
    })
    this.#child.once('exit', (code, signal) => {
      const ofMemory = !this.#ending && (DIED_OF_MEMORY.has(code) || DIED_OF_MEMORY.has(signal))
      if (ofMemory) this.emit('error', Object.assign(new Error('The process ran out of memory.'), { code: OUT_OF_MEMORY }))
      this.emit('exit', code ?? signal)
    })
  }

  /** Throws an error for an order that cannot be copied. The bytes of an order are not copied, which would need their memory twice more. */
  postMessage(order: unknown): void {
    if (!hasBytes(order)) return void this.#child.send(order as Serializable)
    const { bytes, ...others } = order
    this.#child.send({ ...others, size: bytes.byteLength })
    this.#pipe?.write(bytes)
  }

  get #pipe(): Socket | null {
    return this.#child.stdin as Socket | null
  }

  ref(): void {
    this.#child.ref()
    this.#child.channel?.ref()
    this.#pipe?.ref()
  }

  /** Lets the server exit although this process runs; it then ends, too. */
  unref(): void {
    this.#child.unref()
    this.#child.channel?.unref()
    this.#pipe?.unref()
  }

  /** Resolves when it has ended. */
  async terminate(): Promise<void> {
    this.#ending = true
    if (this.#child.kill('SIGKILL')) await once(this.#child, 'exit')
  }
}

const hasBytes = (order: unknown): order is { readonly bytes: Uint8Array } =>
  order !== null && typeof order === 'object' && 'bytes' in order && order.bytes instanceof Uint8Array
