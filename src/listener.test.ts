// Uses short timeouts; the real ones, with reasons, are in listener.ts.
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listenerFor } from './listener.ts'

const SOON = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50, keepAliveTimeout: 5000, silence: 900 }

/** Everything a server with these timeouts sends to a client before it closes the connection. */
async function received(fetch: (request: Request) => Response | Promise<Response>, send: (socket: Socket) => void): Promise<string> {
  const server = listenerFor({ fetch }, { limits: SOON })
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
  // once() would also end with an error of writing to a connection that the server has closed.
  await new Promise((resolve) => socket.once('close', resolve))
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

test('a request whose headers arrive too slowly gets a 408', async () => {
  expect(await received(ok, drip('GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 'x'))).toMatch(/^HTTP\/1\.1 408 /)
})

test('a request whose body arrives too slowly gets a 408', async () => {
  const reads = async (request: Request) => new Response(await request.text())
  expect(await received(reads, drip('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n', 'x'))).toMatch(/^HTTP\/1\.1 408 /)
})

test('a silent connection is closed', async () => {
  const never = () => new Promise<Response>(() => {})
  expect(await received(never, drip('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))).toBe('')
})

test('a request with two Host headers is refused', async () => {
  const text = await received(ok, drip('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'))
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).toContain('content-security-policy')
})

test('an address with too many connections gets no further ones until it closes some', async () => {
  const server = listenerFor({ fetch: ok }, { perAddress: 2 })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const sockets: Socket[] = []
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  /** True if a new connection gets a response. */
  const connects = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
    sockets.push(socket)
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    return Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)])
  }
  expect([await connects(), await connects(), await connects()]).toEqual([true, true, false])
  sockets[0]?.destroy()
  await expect.poll(connects).toBe(true)
})
