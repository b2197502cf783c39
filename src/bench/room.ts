// A room of an exercise with its phones, its desk and its wall: made, moved from stage to stage, rated at a pace, and left again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../ach/model/exercise.ts'
import { paths } from '../paths.ts'
import { comeIn, type Phone, type Tap } from './phones.ts'
import { follow, type Screens } from './screens.ts'
import { makeCase } from './workbooks.ts'

/** In that time each phone goes through the whole case. */
export const PACE_MS = 60_000
/** A stage that was not heard of after that does not come any more. */
const LATE_MS = 10_000

export interface BenchRun {
  readonly id: string
  readonly code: string
  readonly cells: readonly { readonly evidence: string; readonly hypothesis: string }[]
}

export interface Room {
  readonly run: BenchRun
  readonly phones: readonly Phone[]
  readonly screens: Screens
  /** Answers the milliseconds until the last phone had heard of it and had the page of it; Infinity where one had not. */
  move(from: Stage, to: Stage): Promise<number>
  /** Each phone rates for so long, at the pace of PACE_MS. */
  rate(ms?: number): Promise<Rated>
  close(): void
}

export interface Rated {
  /** how many ratings were to be made */
  readonly asked: number
  /** those that were acknowledged */
  readonly taps: readonly Tap[]
}

export interface Kind {
  /** stages beside those that no run can do without */
  readonly stages?: readonly Stage[]
  /** as of `comeIn` */
  readonly connections?: number
}

/** How long it took until everybody was in, and the room. */
export async function openRoom(
  address: string,
  people: number,
  { stages = [], connections }: Kind = {},
): Promise<{ cameIn: number; room: Room }> {
  const run = await makeRun(address, people, stages)
  const began = performance.now()
  const phones = await comeIn(address, run, people, connections)
  const cameIn = performance.now() - began
  const screens = await follow(address, [paths.exercise(run.id), paths.wall(run.id)], paths.exerciseHints(run.id))
  const room: Room = {
    run,
    phones,
    screens,
    move: (from, to) => moved(address, run.id, from, to, phones),
    rate: (ms = PACE_MS) => rateAll(phones, run, ms),
    close() {
      screens.close()
      for (const phone of phones) phone.close()
    },
  }
  return { cameIn, room }
}

async function makeRun(address: string, people: number, stages: readonly Stage[]): Promise<BenchRun> {
  const workbook = (await makeCase(address)).split('/').at(-1) ?? ''
  const form = new URLSearchParams({ asked: 'yes', title: 'A full room', room: String(people), deck: 'full', discuss: 'all' })
  for (const stage of stages) form.append('stages', stage)
  const made = await fetch(`${address}${paths.exercises(workbook)}`, { method: 'POST', body: form, redirect: 'manual' })
  const id = (made.headers.get('location') ?? '').split('/').at(-1) ?? ''
  const desk = await (await fetch(`${address}${paths.exercise(id)}`)).text()
  const code = /Code to join: <\/span>(\w{3}) (\w{3})</.exec(desk)?.slice(1).join('') ?? ''
  const document = (await (await fetch(`${address}${paths.export(id, 'json')}`)).json()) as Record<string, { id: string }[]>
  const { evidence = [], hypotheses = [] } = document
  if (code === '') throw new Error('The desk shows no code.')
  return { id, code, cells: evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id }))) }
}

async function moved(address: string, id: string, from: Stage, to: Stage, phones: readonly Phone[]): Promise<number> {
  const heard = Promise.all(
    phones.map(async (phone) => {
      await phone.hears(to)
      await phone.asks(paths.part(id))
    }),
  )
  const began = performance.now()
  const body = new URLSearchParams({ from, to })
  const answer = await fetch(`${address}${paths.stage(id)}`, { method: 'POST', body, redirect: 'manual' })
  await answer.text()
  if (answer.status !== 303) throw new Error(`The room did not move: ${answer.status}`)
  const ended = new AbortController()
  const late = sleep(LATE_MS, Number.POSITIVE_INFINITY, { signal: ended.signal }).catch(() => Number.POSITIVE_INFINITY)
  const took = await Promise.race([heard.then(() => performance.now() - began), late])
  ended.abort()
  return took
}

/** Each phone at a pace of its own; all begin spread over one step, so that they do not tap at one moment. */
async function rateAll(phones: readonly Phone[], run: BenchRun, ms: number): Promise<Rated> {
  const pause = PACE_MS / run.cells.length
  const cells = run.cells.slice(0, Math.round(ms / pause))
  const until = performance.now() + ms
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
  return { asked: phones.length * cells.length, taps: (await Promise.all(phones.map(one))).flat() }
}
