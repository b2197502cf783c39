// The app behind its real HTTP server, and a client that sends raw bytes without correcting them.
import { connect } from 'node:net'
import { type ListeningApp, listeningApp } from '../support/listening-app.ts'
import { type Route, routesOf } from './pages.test-support.ts'

export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  /** Sent unchanged, whatever the headers say. */
  readonly body?: Buffer
  /** Disconnects after the body, which may be shorter than declared; then there may be no response. */
  readonly hangsUp?: boolean
}
export interface RawResponse {
  /** 0 if there was no response. */
  readonly status: number
  /** Names in lower case and values, in the order received. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}
export interface Surface extends ListeningApp {
  readonly routes: readonly Route[]
  send(request: RawRequest): Promise<RawResponse>
}

export async function surface(): Promise<Surface> {
  const listening = await listeningApp()
  return { ...listening, routes: routesOf(listening), send: (request) => send(listening.port, request) }
}

function send(port: number, { method, path, headers, body, hangsUp = false }: RawRequest): Promise<RawResponse> {
  const head = [['Host', `localhost:${port}`], ['Connection', 'close'], ...headers].map(([name, value]) => `${name}: ${value}\r\n`)
  return new Promise((resolve, reject) => {
    let text = ''
    const done = () => {
      socket.destroy()
      const response = read(text)
      if (response) resolve(response)
      else if (hangsUp) resolve({ status: 0, headers: [], body: '' })
      else reject(new Error(`No response to ${method} ${path}: ${JSON.stringify(text)}`))
    }
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n`)
      if (body) socket.write(body)
      if (hangsUp) socket.end()
    })
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      text += part
      // Streams have no end.
      if (/content-type: text\/event-stream[\s\S]*\r\n\r\n/.test(text)) done()
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}

function read(all: string): RawResponse | null {
  const text = all.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1])
  if (end < 0 || !status) return null
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  const body = text.slice(end + 4)
  // A chunked body without chunks.
  return { status, headers, body: body === '0\r\n\r\n' ? '' : body }
}
