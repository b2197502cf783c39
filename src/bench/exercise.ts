// A room of 200: everybody comes in by the code, listens, and rates the whole case within a minute, while a desk and a wall follow.
// Afterwards nothing that was acknowledged may be missing from the log, and the server is to be as light as before. Bounded: each part
// ends by itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LIMITS } from '../ach/texts.ts'
import { paths } from '../paths.ts'
import { openSqlite } from '../store/sqlite.ts'
import { line, ms, percentile } from './figures.ts'
import { comeIn, type Phone, type Tap } from './phones.ts'
import { startOurs } from './processes.ts'
import { follow } from './screens.ts'
import { makeCase } from './workbooks.ts'

const MINUTE_MS = 60_000
const DATABASE = 'exercise.db'
const ROOMS = 3
/** Stage changes that are measured: so often the room goes on. */
const STAGES = ['lobby', 'rate', 'reveal', 'closed'] as const
type Stage = (typeof STAGES)[number]

/** Prints what it measured; answers false where a goal was missed. */
export async function benchExercise(folder: string, people: number = LIMITS.room): Promise<boolean> {
  const server = await startOurs(folder, DATABASE)
  const goals: boolean[] = []
  const told = (what: string, figure: string, goal = '', held = true) => {
    goals.push(held)
    line(what, figure, '', held ? '' : 'missed', goal)
  }
  const acknowledged: Tap[] = []
  try {
    const weights = [weightOf(server.pid)]
    // Memory and files of its workers a server takes once and keeps: what a room leaves behind shows in the last one.
    for (let at = 0; at < ROOMS; at += 1) {
      acknowledged.push(...(await room(server.address, people, at === 0 ? told : () => {})))
      weights.push(await settled(server.pid))
    }
    const [last, before] = [weights.at(-1), weights.at(-2)]
    const [memory, handles] = [(last?.memory ?? 0) - (before?.memory ?? 0), (last?.handles ?? 0) - (before?.handles ?? 0)]
    told('  memory, before and after each room', weights.map((one) => mb(one.memory)).join(' → '), 'last adds < 40 MB', memory < 40)
    told('  open files, before and after each room', weights.map((one) => one.handles).join(' → '), 'last adds none', handles <= 0)
  } finally {
    await server.stop()
  }
  const lost = await missing(join(folder, DATABASE), acknowledged)
  told('  acknowledged, not in the log exactly once', `${lost} of ${acknowledged.length}`, '0', lost === 0)
  return goals.every(Boolean)
}

type Told = (what: string, figure: string, goal?: string, held?: boolean) => void

/** One room from the door to the end; answers the ratings that were acknowledged. */
async function room(address: string, people: number, told: Told): Promise<readonly Tap[]> {
  const run = await makeRun(address, people)
  const began = performance.now()
  const phones = await comeIn(address, run, people)
  told(`exercise, ${people} come in`, ms(performance.now() - began))
  const screens = await follow(address, [paths.exercise(run.id), paths.wall(run.id)], paths.exerciseNews(run.id))
  try {
    told('  stage seen by all: rate', ...(await moved(address, run.id, 'lobby', 'rate', phones)))
    const taps = await rateAll(phones, run)
    const each = taps.map(({ took }) => took)
    const cells = people * run.cells.length
    told('  ratings acknowledged in a minute', `${taps.length} of ${cells}`, 'all', taps.length === cells)
    told('  rating, p50', ms(percentile(each, 50)))
    told('  rating, p99', ms(percentile(each, 99)), 'goal < 250 ms', percentile(each, 99) < 250)
    told('  rating, slowest', ms(Math.max(...each)))
    told('  desk and wall drawn meanwhile', `${screens.drawn()} times`, `p99 ${ms(percentile(screens.each(), 99))}`)
    told('  stage seen by all: reveal', ...(await moved(address, run.id, 'rate', 'reveal', phones)))
    told('  stage seen by all: closed', ...(await moved(address, run.id, 'reveal', 'closed', phones)))
    return taps
  } finally {
    screens.close()
    for (const phone of phones) phone.close()
  }
}

export interface BenchRun {
  readonly id: string
  readonly code: string
  readonly cells: readonly { readonly evidence: string; readonly hypothesis: string }[]
}

async function makeRun(address: string, people: number): Promise<BenchRun> {
  const workbook = (await makeCase(address)).split('/').at(-1) ?? ''
  const form = new URLSearchParams({ asked: 'yes', title: 'A full room', room: String(people), deck: 'full', discuss: 'all' })
  const made = await fetch(`${address}${paths.exercises(workbook)}`, { method: 'POST', body: form, redirect: 'manual' })
  const id = (made.headers.get('location') ?? '').split('/').at(-1) ?? ''
  const desk = await (await fetch(`${address}${paths.exercise(id)}`)).text()
  const code = /Code to join: <\/span>(\w{3}) (\w{3})</.exec(desk)?.slice(1).join('') ?? ''
  const document = (await (await fetch(`${address}${paths.export(id, 'json')}`)).json()) as Record<string, { id: string }[]>
  const { evidence = [], hypotheses = [] } = document
  if (code === '') throw new Error('The desk shows no code.')
  return { id, code, cells: evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id }))) }
}

/** Moves the room, and answers how long it took until the last phone heard of it. */
async function moved(address: string, id: string, from: Stage, to: Stage, phones: readonly Phone[]): Promise<[string, string, boolean]> {
  const heard = Promise.all(phones.map((phone) => phone.hears(to)))
  const began = performance.now()
  const body = new URLSearchParams({ from, to })
  const answer = await fetch(`${address}${paths.stage(id)}`, { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`The room did not move: ${answer.status}`)
  const late = sleep(10_000).then(() => 'late' as const)
  const all = await Promise.race([heard.then(() => 'all' as const), late])
  const took = performance.now() - began
  return [all === 'all' ? ms(took) : 'not by all in 10 s', 'goal < 2,000 ms', all === 'all' && took < 2000]
}

/** Each phone goes through the whole case at a pace of its own that fills the minute. */
async function rateAll(phones: readonly Phone[], { cells }: BenchRun): Promise<Tap[]> {
  const pause = MINUTE_MS / cells.length
  const until = performance.now() + MINUTE_MS
  const one = async (phone: Phone, at: number) => {
    const taps: Tap[] = []
    const start = performance.now() + (pause * at) / phones.length
    for (const [index, cell] of cells.entries()) {
      await sleep(Math.max(0, start + index * pause - performance.now()))
      if (performance.now() > until + pause) break
      taps.push(await phone.rate(cell, index))
    }
    return taps
  }
  return (await Promise.all(phones.map(one))).flat()
}

/** Open files and megabytes of a process, as Linux tells them. */
function weightOf(pid: number): { readonly memory: number; readonly handles: number } {
  const proc = `/proc/${pid}`
  if (!existsSync(proc)) throw new Error('Open files and memory of a server are only told by Linux.')
  const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1])
  return { memory: kb / 1024, handles: readdirSync(`${proc}/fd`).length }
}

/** After the phones have gone: connections end within their time, garbage is collected with what comes next. */
async function settled(pid: number) {
  const until = performance.now() + 20_000
  let now = weightOf(pid)
  while (performance.now() < until) {
    await sleep(1000)
    now = weightOf(pid)
  }
  return now
}

const mb = (megabytes: number) => `${megabytes.toFixed(0)} MB`

/** How many acknowledged ratings the log has not got, or has more than once. */
async function missing(file: string, taps: readonly Tap[]): Promise<number> {
  const store = openSqlite(`file:${file}`)
  const times = new Map<string, number>()
  try {
    for (const { id } of await store.list())
      for (let after = 0; ; ) {
        const page = await store.read(id, after, 5000)
        for (const { change, batch } of page) {
          // A participant's batch is called by their own id, then by the id of the tap.
          const tap = /[A-Z0-9]{6}_\d+_\d+$/.exec(batch)?.[0]
          if (change.type === 'rated' && tap !== undefined) times.set(tap, (times.get(tap) ?? 0) + 1)
        }
        const last = page.at(-1)
        if (!last) break
        after = last.seq
      }
  } finally {
    await store.close()
  }
  return taps.filter(({ batch }) => times.get(batch) !== 1).length
}
