// The waits are short here; how long they are in use is said, with reasons, where they stand.
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listenerFor } from './listener.ts'

const SOON = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50, keepAliveTimeout: 5000, silence: 900 }

/** What a client of a server with such waits is told before it is cut off. */
async function told(fetch: (request: Request) => Response | Promise<Response>, send: (socket: Socket) => void): Promise<string> {
  const server = listenerFor({ fetch }, SOON)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const timer = setInterval(() => socket.writable && send(socket), 50)
  onTestFinished(() => {
    clearInterval(timer)
    socket.destroy()
    server.close()
  })
  let text = ''
  socket.on('error', () => {})
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString()
  })
  await once(socket, 'close')
  return text
}
const drip = (text: string, rest = '') => {
  let first = true
  return (socket: Socket) => {
    socket.write(first ? text : rest)
    first = false
  }
}
const ok = () => new Response('ok')

test('a request whose head drips is given up', async () => {
  expect(await told(ok, drip('GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 'x'))).toMatch(/^HTTP\/1\.1 408 /)
})

test('a request whose body drips is given up', async () => {
  const reads = async (request: Request) => new Response(await request.text())
  expect(await told(reads, drip('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n', 'x'))).toMatch(/^HTTP\/1\.1 408 /)
})

test('a connection on which nothing moves is cut', async () => {
  const never = () => new Promise<Response>(() => {})
  expect(await told(never, drip('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))).toBe('')
})
