// Hundreds of slow, idle or oversized clients at once delay no other client and leave nothing behind.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startBuiltServer } from '../browser/built-server.ts'
import { at, exported, fromCase, pollUntil, rate } from './server-requests.ts'

const STREAMS = 200
const MB = 1024 * 1024

/** Open files and resident memory of a process, where the system reports them; elsewhere that part is skipped. */
function resourcesOf(pid: number): { files: number; bytes: number } | null {
  if (process.platform !== 'linux') return null
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { files: readdirSync(`/proc/${pid}/fd`).length, bytes: Number(kb) * 1024 }
}

function sockets(address: string) {
  const { port, hostname } = new URL(address)
  const open: Socket[] = []
  onTestFinished(() => hangUp())
  const hangUp = () => {
    for (const socket of open) socket.destroy()
  }
  const dial = async (): Promise<Socket> => {
    const socket = connect(Number(port), hostname).on('error', () => {})
    open.push(socket)
    await once(socket, 'connect')
    return socket
  }
  return { dial, hangUp, head: (line: string, more = '') => `${line} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${more}` }
}

test('slow, idle and oversized clients delay no other client and leave nothing behind', async () => {
  const served = await startBuiltServer()
  onTestFinished(served.close)
  const ask = at(served.address)
  const workbook = await fromCase(ask)
  // Loads everything that is loaded at its first use.
  for (const kind of ['json', 'csv', 'md', 'xlsx']) await (await ask(`/workbooks/${workbook}/export.${kind}`)).arrayBuffer()
  const form = new FormData()
  form.set('file', new File([await exported(ask, workbook)], 'given.json'))
  await ask('/imports', { method: 'POST', body: form })
  const { dial, hangUp, head } = sockets(served.address)
  // The largest accepted body needs its memory once; the process then keeps that memory.
  await Promise.all(Array.from({ length: 5 }, async () => large(await dial(), head, 'Content-Length: 31457280')))
  await Promise.all(Array.from({ length: 5 }, async () => large(await dial(), head, 'Transfer-Encoding: chunked')))
  const before = resourcesOf(served.pid())

  const drips: Socket[] = []
  for (let count = 0; count < 50; count += 1) {
    const [slow, half] = [await dial(), await dial()]
    drips.push(slow)
    half.write(
      head(
        `POST /workbooks/${workbook}/settings`,
        'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntitle=ha',
      ),
    )
  }
  const line = head('GET /', 'X-Slow: ')
  let sent = 0
  const drip = () => {
    for (const socket of drips) if (socket.writable) socket.write(line[sent] ?? 'x')
    sent += 1
  }
  const reader = await dial()
  reader.pause()
  reader.write(head(`GET /workbooks/${workbook}/export.xlsx`, '\r\n'))
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, async () => {
      const socket = await dial()
      socket.write(head(`GET /workbooks/${workbook}/live`, '\r\n'))
      const [first] = await once(socket, 'data')
      return String(first).slice(0, 15)
    }),
  )
  expect(new Set(streams)).toEqual(new Set(['HTTP/1.1 200 OK']))
  const large30 = Promise.all(
    Array.from({ length: 10 }, async (_, index) =>
      large(await dial(), head, index % 2 ? 'Content-Length: 31457280' : 'Transfer-Encoding: chunked'),
    ),
  )

  // A normal client works at the same time.
  const { evidence, hypotheses } = JSON.parse(await exported(ask, workbook)) as Record<'evidence' | 'hypotheses', { id: string }[]>
  const cells = evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id }))).slice(0, 50)
  for (const cell of cells) {
    drip()
    reader.read(1)
    const response = await rate(ask, workbook, cell, 'II')
    await response.arrayBuffer()
    expect([200, 303]).toContain(response.status)
  }
  const ratings = JSON.parse(await exported(ask, workbook)).raters.find(({ id }: { id: string }) => id === 'me').ratings
  for (const { evidence: item, hypothesis } of cells) expect(ratings[item][hypothesis]).toBe('II')
  for (const status of await large30) expect(status).toMatch(/^HTTP\/1\.1 413|^$/)
  // All slow clients were connected until now.
  const during = resourcesOf(served.pid())
  if (before && during) expect(during.files - before.files).toBeGreaterThan(STREAMS)

  hangUp()
  if (before) {
    // Memory is released gradually. A leak never is, so the test would run into its timeout.
    await pollUntil(
      async () => {
        await exported(ask, workbook)
        return resourcesOf(served.pid())
      },
      (now) => now !== null && now.files <= before.files + 10 && now.bytes - before.bytes < 50 * MB,
    )
  }
  // The next client can connect: ended streams no longer count.
  const next = new AbortController()
  expect((await ask(`/workbooks/${workbook}/live`, { signal: next.signal })).status).toBe(200)
  next.abort()
})

/** Sends 30 MB to a page that accepts 25. Returns the first line of the response, or '' if the connection was closed. */
async function large(socket: Socket, head: (line: string, more: string) => string, length: string): Promise<string> {
  const closed = new Promise((resolve) => socket.once('close', resolve))
  let text = ''
  socket.on('data', (part) => {
    text += part
  })
  socket.write(head('POST /imports', `Connection: close\r\nContent-Type: multipart/form-data; boundary=abc\r\n${length}\r\n\r\n`))
  const part = Buffer.alloc(MB, 'x')
  const chunk = length.startsWith('T') ? Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]) : part
  for (let count = 0; count < 30 && socket.writable; count += 1)
    if (!socket.write(chunk)) await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed])
  if (length.startsWith('T') && socket.writable) socket.write('0\r\n\r\n')
  await closed
  return text.split('\r\n')[0] ?? ''
}
