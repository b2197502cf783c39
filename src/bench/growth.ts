// Doubles what a workbook and a server hold, and prints for each cost the exponent with which it grows: 1 is in proportion. The processor time
// of the server is measured, because other programs disturb it least.
import { paths } from '../paths.ts'
import { createFromDocument, largeDocument } from '../tests/support/large-workbook.ts'
import { printRow } from './figures.ts'
import { get, type LoadRequest, load } from './load.ts'
import { type BenchServer, fileIn, processorTimeOf, startServer } from './processes.ts'
import { openRoom } from './room.ts'
import { createMany } from './sizes.ts'
import { makeLongLog, withStore } from './stores.ts'
import { idOf, ratingRequests, unkeptPage } from './workbooks.ts'

/** Above this, a cost needs a reason. */
const MOST = 1.1
/** Milliseconds of processor time per measurement at least, since the system counts in hundredths of a second. */
const ENOUGH_MS = 300
const MOST_REQUESTS = 400

interface Cost {
  readonly what: string
  readonly next: () => LoadRequest
  /** Why the exponent may be above the limit. */
  readonly because?: string
}
interface Dimension {
  readonly what: string
  readonly sizes: readonly number[]
  /** Starts a server that holds this many. */
  prepare(
    folder: string,
    size: number,
  ): Promise<{ readonly server: BenchServer; readonly costs: readonly Cost[]; readonly end?: () => void }>
}

/** Another rating each time, so that pages are not served from a cache. */
const afterRating = (workbook: string, size: { hypotheses: number; evidence: number }) => ratingRequests(workbook, { name: '', ...size })

function ofMatrix(
  what: string,
  sizes: readonly number[],
  sizeOf: (size: number) => { hypotheses: number; evidence: number; people?: number },
) {
  return {
    what,
    sizes,
    async prepare(folder: string, size: number) {
      const server = await startServer(folder, fileIn(folder, `${what}-${size}.db`))
      const dimensions = sizeOf(size)
      const path = await createFromDocument(server.address, largeDocument(dimensions))
      const id = idOf(path)
      let item = 0
      const whatIf = (page: string) => () => {
        item += 1
        return { method: 'GET' as const, path: `${page}?without=evidence%3AE${(item % dimensions.evidence) + 1}` }
      }
      const costs: Cost[] = [
        { what: 'rating', next: afterRating(path, dimensions) },
        { what: 'matrix page', next: unkeptPage(path) },
        { what: 'analysis', next: whatIf(paths.analysis(id)), ...(what === 'hypotheses' && { because: 'compares pairs of hypotheses' }) },
        { what: 'export .json', next: get(paths.export(id, 'json')) },
        { what: 'export .csv', next: get(paths.export(id, 'csv')) },
      ]
      if (dimensions.people !== undefined)
        costs.push({ what: 'group analysis', next: whatIf(paths.groupAnalysis(id)), because: 'compares pairs of raters' })
      return { server, costs }
    },
  }
}

const DIMENSIONS: readonly Dimension[] = [
  ofMatrix('items', [125, 250, 500, 1000], (evidence) => ({ hypotheses: 6, evidence })),
  ofMatrix('hypotheses', [5, 10, 20], (hypotheses) => ({ hypotheses, evidence: 300 })),
  ofMatrix('raters', [25, 50, 100, 200], (people) => ({ hypotheses: 4, evidence: 23, people })),
  {
    what: 'participants',
    sizes: [25, 50, 100, 200],
    async prepare(folder, size) {
      const server = await startServer(folder, fileIn(folder, `participants-${size}.db`))
      const { run, close } = await openRoom(server.address, size)
      const costs = [
        { what: 'desk', next: get(paths.exercise(run.id)) },
        { what: 'wall', next: get(paths.wall(run.id)) },
      ]
      return { server, costs, end: close }
    },
  },
  {
    what: 'workbooks',
    sizes: [1250, 2500, 5000, 10_000],
    async prepare(folder, size) {
      const url = fileIn(folder, `workbooks-${size}.db`)
      await withStore(url, false, (store) => createMany(store, size))
      const costs = [
        { what: 'first page', next: get(paths.home()) },
        { what: 'search', next: get(`${paths.home()}?q=workbook`) },
      ]
      return { server: await startServer(folder, url), costs }
    },
  },
  {
    what: 'log',
    sizes: [20_000, 40_000, 80_000, 160_000],
    async prepare(folder, size) {
      const url = fileIn(folder, `log-${size}.db`)
      const path = await makeLongLog(folder, url, size)
      const costs = [
        { what: 'matrix page', next: unkeptPage(path) },
        { what: 'rating', next: afterRating(path, { hypotheses: 4, evidence: 23 }) },
        { what: 'history', next: get(paths.history(idOf(path))) },
      ]
      return { server: await startServer(folder, url), costs }
    },
  },
]

export async function benchGrowth(folder: string): Promise<boolean> {
  let isMet = true
  for (const dimension of DIMENSIONS) {
    const times = new Map<string, { readonly cost: Cost; readonly times: number[] }>()
    for (const size of dimension.sizes) {
      const { server, costs, end } = await dimension.prepare(folder, size)
      for (const cost of costs) {
        const row = times.get(cost.what) ?? { cost, times: [] }
        times.set(cost.what, row)
        row.times.push(await processorTime(server, cost.next))
      }
      end?.()
      await server.stop()
    }
    printRow(dimension.what, ...dimension.sizes.map((size) => size.toLocaleString('en')), 'exponent')
    for (const { cost, times: costs } of times.values()) {
      const exponent = exponentOf(dimension.sizes, costs)
      isMet &&= exponent <= MOST || cost.because !== undefined
      const why = exponent <= MOST ? '' : ` ${cost.because ?? `goal ≤ ${MOST}`}`
      printRow(`  ${cost.what}`, ...costs.map((time) => `${time.toFixed(2)} ms`), `${exponent.toFixed(2)}${why}`)
    }
  }
  return isMet
}

/** Milliseconds of processor time per request. */
async function processorTime({ address, pid }: BenchServer, next: () => LoadRequest): Promise<number> {
  await load(address, next, { requests: 10 })
  const start = processorTimeOf(pid)
  let requests = 0
  while (processorTimeOf(pid) - start < ENOUGH_MS && requests < MOST_REQUESTS) {
    await load(address, next, { requests: 10 })
    requests += 10
  }
  return (processorTimeOf(pid) - start) / requests
}

/** The slope of the logarithms, by least squares. */
function exponentOf(sizes: readonly number[], costs: readonly number[]): number {
  const points = sizes.map((size, at) => [Math.log(size), Math.log(costs[at] ?? Number.NaN)] as const)
  const [x, y] = [0, 1].map((at) => points.reduce((sum, point) => sum + (point[at] ?? 0), 0) / points.length) as [number, number]
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}
