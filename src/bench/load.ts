// Sends requests over keep-alive connections, one after the other on each, and times them. Uses plain sockets to keep the client cheap.
import { connect, type Socket } from 'node:net'

export interface LoadRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
  readonly htmx?: boolean
}
/** Requests of one address, again and again. */
export const get = (path: string) => (): LoadRequest => ({ method: 'GET', path })

export interface LoadResult {
  /** requests per second */
  readonly rate: number
  /** milliseconds, one per request */
  readonly times: readonly number[]
  /** of the last response */
  readonly body: string
}
export interface LoadLimits {
  readonly connections?: number
  readonly ms?: number
  readonly requests?: number
  /** checked before each request */
  readonly signal?: AbortSignal
}

/** Sends requests until one of the limits is reached. Rejects on a response other than 200. */
export async function load(
  address: string,
  next: () => LoadRequest,
  { connections = 1, ms = Infinity, requests = Infinity, signal }: LoadLimits,
): Promise<LoadResult> {
  const { hostname, port } = new URL(address)
  const times: number[] = []
  const start = performance.now()
  let count = 0
  let body = ''
  const connection = async () => {
    const socket = connect(Number(port), hostname).setNoDelay(true)
    const read = responsesOf(socket)
    while (performance.now() - start < ms && count < requests && !signal?.aborted) {
      count += 1
      const request = next()
      const sent = performance.now()
      socket.write(textOf(request, `${hostname}:${port}`))
      const response = await read()
      times.push(performance.now() - sent)
      if (response.status !== 200)
        throw new Error(`${request.method} ${request.path} returned ${response.status}: ${response.body.slice(0, 300)}`)
      body = response.body
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return { rate: (times.length / (performance.now() - start)) * 1000, times, body }
}

function textOf({ method, path, body = '', htmx }: LoadRequest, host: string): string {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`]
  if (htmx) lines.push('HX-Request: true', 'HX-Request-Type: partial')
  if (method === 'POST') lines.push('Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

interface SocketResponse {
  readonly status: number
  readonly body: string
}

/** Reads the next response on each call. Responses must have a content length. */
function responsesOf(socket: Socket): () => Promise<SocketResponse> {
  let bytes = Buffer.alloc(0)
  let chunks: Buffer[] = []
  let size = 0
  let head: { text: string; end: number } | null = null
  let resolve: (response: SocketResponse) => void = () => {}
  let reject: (error: Error) => void = () => {}
  socket.on('error', (error) => reject(error))
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (!head) {
      bytes = Buffer.concat(chunks)
      chunks = [bytes]
      const start = bytes.indexOf('\r\n\r\n') + 4
      if (start < 4) return
      const text = bytes.toString('latin1', 0, start)
      head = { text, end: start + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN) }
      if (Number.isNaN(head.end)) return reject(new Error(`A response has no content length:\n${text}`))
    }
    if (size < head.end) return
    const body = Buffer.concat(chunks).toString('utf8', head.text.length, head.end)
    const status = Number(head.text.slice(9, 12))
    chunks = []
    size = 0
    head = null
    resolve({ status, body })
  })
  return () =>
    new Promise((onAnswer, onError) => {
      resolve = onAnswer
      reject = onError
    })
}
