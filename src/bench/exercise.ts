// Measures how many participants one server carries on each store: doubles them, in rooms of at most 200, until a goal is missed. Then
// looks up every confirmed rating in the log. The phones use the same processors, so their share is printed too.
import { setTimeout as sleep } from 'node:timers/promises'
import { LIMITS } from '../ach/model/texts.ts'
import { openStore } from '../store/open-store.ts'
import { postgresServer } from '../tests/support/postgres-server.ts'
import { ms, percentile, printRow } from './figures.ts'
import type { SavedRating } from './phones.ts'
import { type BenchServer, fileIn, processorTimeOf, startServer, storeOf } from './processes.ts'
import { type BenchRoom, CASE_MS, openRoom } from './room.ts'

const SIZES = [100, 200, 400, 800, 1600]
/** Milliseconds: of a rating at the 99th percentile, and until the last phone has the page of a new stage. */
interface Goals {
  readonly rating: number
  readonly stage: number
}
const GOALS: Goals = { rating: 250, stage: 2000 }
/** A large course: five rooms that go through the stages at the same time and take five minutes for the case. */
const LARGE = { participants: 1000, pace: 5 * CASE_MS, goals: { rating: 250, stage: 3000 }, together: true }
/** A busy disk can spoil one attempt, so a size that misses a goal gets a second one. */
const TRIES = 2
/** Time for the connections of the last rooms to close. */
const PAUSE_MS = 2000

/** Returns false if not even the smallest size met the goals, or if a confirmed rating is missing. */
export async function benchExercise(folder: string, seconds = CASE_MS / 1000): Promise<boolean> {
  console.log(`Rooms of at most ${LIMITS.room} rate for ${seconds} s, 92 cells a minute each. Server and phones share the processors.`)
  console.log(
    `Goals: p99 of a rating < ${GOALS.rating} ms, every rating made, a new stage on all phones of a room < ${GOALS.stage / 1000} s.`,
  )
  console.log(
    `Then ${LARGE.participants} participants take five minutes for the case; a new stage on all their phones < ${LARGE.goals.stage / 1000} s.\n`,
  )
  const postgres = await postgresServer({ durable: true, within: folder })
  let isMet = true
  for (const url of [fileIn(folder, 'exercise.db'), await postgres.database()]) {
    const server = await startServer(folder, url)
    const saved: SavedRating[] = []
    const most = await doubleRooms(server, storeOf(url), seconds * 1000, saved)
    const isLargeMet = await meetsGoals(server, { ...LARGE, time: seconds * 1000, label: `${LARGE.participants}, 5 minutes` }, saved)
    await server.stop()
    const missing = await countMissing(url, saved)
    console.log(`${storeOf(url)}: ${most} participants within the goals`)
    console.log(`${storeOf(url)}: ${missing} of ${saved.length} confirmed ratings are not in the log exactly once (goal 0)\n`)
    isMet &&= most > 0 && isLargeMet && missing === 0
  }
  return isMet
}

async function doubleRooms(server: BenchServer, store: string, time: number, saved: SavedRating[]): Promise<number> {
  let most = 0
  printRow(store, 'join', 'new stage', 'ratings/s', 'p50', 'p99', 'slowest', 'desk p99', 'server', 'phones')
  for (const participants of SIZES) {
    for (let attempt = 0; attempt < TRIES && most < participants; attempt += 1) {
      const label = `${participants} participants`
      if (await meetsGoals(server, { participants, time, pace: CASE_MS, goals: GOALS, label }, saved)) most = participants
      await sleep(PAUSE_MS)
    }
    if (most < participants) break
  }
  return most
}

/** What to measure: participants who rate for `time` at the pace of one case in `pace`, in milliseconds. */
interface Attempt {
  readonly participants: number
  readonly time: number
  readonly pace: number
  readonly goals: Goals
  /** all rooms change their stage at the same moment, not one after the other */
  readonly together?: boolean
  readonly label: string
}

/** Prints one row and adds the confirmed ratings to `saved`. */
async function meetsGoals(
  server: BenchServer,
  { participants, time, pace, goals, together = false, label }: Attempt,
  saved: SavedRating[],
): Promise<boolean> {
  const rooms: BenchRoom[] = []
  try {
    for (let left = participants; left > 0; left -= LIMITS.room) rooms.push(await openRoom(server.address, Math.min(left, LIMITS.room)))
    const stages: number[] = []
    stages.push(...(await moveAll(rooms, 'rate', together)))
    const [ours, phones] = [processorTimeOf(server.pid), processorTimeOf(process.pid)]
    const reloadsBefore = rooms.map(({ reloads }) => reloads.length)
    const start = performance.now()
    const ratings = await Promise.all(rooms.map((room) => room.rate(time, pace)))
    const duration = performance.now() - start
    const share = (pid: number, before: number) => `${(((processorTimeOf(pid) - before) / duration) * 100).toFixed(0)}%`
    const shares = [share(server.pid, ours), share(process.pid, phones)]
    const reloads = rooms.flatMap((room, at) => room.reloads.slice(reloadsBefore[at]))
    stages.push(...(await moveAll(rooms, 'reveal', together)))
    const each = ratings.flatMap((room) => room.saved)
    saved.push(...each)
    const times = each.map((rating) => rating.time)
    const stage = Math.max(...stages)
    printRow(
      `  ${label}`,
      ms(Math.max(...rooms.map(({ joinTime }) => joinTime))),
      ms(stage),
      ((each.length / duration) * 1000).toFixed(0),
      ...[50, 99, 100].map((percent) => ms(percentile(times, percent))),
      ms(percentile(reloads, 99)),
      ...shares,
    )
    const expected = ratings.reduce((sum, room) => sum + room.expected, 0)
    if (each.length < expected) console.log(`    ${expected - each.length} of ${expected} ratings could not be made at this pace`)
    return percentile(times, 99) < goals.rating && each.length === expected && stage < goals.stage
  } catch (error) {
    console.log(`  ${label}: ${error instanceof Error ? error.message : String(error)}`)
    return false
  } finally {
    for (const room of rooms) room.close()
  }
}

async function moveAll(rooms: readonly BenchRoom[], stage: 'rate' | 'reveal', together: boolean): Promise<number[]> {
  if (together) return Promise.all(rooms.map((room) => room.moveTo(stage)))
  const times: number[] = []
  for (const room of rooms) times.push(await room.moveTo(stage))
  return times
}

/** Counts confirmed ratings that the log does not have exactly once. */
async function countMissing(url: string, saved: readonly SavedRating[]): Promise<number> {
  const store = await openStore(url, { snapshots: false })
  const counts = new Map<string, number>()
  for (const { id } of await store.list()) {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page = await store.read(id, after, 5000)
      for (const { change, batch } of page) {
        // The stored name of a participant's batch begins with their own id.
        const name = /[A-Z0-9]+_\d+_\d+$/.exec(batch)?.[0]
        if (change.type === 'rated' && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      after = page.at(-1)?.seq
    }
  }
  await store.close()
  return saved.filter(({ batch }) => counts.get(batch) !== 1).length
}
