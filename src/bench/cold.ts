// Opening a workbook that lies in the database only: a long log with its snapshot, the server just started, its matrix page asked first.
import type { Change } from '../ach/log/change.ts'
import { CORE_VERSION } from '../ach/log/snapshot.ts'
import { RATINGS, type Rating } from '../ach/model/rating.ts'
import type { AppendResult, Store } from '../store/contract/store.ts'
import { openStore } from '../store/open-store.ts'
import { line, median, ms } from './figures.ts'
import { load } from './load.ts'
import { startOurs } from './processes.ts'
import { ROUNDS } from './ratings.ts'
import { type Each, inTurn } from './two-stores.ts'
import { CASE, makeCase } from './workbooks.ts'

/** One rating each, as people make them, and those that came after the newest snapshot. */
const CHANGES = 20_000
const SINCE = 250
/** So many wait for the store at once. */
const TOGETHER = 1000

export async function benchCold(folder: string, urls: Each<string>): Promise<void> {
  const both = await inTurn(urls, async (url) => ({ url, path: await grown(folder, url) }))
  const times: Each<number>[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await inTurn(both, ({ url, path }) => opened(folder, url, path)))
  const [sqlite, postgres] = [median(times.map(([a]) => a)), median(times.map(([, b]) => b))]
  const ratio = median(times.map(([a, b]) => b / a)).toFixed(2)
  line(`first page of a cold workbook, ${(CHANGES + SINCE) / 1000}k changes`, ms(sqlite), ms(postgres), ratio)
}

async function opened(folder: string, url: string, path: string): Promise<number> {
  const server = await startOurs(folder, url)
  try {
    const { each } = await load(server.address, () => ({ method: 'GET', path }), { connections: 1, requests: 1 })
    return each[0] ?? Number.NaN
  } finally {
    await server.stop()
  }
}

/** The path of a workbook whose log is so long. */
async function grown(folder: string, url: string): Promise<string> {
  const server = await startOurs(folder, url)
  const path = await makeCase(server.address).finally(() => server.stop())
  const id = path.split('/').at(-1) ?? ''
  // Closing the store waits for its snapshots.
  await withStore(url, true, (store) => grow(store, id, CHANGES))
  // Where they did not keep up with so fast a writer, this asks for one.
  await withStore(url, true, (store) => store.snapshot(id, CORE_VERSION))
  await withStore(url, false, (store) => grow(store, id, CHANGES + SINCE))
  return path
}

async function withStore(url: string, snapshots: boolean, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(url, { snapshots })
  await work(store).finally(() => store.close())
}

/** Appends until the log is so long. */
async function grow(store: Store, workbook: string, to: number): Promise<void> {
  const at = new Date().toISOString()
  const [last] = await store.readBack(workbook, Number.MAX_SAFE_INTEGER, 1)
  let follows = last?.batch ?? null
  let waiting: Promise<AppendResult>[] = []
  for (let from = (last?.seq ?? 0) + 1; from <= to; from += 1) {
    const batch = `grown-${from}`
    waiting.push(store.append({ workbook, from, follows, batch, at, by: 'me', undoes: null, changes: [rated(from)] }))
    follows = batch
    if (waiting.length < TOGETHER && from < to) continue
    if ((await Promise.all(waiting)).some((outcome) => outcome !== 'stored')) throw new Error('A change was not stored.')
    waiting = []
  }
}

function rated(count: number): Change {
  const cells = CASE.evidence * CASE.hypotheses
  const [cell, turn] = [count % cells, Math.floor(count / cells)]
  const value = (of: number): Rating | null => (of < 0 ? null : (RATINGS[(cell + of) % RATINGS.length] ?? null))
  const place = { evidence: `E${Math.floor(cell / CASE.hypotheses) + 1}`, hypothesis: `H${(cell % CASE.hypotheses) + 1}` }
  return { type: 'rated', rater: 'me', ...place, before: value(turn - 1), after: value(turn) }
}
