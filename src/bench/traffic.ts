// Mixed traffic on one server until it is aborted: analysts who rate, pages, files, imports, streams that open and close, and a room that goes
// through all stages in one run after the other. Counts times and errors.
import { setTimeout as sleep } from 'node:timers/promises'
import { STAGES } from '../ach/model/stage.ts'
import { paths } from '../paths.ts'
import { openRoom } from './room.ts'
import { upload } from './upload.ts'
import { CASE_SIZE, idOf, makeCase, ratingRequests } from './workbooks.ts'

const ANALYSTS = 3
/** Pauses between two requests, in milliseconds. */
const PAUSES = { rating: 400, page: 500, file: 3000, import: 5000, stream: 200 }
const STREAM_MS = 2000
/** At the end, one phone in ten downloads its spreadsheet. */
const PHONES_PER_FILE = 10
/** How long a room stays in a stage, and how long it rates. */
const STAGE_MS = 2000
export const RATING_MS = 15_000

type Kind = keyof typeof PAUSES
/** Makes a request and counts its time or its error. */
type Attempt = (kind: Kind, request: () => Promise<unknown>) => Promise<void>

/** Milliseconds of each request and what failed. */
export interface TrafficTally {
  readonly times: Readonly<Record<Kind, number[]>>
  readonly errors: string[]
}

export const newTally = (): TrafficTally => ({ times: { rating: [], page: [], file: [], import: [], stream: [] }, errors: [] })

/** `tally` returns the one to add to. Resolves when all requests under way have ended. */
export async function runTraffic(address: string, tally: () => TrafficTally, participants: number, signal: AbortSignal): Promise<void> {
  const workbooks: string[] = []
  for (let at = 0; at < ANALYSTS; at += 1) workbooks.push(idOf(await makeCase(address)))
  const attempt: Attempt = async (kind, request) => {
    const start = performance.now()
    try {
      await request()
      tally().times[kind].push(performance.now() - start)
    } catch (error) {
      tally().errors.push(String(error))
    }
  }
  const repeat = async (kind: Kind, request: (count: number) => Promise<unknown>) => {
    for (let count = 0; !signal.aborted; count += 1) {
      await attempt(kind, () => request(count))
      await sleep(PAUSES[kind])
    }
  }
  const cycle = (list: readonly ((id: string) => string)[]) => (count: number) =>
    fetchText(`${address}${list[count % list.length]?.(workbooks[count % ANALYSTS] ?? '')}`)
  const rate = (id: string) => {
    const next = ratingRequests(id, CASE_SIZE)
    return () => {
      const { method, path, body = '' } = next()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true', 'hx-request-type': 'partial' }
      return fetchText(`${address}${path}`, { method, body, headers })
    }
  }
  const exported = await fetch(`${address}${paths.export(workbooks[0] ?? '', 'xlsx')}`)
  const spreadsheet = new Uint8Array(await exported.arrayBuffer())
  const { home, workbook, analysis, history, groupAnalysis, report, robustness, scores, worksheet } = paths
  await Promise.all([
    ...workbooks.map((id) => repeat('rating', rate(id))),
    repeat('page', cycle([workbook, analysis, history, groupAnalysis, report, robustness, scores, home])),
    repeat('file', cycle([(id) => paths.export(id, 'xlsx'), worksheet, (id) => paths.export(id, 'json')])),
    repeat('import', () => upload(address, spreadsheet)),
    ...workbooks.map((id) => repeat('stream', () => listen(`${address}${paths.live(id)}`))),
    holdRuns(address, tally, attempt, participants, signal),
  ])
}

async function fetchText(url: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(url, init)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${new URL(url).pathname} returned ${response.status}`)
}

async function listen(url: string): Promise<void> {
  const stream = await fetch(url, { headers: { accept: 'text/event-stream' } })
  if (!stream.ok) throw new Error(`A stream returned status ${stream.status}.`)
  const reader = stream.body?.getReader()
  await reader?.read()
  await sleep(STREAM_MS)
  await reader?.cancel()
}

async function holdRuns(
  address: string,
  tally: () => TrafficTally,
  attempt: Attempt,
  participants: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await holdRun(address, tally, attempt, participants, signal)
    } catch (error) {
      tally().errors.push(String(error))
      await sleep(STAGE_MS)
    }
  }
}

async function holdRun(
  address: string,
  tally: () => TrafficTally,
  attempt: Attempt,
  participants: number,
  signal: AbortSignal,
): Promise<void> {
  const room = await openRoom(address, participants, STAGES)
  const each = (kind: Kind, path: string, step = 1) =>
    Promise.all(room.phones.filter((_, at) => at % step === 0).map((phone) => attempt(kind, () => phone.open(path))))
  try {
    for (const stage of STAGES) {
      if (signal.aborted) return
      if (stage !== 'lobby' && !Number.isFinite(await room.moveTo(stage))) throw new Error(`Not every phone reached ${stage}.`)
      if (stage === 'rate') tally().times.rating.push(...(await room.rate(RATING_MS)).saved.map(({ time }) => time))
      else await sleep(STAGE_MS)
      if (stage === 'debrief' || stage === 'closed') await each('page', paths.participantSummary(room.run.id))
    }
    await each('file', paths.participantSummaryFile(room.run.id), PHONES_PER_FILE)
    tally().times.page.push(...room.reloads)
  } finally {
    room.close()
  }
}
