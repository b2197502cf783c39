// Runs mixed traffic on one server for ten minutes and checks that its memory and open files stay flat. Prints one row per minute.
import { setTimeout as sleep } from 'node:timers/promises'
import { paths } from '../paths.ts'
import { createFromDocument } from '../tests/support/large-workbook.ts'
import { postgresServer } from '../tests/support/postgres-server.ts'
import { ENOUGH_MINUTES, judgeDrift, type Minute } from './drift.ts'
import { line, median, ms, percentile, printRow } from './figures.ts'
import { fileIn, mb, startServer, storeOf, type Usage, usageOf } from './processes.ts'
import { openRoom } from './room.ts'
import { newTally, RATING_MS, runTraffic, type TrafficTally } from './traffic.ts'

const MINUTES = 10
const MINUTE_MS = 60_000
/** How often memory and open files are read. */
const READ_MS = 2000
const PARTICIPANTS = 50
/** As many as a server keeps open. */
const OPEN_WORKBOOKS = 50

/** Returns false if a goal was missed. */
export async function benchSoak(folder: string, minutes = MINUTES, onPostgres = false): Promise<boolean> {
  const url = onPostgres ? await (await postgresServer({ durable: true, within: folder })).database() : fileIn(folder, 'soak.db')
  const server = await startServer(folder, url)
  console.log(
    `${storeOf(url)}, ${minutes} min: a room of ${PARTICIPANTS} in one run after the other, three analysts, pages, files, imports and streams`,
  )
  printRow('minute', 'memory', 'open files', 'requests', 'rating p99', 'page p99', 'file p99', 'errors')
  await openWorkbooks(server.address)
  let tally = newTally()
  const end = new AbortController()
  const traffic = runTraffic(server.address, () => tally, PARTICIPANTS, end.signal).catch((error: unknown) =>
    tally.errors.push(String(error)),
  )
  const results: Minute[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    const usage = await usageInMinute(server.pid)
    results.push(printMinute(minute, usage, tally))
    tally = newTally()
  }
  end.abort()
  await traffic
  await server.stop()
  const goals = judgeDrift(results)
  if (results.length < ENOUGH_MINUTES) console.log(`Memory and open files are judged from ${ENOUGH_MINUTES} minutes on.`)
  for (const { what, figure, goal, isMet } of goals) line(what, figure, '', isMet ? '' : 'missed', goal)
  return goals.every(({ isMet }) => isMet)
}

/** Memory can only be flat once the server has as many workbooks open as it keeps, so this opens copies of a room that has rated. */
async function openWorkbooks(address: string): Promise<void> {
  const room = await openRoom(address, PARTICIPANTS)
  await room.moveTo('rate')
  await room.rate(RATING_MS)
  await room.moveTo('reveal')
  room.close()
  const document = (await (await fetch(`${address}${paths.export(room.run.id, 'json')}`)).json()) as object
  for (let count = 0; count < OPEN_WORKBOOKS; count += 1) {
    const page = await fetch(`${address}${await createFromDocument(address, document)}`)
    await page.text()
    if (!page.ok) throw new Error(`A copy of the room returned status ${page.status}.`)
  }
}

async function usageInMinute(pid: number): Promise<Usage[]> {
  const until = performance.now() + MINUTE_MS
  const usage: Usage[] = []
  while (performance.now() < until) {
    await sleep(READ_MS)
    usage.push(usageOf(pid))
  }
  return usage
}

function printMinute(minute: number, usage: readonly Usage[], { times, errors }: TrafficTally): Minute {
  const memory = median(usage.map((one) => one.memory))
  const files = Math.max(...usage.map((one) => one.files))
  const requests = Object.values(times).reduce((sum, each) => sum + each.length, 0)
  const p99 = (each: readonly number[]) => (each.length === 0 ? '–' : ms(percentile(each, 99)))
  const columns = [mb(memory), files, requests, p99(times.rating), p99(times.page), p99(times.file), errors.length]
  printRow(String(minute), ...columns.map(String))
  for (const error of [...new Set(errors)].slice(0, 5)) console.log(`    ${error}`)
  return { memory, files, errors: errors.length }
}
