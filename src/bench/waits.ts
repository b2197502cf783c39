// Measures how long large pieces of work take on a running server, and how long another client waits during each.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { HOSTILE_FILES } from '../files/hostile-files.test-support.ts'
import { paths } from '../paths.ts'
import { LARGE } from '../tests/support/large-workbook.ts'
import { line, median, ms, percentile, ROUNDS, timeOf } from './figures.ts'
import { load } from './load.ts'
import type { OtherClient } from './other-client.ts'
import { type BenchServer, mb, usageOf } from './processes.ts'
import { upload } from './upload.ts'
import { idOf } from './workbooks.ts'

const AT_ONCE = 6
const FORMATS = ['xlsx', 'docx', 'stix.json', 'csv', 'md', 'json'] as const
const FIGURES = ['matrix.svg', 'heat-map.svg']

export async function measureWaits({ address, pid }: BenchServer, workbook: string): Promise<void> {
  const id = idOf(workbook)
  let item = 0
  // Each request leaves out another item, because repeated requests are served from a cache.
  const get = (path: string) => () => {
    item += 1
    return { method: 'GET' as const, path: `${path}?without=evidence%3AE${item}`, htmx: path === paths.robustness(id) }
  }
  const during = async (what: string, goal: string, work: () => Promise<unknown>) => {
    const { times, waits } = await waitsDuring(address, Array<typeof work>(ROUNDS).fill(work))
    line(what, ms(median(times)), '', '', goal)
    printWaits(waits)
  }
  await during(`10,000 draws, ${LARGE.name}`, 'goal < 2,000 ms', () => load(address, get(paths.robustness(id)), { requests: 1 }))
  await during(`analysis, ${LARGE.name}, six at once`, '', () =>
    load(address, get(paths.analysis(id)), { connections: AT_ONCE, requests: AT_ONCE }),
  )
  const exported = async (path: string) => new Uint8Array(await (await fetch(`${address}${path}`)).arrayBuffer())
  const file = await exported(paths.export(id, 'xlsx'))
  const exports = [...FORMATS.map((format) => paths.export(id, format)), ...FIGURES.map((name) => paths.picture(id, name))]
  for (const path of exports) {
    const { length } = await exported(path)
    await during(`${path.split('/').at(-1)}, ${LARGE.name}, ${Math.round(length / 1000)} kB`, '', () => exported(path))
  }
  await during(`import .xlsx, ${LARGE.name}, to the preview`, 'goal < 3,000 ms', () => upload(address, file))

  const { times, waits } = await waitsDuring(
    address,
    HOSTILE_FILES.map(({ bytes, file }) => ({ bytes: bytes(), file })).map(
      ({ bytes, file }) =>
        () =>
          upload(address, bytes, file),
    ),
  )
  const slowest = Math.max(...times)
  line(`upload of ${HOSTILE_FILES.length} hostile files, slowest`, ms(slowest), '', '', 'goal < 2,000 ms')
  console.log(`  slowest: ${HOSTILE_FILES[times.indexOf(slowest)]?.name}`)
  printWaits(waits)
  line('  memory of the server after them', mb(usageOf(pid).memory))
}

/** Does the work in order, while another client requests the ready page without a pause. */
export async function waitsDuring(address: string, work: readonly (() => Promise<unknown>)[]) {
  const times: number[] = []
  const { waits } = await otherClientDuring({ address, workbook: null }, async () => {
    for (const one of work) times.push(await timeOf(one))
  })
  return { times, waits }
}

/** Milliseconds for which the other client is alone, before and after. */
const LEAD_MS = 300

export async function otherClientDuring<T>(client: OtherClient, work: () => Promise<T>) {
  const other = new Worker(new URL('./other-client.js', import.meta.url), { workerData: client })
  const posted = once(other, 'message') as Promise<[number[]]>
  await once(other, 'online')
  await sleep(LEAD_MS)
  let result: T | undefined
  const time = await timeOf(async () => {
    result = await work()
  })
  await sleep(LEAD_MS)
  other.postMessage('stop')
  const [waits] = await posted
  return { result: result as T, time, waits }
}

function printWaits(waits: readonly number[]): void {
  line('  another client waits, p50', ms(percentile(waits, 50)))
  line('  another client waits, p99', ms(percentile(waits, 99)), '', '', 'goal < 50 ms')
  // Without a pause between requests, thousands of short waits hide a long one.
  line('  another client waits, longest', ms(percentile(waits, 100)), '', '', 'goal < 100 ms')
}
