// The app behind its real HTTP server, and a client that sends whatever bytes it is given. Must not help the server to understand.
import { connect } from 'node:net'
import { type ListeningApp, listeningApp } from '../support/listening-app.ts'
import { type Route, routesOf } from './pages.test-support.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  /** as it is sent, whatever the headers say */
  readonly body?: Buffer
  /** hangs up after the body, as it may be shorter than it was said to be; then there need not be an answer */
  readonly hangsUp?: boolean
}
export interface Answer {
  /** 0 where there was none */
  readonly status: number
  /** lower case name and value, in the order in which they came */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}
export interface Surface extends ListeningApp {
  readonly routes: readonly Route[]
  ask(asked: Asked): Promise<Answer>
}

export async function surface(): Promise<Surface> {
  const listening = await listeningApp()
  return { ...listening, routes: routesOf(listening), ask: (asked) => send(listening.port, asked) }
}

function send(port: number, { method, path, headers, body, hangsUp = false }: Asked): Promise<Answer> {
  const head = [['Host', `localhost:${port}`], ['Connection', 'close'], ...headers].map(([name, value]) => `${name}: ${value}\r\n`)
  return new Promise((resolve, reject) => {
    let text = ''
    const done = () => {
      socket.destroy()
      const answer = read(text)
      if (answer) resolve(answer)
      else if (hangsUp) resolve({ status: 0, headers: [], body: '' })
      else reject(new Error(`No answer to ${method} ${path}: ${JSON.stringify(text)}`))
    }
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n`)
      if (body) socket.write(body)
      if (hangsUp) socket.end()
    })
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      text += part
      // A stream has no end.
      if (/content-type: text\/event-stream[\s\S]*\r\n\r\n/.test(text)) done()
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}

function read(all: string): Answer | null {
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
  // A body in pieces of which there is none.
  return { status, headers, body: body === '0\r\n\r\n' ? '' : body }
}
