// How many participants one process carries: twice as many each time, in rooms of at most 200, until the p99 of a rating misses its
// goal. The phones are simulated by this process on the same machine, so what they cost is told beside what the server costs.
import { setTimeout as sleep } from 'node:timers/promises'
import { LIMITS } from '../ach/model/texts.ts'
import { ms, percentile } from './figures.ts'
import { type Process, startOurs } from './processes.ts'
import { openRoom, type Room } from './room.ts'
import { storeOf, withDatabases } from './two-stores.ts'
import { busyOf } from './weight.ts'

const SIZES = [25, 50, 100, 200, 400, 800, 1600]
const GOAL_MS = 250
/** Phones that tap over one connection, in the rooms that are full: a server takes 4,000 connections, and each phone’s stream is one. */
const PER_CONNECTION = 5
/** For the connections of the rooms before to end. */
const PAUSE_MS = 2000

const SECONDS = 30
/** A disk that others use stops now and then: a size that misses is measured once more. */
const TRIES = 2

/** Prints what it measured; answers false where not even the smallest room was carried. */
export async function benchDoubling(folder: string, seconds = SECONDS): Promise<boolean> {
  console.log(
    `Rooms of at most ${LIMITS.room} that rate for ${seconds} s, 92 cells a minute each. Server and phones share this machine's processors.`,
  )
  return withDatabases(folder, async (databases) => {
    const carried: number[] = []
    for (const url of await databases.make()) {
      const server = await startOurs(folder, url)
      const most = await double(server, storeOf(url), seconds * 1000).finally(() => server.stop())
      console.log(`${storeOf(url)}: ${most} participants at a p99 below ${GOAL_MS} ms\n`)
      carried.push(most)
    }
    return carried.every((most) => most > 0)
  })
}

const row = (...[what = '', ...figures]: string[]) =>
  console.log(`${what.padEnd(30)}${figures.map((figure) => figure.padStart(12)).join('')}`)

async function double(server: Process, store: string, time: number): Promise<number> {
  let carried = 0
  row(store, 'ratings/s', 'p50', 'p99', 'slowest', 'drawn p99', 'server', 'phones')
  for (const people of SIZES) {
    let held = false
    for (let attempt = 0; attempt < TRIES && !held; attempt += 1) {
      held = await carries(server, people, time).catch((error: unknown) => {
        row(`  ${people} participants`)
        console.log(`    not carried: ${error instanceof Error ? error.message : String(error)}`)
        return false
      })
      await sleep(PAUSE_MS)
    }
    if (!held) break
    carried = people
  }
  return carried
}

async function carries(server: Process, people: number, time: number): Promise<boolean> {
  const rooms: Room[] = []
  try {
    for (let left = people; left > 0; left -= LIMITS.room) {
      const inside = Math.min(left, LIMITS.room)
      rooms.push((await openRoom(server.address, inside, { connections: Math.max(LIMITS.room, inside) / PER_CONNECTION })).room)
    }
    for (const room of rooms) await room.move('lobby', 'rate')
    const before = { server: busyOf(server.pid), phones: busyOf(process.pid) }
    const drawnBefore = rooms.map((room) => room.screens.drawn())
    const began = performance.now()
    const rated = await Promise.all(rooms.map((room) => room.rate(time)))
    const took = performance.now() - began
    const core = (pid: number, since: number) => `${(((busyOf(pid) - since) / took) * 100).toFixed(0)} %`
    const taps = rated.flatMap((room) => room.taps)
    const each = taps.map((tap) => tap.took)
    const drawn = rooms.flatMap((room, at) => room.screens.each().slice(drawnBefore[at]))
    const p99 = percentile(each, 99)
    row(
      `  ${people} participants`,
      ((taps.length / took) * 1000).toFixed(0),
      ms(percentile(each, 50)),
      ms(p99),
      ms(percentile(each, 100)),
      ms(percentile(drawn, 99)),
      core(server.pid, before.server),
      core(process.pid, before.phones),
    )
    const asked = rated.reduce((sum, room) => sum + room.asked, 0)
    if (taps.length < asked) console.log(`    ${asked - taps.length} of ${asked} ratings could not be made at this pace`)
    return p99 < GOAL_MS && taps.length === asked
  } finally {
    for (const room of rooms) room.close()
  }
}
