// Simulated phones of an exercise: each comes in by the code, keeps a stream open, and taps over a connection of its own.
import { Agent, type IncomingMessage, request } from 'node:http'
import { RATINGS } from '../ach/model/rating.ts'
import { paths } from '../paths.ts'
import type { BenchRun } from './room.ts'

export interface Tap {
  /** milliseconds until it was acknowledged */
  readonly took: number
  /** its id, by which the log knows it */
  readonly batch: string
}

export interface Phone {
  rate(cell: BenchRun['cells'][number], at: number): Promise<Tap>
  /** Asks for a page, or posts that form. Rejects where that is refused. */
  asks(path: string, form?: Readonly<Record<string, string>>): Promise<void>
  /** Resolves when the stream has told that stage. */
  hears(stage: string): Promise<void>
  close(): void
}

/** So many knock at once. */
const AT_ONCE = 20

/** `connections`: all tap over so many, as behind a proxy; without it each has one of its own. */
export async function comeIn(address: string, run: BenchRun, people: number, connections?: number): Promise<Phone[]> {
  const phones: Phone[] = []
  const shared = connections === undefined ? null : new Agent({ keepAlive: true, maxSockets: connections })
  let next = 0
  const some = async () => {
    while (next < people) {
      next += 1
      phones.push(await phone(address, run, next, shared ?? new Agent({ keepAlive: true, maxSockets: 1 })))
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, some))
  } catch (error) {
    next = people
    for (const one of phones) one.close()
    throw error
  }
  return phones
}

async function phone(address: string, { id, code }: BenchRun, number: number, agent: Agent): Promise<Phone> {
  const joined = await asked(address, agent, paths.join(), { code, name: `Person ${number}` })
  if (joined.status !== 303) throw new Error(`Person ${number} did not get in: ${joined.status}`)
  const cookie = joined.cookies.join('; ')
  const stream = await streamed(address, paths.participantHints(id), cookie)
  const waiting = new Map<string, () => void>()
  let last = ''
  let text = ''
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-500)
    last = [...text.matchAll(/"stage":"(\w+)"/g)].at(-1)?.[1] ?? last
    waiting.get(last)?.()
  })
  return {
    async rate({ evidence, hypothesis }, at) {
      const batch = `${code}_${number}_${at}`
      const value = RATINGS[(number + at) % RATINGS.length] ?? 'N'
      const began = performance.now()
      const answer = await asked(address, agent, paths.participantRating(id, evidence, hypothesis), { value, batch, stage: 'rate' }, cookie)
      if (answer.status !== 204) throw new Error(`A tap was answered ${answer.status}: ${answer.text.slice(0, 200)}`)
      return { took: performance.now() - began, batch }
    },
    async asks(path, form) {
      const answer = await asked(address, agent, path, form, cookie)
      if (answer.status >= 400) throw new Error(`${path} answered a phone ${answer.status}: ${answer.text.slice(0, 200)}`)
    },
    hears: (stage) => new Promise((resolve) => (last === stage ? resolve() : waiting.set(stage, resolve))),
    close() {
      stream.destroy()
      agent.destroy()
    },
  }
}

interface Answer {
  readonly status: number
  readonly cookies: readonly string[]
  readonly text: string
}

function asked(address: string, agent: Agent, path: string, form?: Readonly<Record<string, string>>, cookie = ''): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    'sec-fetch-site': 'same-origin',
    // A page is asked for as a browser does it.
    accept: form ? 'application/json' : 'text/html',
    cookie,
  }
  return new Promise((resolve, reject) => {
    const asking = request(`${address}${path}`, { method: form ? 'POST' : 'GET', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
      })
      answer.once('end', () => {
        const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '')
        resolve({ status: answer.statusCode ?? 0, cookies, text })
      })
    })
    asking.once('error', (error: NodeJS.ErrnoException) => {
      // A spare connection that the server ended at this very moment; browsers ask again too.
      if (asking.reusedSocket && error.code === 'ECONNRESET') resolve(asked(address, agent, path, form, cookie))
      else reject(error)
    })
    asking.end(body)
  })
}

function streamed(address: string, path: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(`${address}${path}`, { agent: false, headers: { accept: 'text/event-stream', cookie } }, (answer) => {
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`A stream was answered ${answer.statusCode}.`))
    })
    asking.once('error', reject)
    asking.end()
  })
}
