// A client that costs little: keep-alive connections that send one request after the other and take the time of each.
import { connect, type Socket } from 'node:net'

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
  readonly htmx?: boolean
}
export interface Took {
  /** requests per second */
  readonly rate: number
  /** milliseconds, one per request */
  readonly each: readonly number[]
  /** the last answer's body */
  readonly last: string
}
export interface Until {
  readonly connections: number
  readonly ms?: number
  readonly requests?: number
  /** asked before each request */
  readonly over?: () => boolean
}

/** Asks until the time is over, so many were sent, or it is told so; `next` is told which connection asks. An answer that is not 200 ends it with an error. */
export async function load(
  address: string,
  next: (connection: number) => Asked,
  { connections, ms = Infinity, requests = Infinity, over = () => false }: Until,
): Promise<Took> {
  const { hostname, port } = new URL(address)
  const each: number[] = []
  const start = performance.now()
  let sent = 0
  let last = ''
  const one = async (connection: number) => {
    const socket = connect(Number(port), hostname).setNoDelay(true)
    const read = reader(socket)
    while (performance.now() - start < ms && sent < requests && !over()) {
      sent += 1
      const asked = next(connection)
      const began = performance.now()
      socket.write(written(asked, `${hostname}:${port}`))
      const answer = await read()
      each.push(performance.now() - began)
      if (answer.status !== 200) throw new Error(`${asked.method} ${asked.path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
      last = answer.body
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)))
  return { rate: (each.length / (performance.now() - start)) * 1000, each, last }
}

function written({ method, path, body = '', htmx }: Asked, host: string): string {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`]
  if (htmx) lines.push('HX-Request: true', 'HX-Request-Type: partial')
  if (method === 'POST') lines.push('Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** Reads answers that say their length, one for each call. */
function reader(socket: Socket): () => Promise<{ status: number; body: string }> {
  let parts: Buffer[] = []
  let have = 0
  let need = -1
  let head = ''
  let done: ((answer: { status: number; body: string }) => void) | undefined
  let failed: ((error: Error) => void) | undefined
  socket.on('error', (error) => failed?.(error))
  socket.on('data', (bytes: Buffer) => {
    parts.push(bytes)
    have += bytes.length
    if (need < 0) {
      const all = Buffer.concat(parts)
      const end = all.indexOf('\r\n\r\n')
      if (end < 0) return
      head = all.subarray(0, end).toString('latin1')
      need = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
      if (Number.isNaN(need)) return failed?.(new Error(`An answer without a length:\n${head}`))
      parts = [all]
    }
    if (have < need) return
    const body = Buffer.concat(parts).toString('utf8', head.length + 4, need)
    const status = Number(head.slice(9, 12))
    parts = []
    have = 0
    need = -1
    done?.({ status, body })
  })
  return () =>
    new Promise((resolve, reject) => {
      done = resolve
      failed = reject
    })
}
