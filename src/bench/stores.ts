// Compares SQLite and PostgreSQL on the same disk: ratings per second, and the first page of a workbook with a long log that no one has open.
import type { Change } from '../ach/log/change.ts'
import { CORE_VERSION } from '../ach/log/snapshot.ts'
import { RATINGS, type Rating } from '../ach/model/rating.ts'
import { paths } from '../paths.ts'
import type { AppendResult, Store } from '../store/contract/store.ts'
import { openStore } from '../store/open-store.ts'
import { postgresServer } from '../tests/support/postgres-server.ts'
import { compare, line, timeOf } from './figures.ts'
import { type BenchServer, fileIn, startServer } from './processes.ts'
import { compareRatings } from './requests.ts'
import { CASE_SIZE, idOf, makeCase, ratingRequests } from './workbooks.ts'

/** The length of the log at its newest snapshot, and the number of changes after it. */
const CHANGES = 20_000
const CHANGES_AFTER = 250
/** Appends under way at the same time. */
const AT_ONCE = 1000

export async function benchStores(folder: string): Promise<boolean> {
  const postgres = await postgresServer({ durable: true, within: folder })
  const [file, database] = [fileIn(folder, 'ratings.db'), await postgres.database()]
  line('', 'SQLite', 'PostgreSQL', 'ratio')
  const servers = [await startServer(folder, file), await startServer(folder, database)] as const
  const ratings = [
    ratingRequests(await makeCase(servers[0].address), CASE_SIZE),
    ratingRequests(await makeCase(servers[1].address), CASE_SIZE),
  ] as const
  await compareRatings(servers, ratings)
  for (const server of servers) await server.stop()

  const [ours, other] = [await longLog(folder, fileIn(folder, 'long.db')), await longLog(folder, await postgres.database())]
  await compare([{ what: `first page of a workbook not open, ${CHANGES + CHANGES_AFTER} changes` }], ours, other)
  return true
}

/** Returns a measurement of the first page of a workbook with a long log, on a new server. */
async function longLog(folder: string, url: string): Promise<() => Promise<number[]>> {
  const path = await makeLongLog(folder, url, CHANGES, CHANGES_AFTER)
  return async () => {
    const fresh = await startServer(folder, url)
    const time = await timeOfFirstPage(fresh, path)
    await fresh.stop()
    return [time]
  }
}

/** Makes a workbook whose newest snapshot has `length` changes, with `after` more behind it. Returns its path. No server is left running. */
export async function makeLongLog(folder: string, url: string, length: number, after = 0): Promise<string> {
  const server = await startServer(folder, url)
  const path = await makeCase(server.address)
  await server.stop()
  await withStore(url, false, (store) => appendUntil(length, store, idOf(path)))
  await withStore(url, true, (store) => store.snapshot(idOf(path), CORE_VERSION))
  await withStore(url, false, (store) => appendUntil(length + after, store, idOf(path)))
  return path
}

/** Milliseconds until the page of a workbook is there that no one has open. Loading the pages of the program is not part of it. */
export async function timeOfFirstPage({ address }: Pick<BenchServer, 'address'>, path: string): Promise<number> {
  await (await fetch(`${address}${paths.help()}`)).text()
  return timeOf(async () => (await fetch(`${address}${path}`)).text())
}

export async function withStore(url: string, snapshots: boolean, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(url, { snapshots })
  await work(store)
  await store.close()
}

/** Appends ratings, one per batch, until the log has `length` changes. */
async function appendUntil(length: number, store: Store, workbook: string): Promise<void> {
  const at = new Date().toISOString()
  const [last] = await store.readBack(workbook, Number.MAX_SAFE_INTEGER, 1)
  let follows = last?.batch ?? null
  let appends: Promise<AppendResult>[] = []
  for (let from = (last?.seq ?? 0) + 1; from <= length; from += 1) {
    const batch = `bench-${from}`
    appends.push(store.append({ workbook, from, follows, batch, at, by: 'me', undoes: null, changes: [ratingAt(from)] }))
    follows = batch
    if (appends.length < AT_ONCE && from < length) continue
    if ((await Promise.all(appends)).some((result) => result !== 'stored')) throw new Error('A change was not stored.')
    appends = []
  }
}

/** Goes through the cells in order; each time round a cell gets its next rating. */
function ratingAt(seq: number): Change {
  const cells = CASE_SIZE.evidence * CASE_SIZE.hypotheses
  const [cell, round] = [seq % cells, Math.floor(seq / cells)]
  const valueIn = (at: number): Rating | null => (at < 0 ? null : (RATINGS[(cell + at) % RATINGS.length] ?? null))
  const place = { evidence: `E${Math.floor(cell / CASE_SIZE.hypotheses) + 1}`, hypothesis: `H${(cell % CASE_SIZE.hypotheses) + 1}` }
  return { type: 'rated', rater: 'me', ...place, before: valueIn(round - 1), after: valueIn(round) }
}
