// Measures what grows with use and must not slow down: the first page and the search of 10,000 workbooks, and the pages of a workbook whose log
// has a million changes.
import type { Change } from '../ach/log/change.ts'
import { paths } from '../paths.ts'
import type { Store } from '../store/contract/store.ts'
import { line, ms, percentile, timeOf } from './figures.ts'
import { get, load } from './load.ts'
import { fileIn, startServer } from './processes.ts'
import { makeLongLog, timeOfFirstPage, withStore } from './stores.ts'
import { idOf } from './workbooks.ts'

const WORKBOOKS = 10_000
const CHANGES = 1_000_000
const CHANGES_AFTER = 250
const REQUESTS = 20

export async function benchSizes(folder: string): Promise<boolean> {
  line('', 'server')
  await measureList(folder)
  await measureLongLog(folder)
  return true
}

async function measureList(folder: string): Promise<void> {
  const url = fileIn(folder, 'many.db')
  await withStore(url, false, (store) => createMany(store, WORKBOOKS))
  const server = await startServer(folder, url)
  const first = await timeOf(() => fetch(server.address).then((response) => response.text()))
  line(`first page of ${WORKBOOKS} workbooks, cold`, ms(first), '', '', 'goal < 300 ms')
  await printWarm(server.address, 'first page, warm', paths.home(), 'goal < 50 ms')
  await printWarm(server.address, 'search with one result', `${paths.home()}?q=${titleOf(4321).replaceAll(' ', '+')}`, 'goal < 50 ms')
  await printWarm(server.address, 'search with many results', `${paths.home()}?q=workbook`, 'goal < 50 ms')
  await server.stop()
}

async function measureLongLog(folder: string): Promise<void> {
  const url = fileIn(folder, 'long-log.db')
  const path = await makeLongLog(folder, url, CHANGES, CHANGES_AFTER)
  const server = await startServer(folder, url)
  const cold = await timeOfFirstPage(server, path)
  line(`first page of a workbook with ${CHANGES} changes`, ms(cold), '', '', 'goal < 1,000 ms')
  await printWarm(server.address, 'its history', paths.history(idOf(path)), 'goal < 100 ms')
  await server.stop()
}

/** The median, after two requests that warm up. */
async function printWarm(address: string, what: string, path: string, goal: string): Promise<void> {
  const next = get(path)
  await load(address, next, { requests: 2 })
  const { times } = await load(address, next, { requests: REQUESTS })
  line(what, ms(percentile(times, 50)), '', '', goal)
}

const titleOf = (at: number) => `Workbook ${at}`

/** Workbooks with a question and nothing else, as many as wait for one commit. */
export async function createMany(store: Store, count: number): Promise<void> {
  const at = new Date().toISOString()
  for (let from = 0; from < count; from += 1000) {
    const numbers = Array.from({ length: Math.min(1000, count - from) }, (_, index) => from + index)
    await Promise.all(numbers.map((number) => createOne(store, number, at)))
  }
}

async function createOne(store: Store, number: number, at: string): Promise<void> {
  const fields = { title: titleOf(number), question: `What explains event ${number}?`, background: null, method: 'count' as const }
  const created: Change = { type: 'created', fields, reference: null, exercise: null, from: null }
  const workbook = `bench-${number}`
  await store.create(
    workbook,
    { workbook, from: 1, follows: null, batch: `${workbook}-1`, at, by: 'me', undoes: null, changes: [created] },
    new Map(),
  )
}
