// A room of an exercise with simulated phones, and a desk and a wall that reload when something changes, as their scripts do.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../ach/model/stage.ts'
import { paths } from '../paths.ts'
import { type BenchRun, joinRun, type SavedRating, type SimulatedPhone } from './phones.ts'
import { idOf, makeCase } from './workbooks.ts'

/** The time in which each phone rates the whole case. */
export const CASE_MS = 60_000
/** How long to wait for the last phone after a change of stage. */
const STAGE_MS = 10_000
/** The desk and the wall reload at most this often. */
const RELOAD_MS = 500

export interface BenchRoom {
  readonly run: BenchRun
  readonly phones: readonly SimulatedPhone[]
  /** milliseconds until every participant had joined */
  readonly joinTime: number
  /** milliseconds, one per reload of the desk or the wall so far */
  readonly reloads: readonly number[]
  /** Returns the milliseconds until the last phone had the page of the stage, or Infinity if one did not get it within 10 s. */
  moveTo(stage: Stage): Promise<number>
  /** Lets each phone rate for this time, at the pace of one case in `pace` milliseconds, by default a minute. */
  rate(ms: number, pace?: number): Promise<RoomRatings>
  close(): void
}

export interface RoomRatings {
  /** how many ratings should have been made */
  readonly expected: number
  readonly saved: readonly SavedRating[]
}

/** Opens a room with all participants; `stages` are those that a run can also do without. */
export async function openRoom(address: string, participants: number, stages: readonly Stage[] = []): Promise<BenchRoom> {
  const run = await makeRun(address, participants, stages)
  const start = performance.now()
  const phones = await joinRun(address, run, participants)
  const joinTime = performance.now() - start
  const end = new AbortController()
  const reloads: number[] = []
  for (const page of [paths.exercise(run.id), paths.wall(run.id)]) {
    followRun(address, page, paths.exerciseHints(run.id), reloads, end.signal).catch((error: unknown) => {
      if (!end.signal.aborted) console.error(error)
    })
  }
  let current: Stage = 'lobby'
  return {
    run,
    phones,
    joinTime,
    reloads,
    async moveTo(stage) {
      const from = current
      current = stage
      return moveRoom(address, run.id, from, stage, phones)
    },
    rate: (ms, pace = CASE_MS) => rateCells(phones, run.cells.length, ms, pace),
    close() {
      end.abort()
      for (const phone of phones) phone.close()
    },
  }
}

async function makeRun(address: string, participants: number, stages: readonly Stage[]): Promise<BenchRun> {
  const workbook = idOf(await makeCase(address))
  const form = new URLSearchParams({ asked: 'yes', title: 'A full room', room: String(participants), deck: 'full', discuss: 'all' })
  for (const stage of stages) form.append('stages', stage)
  const response = await fetch(`${address}${paths.exercises(workbook)}`, { method: 'POST', body: form, redirect: 'manual' })
  const id = idOf(response.headers.get('location') ?? '')
  const desk = await (await fetch(`${address}${paths.exercise(id)}`)).text()
  const code = /Join code: <\/span>([\w ]+)</.exec(desk)?.[1]?.replaceAll(' ', '')
  if (!code) throw new Error('The desk shows no join code.')
  const document = (await (await fetch(`${address}${paths.export(id, 'json')}`)).json()) as Record<string, { id: string }[]>
  const { evidence = [], hypotheses = [] } = document
  return { id, code, cells: evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id }))) }
}

/** Reloads the page after each hint of the stream. */
async function followRun(address: string, page: string, hints: string, reloads: number[], signal: AbortSignal): Promise<void> {
  const stream = await fetch(`${address}${hints}`, { headers: { accept: 'text/event-stream' }, signal })
  const reader = stream.body?.getReader()
  while ((await reader?.read())?.done === false) {
    const start = performance.now()
    const response = await fetch(`${address}${page}`, { signal })
    await response.text()
    if (!response.ok) throw new Error(`${page} returned ${response.status}`)
    reloads.push(performance.now() - start)
    await sleep(RELOAD_MS, undefined, { signal })
  }
}

async function moveRoom(address: string, id: string, from: Stage, to: Stage, phones: readonly SimulatedPhone[]): Promise<number> {
  const arrivals = Promise.all(
    phones.map(async (phone) => {
      await phone.waitFor(to)
      await phone.open(paths.participantHome(id))
    }),
  )
  const start = performance.now()
  const body = new URLSearchParams({ from, to })
  const response = await fetch(`${address}${paths.stage(id)}`, { method: 'POST', body, redirect: 'manual' })
  await response.text()
  if (response.status !== 303) throw new Error(`The change from ${from} to ${to} returned status ${response.status}.`)
  const timeout = new AbortController()
  const late = sleep(STAGE_MS, Number.POSITIVE_INFINITY, { signal: timeout.signal }).catch(() => Number.POSITIVE_INFINITY)
  const time = await Promise.race([arrivals.then(() => performance.now() - start), late])
  timeout.abort()
  return time
}

/** Spreads the first ratings over one step; otherwise all phones would send at the same moment. */
async function rateCells(phones: readonly SimulatedPhone[], cells: number, ms: number, pace: number): Promise<RoomRatings> {
  const step = pace / cells
  const each = Math.min(cells, Math.round(ms / step))
  const until = performance.now() + ms + step
  const rate = async (phone: SimulatedPhone, at: number) => {
    const saved: SavedRating[] = []
    const start = performance.now() + (step * at) / phones.length
    for (let cell = 0; cell < each; cell += 1) {
      await sleep(Math.max(0, start + cell * step - performance.now()))
      if (performance.now() > until) break
      saved.push(await phone.rate(cell))
    }
    return saved
  }
  return { expected: phones.length * each, saved: (await Promise.all(phones.map(rate))).flat() }
}
