// Ten minutes of mixed use on one server, told minute by minute, and whether it stays as light as it was. Ends by itself.
import { setTimeout as sleep } from 'node:timers/promises'
import { line, median, ms, percentile } from './figures.ts'
import { fillServer } from './fill.ts'
import { ENOUGH, judgeFlat, type Minute } from './flat.ts'
import { mixedUse } from './mixed.ts'
import { RATES_MS } from './mixed-rooms.ts'
import { fileIn, startOurs } from './processes.ts'
import { type Counted, Tally } from './tally.ts'
import { storeOf } from './two-stores.ts'
import { mb, type Weight, weightOf } from './weight.ts'

const MINUTES = 10
const MINUTE_MS = 60_000
const LOOKS_MS = 2000
const PEOPLE = 50

/** Prints what it measured; answers false where a goal was missed. On the database given, else on a new one. */
export async function benchSoak(folder: string, minutes = MINUTES, given = process.env.DATABASE_URL): Promise<boolean> {
  const url = given || fileIn(folder, 'soak.db')
  const server = await startOurs(folder, url)
  console.log(`${storeOf(url)}: ${minutes} min, a room of ${PEOPLE} in one run after the other, three analysts, pages, files and streams`)
  row('minute', 'memory', 'open files', 'requests', 'rating p99', 'page p99', 'file p99', 'errors')
  await fillServer(server.address, PEOPLE, RATES_MS).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  const tally = new Tally()
  const told: Minute[] = []
  let ended = false
  const use = mixedUse(server.address, tally, PEOPLE, () => ended).catch((error: unknown) => tally.failed(error))
  try {
    for (let at = 1; at <= minutes; at += 1) told.push(tell(at, await minuteOf(server.pid), tally.take()))
  } finally {
    ended = true
    await use
    await server.stop()
  }
  const judged = judgeFlat(told)
  if (told.length < ENOUGH) console.log(`Memory and open files are judged from ${ENOUGH} minutes on.`)
  for (const { what, figure, goal, held } of judged) line(what, figure, '', held ? '' : 'missed', goal)
  return judged.every(({ held }) => held)
}

const row = (...[what = '', ...figures]: string[]) =>
  console.log(`${what.padEnd(8)}${figures.map((figure) => figure.padStart(12)).join('')}`)

async function minuteOf(pid: number): Promise<Weight[]> {
  const until = performance.now() + MINUTE_MS
  const weights: Weight[] = []
  while (performance.now() < until) {
    await sleep(LOOKS_MS)
    weights.push(weightOf(pid))
  }
  return weights
}

function tell(at: number, weights: readonly Weight[], { took, errors }: Counted): Minute {
  const minute = {
    memory: median(weights.map((one) => one.memory)),
    handles: Math.max(...weights.map((one) => one.handles)),
    errors: errors.length,
  }
  const requests = Object.values(took).reduce((sum, each) => sum + each.length, 0)
  const p99 = (each: readonly number[]) => (each.length === 0 ? '' : ms(percentile(each, 99)))
  row(
    String(at),
    mb(minute.memory),
    String(minute.handles),
    String(requests),
    p99(took.rating),
    p99(took.page),
    p99(took.file),
    String(errors.length),
  )
  for (const error of [...new Set(errors)].slice(0, 5)) console.log(`    ${error}`)
  return minute
}
