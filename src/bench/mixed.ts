// Mixed use of one server until it is told to end: analysts who rate, pages, files, streams that open and close, and a room that goes
// through all stages in one run after the other. What is asked for and how it went is told to a tally.
import { setTimeout as sleep } from 'node:timers/promises'
import { paths } from '../paths.ts'
import { holdRooms } from './mixed-rooms.ts'
import type { Tally } from './tally.ts'
import { CASE, makeCase, ratingsOf } from './workbooks.ts'

const ANALYSTS = 3
const LISTENERS = 4

/** Each waits so long between two requests, in milliseconds. */
const GAPS = { rating: 400, page: 500, file: 3000, stream: 200 }
/** A stream is listened to for between one and three of these. */
const LISTENS_MS = 1000

/** Resolves when everything that was under way has ended. */
export async function mixedUse(address: string, tally: Tally, people: number, over: () => boolean): Promise<void> {
  const workbooks: string[] = []
  for (let at = 0; at < ANALYSTS; at += 1) workbooks.push((await makeCase(address)).split('/').at(-1) ?? '')
  const any = (count: number) => workbooks[count % ANALYSTS] ?? ''
  const again = async (gap: number, work: (count: number) => Promise<void>) => {
    for (let count = 0; !over(); count += 1) {
      await work(count)
      await sleep(gap)
    }
  }
  const analyst = (id: string) => {
    const next = ratingsOf(paths.workbook(id), CASE)
    return again(GAPS.rating, () =>
      tally.timed('rating', () => {
        const { path, body } = next()
        const headers = { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true', 'hx-request-type': 'partial' }
        return fetched(`${address}${path}`, { method: 'POST', body, headers })
      }),
    )
  }
  const pages = [paths.workbook, paths.analysis, paths.history, paths.groupAnalysis, paths.report, paths.robustness, paths.scores]
  const files = [(id: string) => paths.export(id, 'xlsx'), paths.worksheet, (id: string) => paths.export(id, 'json')]
  const turn = (list: readonly ((id: string) => string)[], count: number) => list[count % list.length]?.(any(count)) ?? ''
  await Promise.all([
    ...workbooks.map(analyst),
    again(GAPS.page, (count) => tally.timed('page', () => fetched(`${address}${count % 9 === 8 ? paths.home() : turn(pages, count)}`))),
    again(GAPS.file, (count) => tally.timed('file', () => fetched(`${address}${turn(files, count)}`))),
    ...Array.from({ length: LISTENERS }, (_, listener) =>
      again(GAPS.stream, (count) => listened(`${address}${paths.live(any(count))}`, tally, 1 + ((count + listener) % 3))),
    ),
    holdRooms(address, tally, people, over),
  ])
}

async function fetched(url: string, init: RequestInit = {}): Promise<void> {
  const answer = await fetch(url, init)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${new URL(url).pathname} answered ${answer.status}`)
}

/** Opens a stream, waits for its first hint, and goes away after a while. */
async function listened(url: string, tally: Tally, times: number): Promise<void> {
  const ended = new AbortController()
  await tally.timed('stream', async () => {
    const stream = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: ended.signal })
    if (!stream.ok) throw new Error(`A stream was answered ${stream.status}`)
    await stream.body?.getReader().read()
  })
  await sleep(times * LISTENS_MS)
  ended.abort()
}
