// Simulated phones of participants: each joins with the code, keeps a stream open and sends ratings. The phones of a room share a few
// connections for that, as behind a proxy.
import { Agent, type IncomingMessage, request } from 'node:http'
import { RATINGS } from '../ach/model/rating.ts'
import type { Stage } from '../ach/model/stage.ts'
import { paths } from '../paths.ts'

export interface BenchRun {
  readonly id: string
  readonly code: string
  readonly cells: readonly { readonly evidence: string; readonly hypothesis: string }[]
}

/** A rating that the server confirmed. */
export interface SavedRating {
  /** milliseconds until it was confirmed */
  readonly time: number
  /** by which the log can be searched for it */
  readonly batch: string
}

export interface SimulatedPhone {
  /** Sends a rating of that cell of the run. */
  rate(cell: number): Promise<SavedRating>
  /** Requests a page. Rejects if it is refused. */
  open(path: string): Promise<void>
  /** Resolves when the stream announces the stage. */
  waitFor(stage: Stage): Promise<void>
  close(): void
}

const JOIN_AT_ONCE = 20
const PHONES_PER_CONNECTION = 5

let rooms = 0

export async function joinRun(address: string, run: BenchRun, participants: number): Promise<SimulatedPhone[]> {
  // Each room has another address, because joins of one address are limited.
  rooms += 1
  const localAddress = `127.0.${1 + Math.floor(rooms / 250)}.${1 + (rooms % 250)}`
  const agent = new Agent({ keepAlive: true, maxSockets: Math.ceil(participants / PHONES_PER_CONNECTION), localAddress })
  const phones: SimulatedPhone[] = []
  let next = 0
  const join = async () => {
    while (next < participants) {
      next += 1
      phones.push(await joinAs(next, address, run, agent))
    }
  }
  try {
    await Promise.all(Array.from({ length: JOIN_AT_ONCE }, join))
  } catch (error) {
    next = participants
    for (const phone of phones) phone.close()
    throw error
  }
  return phones
}

async function joinAs(number: number, address: string, { id, code, cells }: BenchRun, agent: Agent): Promise<SimulatedPhone> {
  const response = await send(address, agent, paths.join(), { code, name: `Person ${number}` })
  if (response.status !== 303) throw new Error(`Person ${number} could not join: ${response.status}`)
  const { cookie } = response
  const stream = await openStream(address, paths.participantHints(id), cookie)
  const listeners = new Map<string, () => void>()
  let stage = ''
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-500)
    stage = [...text.matchAll(/"stage":"(\w+)"/g)].at(-1)?.[1] ?? stage
    listeners.get(stage)?.()
  })
  return {
    async rate(cell) {
      const { evidence = '', hypothesis = '' } = cells[cell] ?? {}
      const batch = `${code}_${number}_${cell}`
      const value = RATINGS[(number + cell) % RATINGS.length] ?? 'N'
      const start = performance.now()
      const { status } = await send(
        address,
        agent,
        paths.participantRating(id, evidence, hypothesis),
        { value, batch, stage: 'rate' },
        cookie,
      )
      if (status !== 204) throw new Error(`A rating returned status ${status}.`)
      return { time: performance.now() - start, batch }
    },
    async open(path) {
      const { status } = await send(address, agent, path, undefined, cookie)
      if (status >= 400) throw new Error(`${path} returned status ${status} to a phone.`)
    },
    waitFor: (name) => new Promise((resolve) => (stage === name ? resolve() : listeners.set(name, resolve))),
    close() {
      stream.destroy()
      agent.destroy()
    },
  }
}

/** Sends the form, or requests the page if there is none. Returns the status and the cookies that were set. */
function send(
  address: string,
  agent: Agent,
  path: string,
  form?: Readonly<Record<string, string>>,
  cookie = '',
): Promise<{ status: number; cookie: string }> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    'sec-fetch-site': 'same-origin',
    accept: form ? 'application/json' : 'text/html',
    cookie,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${address}${path}`, { method: form ? 'POST' : 'GET', agent, headers }, (response) => {
      const cookies = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0])
      response.resume().once('end', () => resolve({ status: response.statusCode ?? 0, cookie: cookies.join('; ') }))
    })
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle connection at this moment; browsers try again too.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(send(address, agent, path, form, cookie))
      else reject(error)
    })
    outgoing.end(body)
  })
}

function openStream(address: string, path: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${address}${path}`, { agent: false, headers: { accept: 'text/event-stream', cookie } }, (response) => {
      if (response.statusCode === 200) resolve(response)
      else reject(new Error(`A stream returned status ${response.statusCode}.`))
    })
    outgoing.once('error', reject)
    outgoing.end()
  })
}
