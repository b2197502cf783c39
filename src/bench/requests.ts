// Compares responses of the server with those of bare Hono: ratings up to the durable commit, the matrix page, and the start.
import { LARGE } from '../tests/support/large-workbook.ts'
import { compare, line, ms, percentile, timeOf } from './figures.ts'
import { get, type LoadRequest, load } from './load.ts'
import { type BenchServer, fileIn, mb, runProgram, startBare, startServer, usageOf } from './processes.ts'
import { CASE_SIZE, type MatrixSize, ratingRequests, unkeptPage } from './workbooks.ts'

const ROUND_MS = 2000
const WARM_UP = 1000
const CONNECTIONS = [1, 16, 64] as const
const PERCENTS = [50, 99]

type Pair<T> = readonly [ours: T, other: T]

/** Compares ratings per second of two servers. Each needs a separate sequence: repeating the value of a cell appends nothing. */
export async function compareRatings(
  [ours, other]: Pair<BenchServer>,
  [ourRatings, otherRatings]: Pair<() => LoadRequest>,
  goals: Partial<Record<(typeof CONNECTIONS)[number], string>> = {},
): Promise<void> {
  await load(ours.address, ourRatings, { requests: WARM_UP })
  await load(other.address, otherRatings, { requests: WARM_UP })
  for (const connections of CONNECTIONS) {
    const rateOf = async ({ address }: BenchServer, next: () => LoadRequest) => [
      (await load(address, next, { connections, ms: ROUND_MS })).rate,
    ]
    const what = `rating, ${CASE_SIZE.name}, ${connections} connection${connections === 1 ? '' : 's'}`
    await compare(
      [{ what, goal: goals[connections] ?? '', unit: (rate) => `${rate.toFixed(0)}/s` }],
      () => rateOf(ours, ourRatings),
      () => rateOf(other, otherRatings),
    )
  }
}

export async function measureLargeRatings({ address }: BenchServer, workbook: string): Promise<void> {
  const next = ratingRequests(workbook, LARGE)
  await load(address, next, { requests: 50 })
  const { times } = await load(address, next, { requests: 500 })
  line(`rating, ${LARGE.name}, p50`, ms(percentile(times, 50)))
  line(`rating, ${LARGE.name}, p99`, ms(percentile(times, 99)), '', '', 'goal < 50 ms')
}

/** Compares the matrix page, kept and rendered again. `page` is the number by which bare Hono knows the bytes. */
export async function comparePage(
  ours: BenchServer,
  bare: BenchServer,
  workbook: string,
  page: number,
  { name }: MatrixSize,
  { requests, most }: { readonly requests: number; readonly most: number },
): Promise<void> {
  const measure = (address: string, next: () => LoadRequest) => async () => {
    const { times } = await load(address, next, { requests })
    return PERCENTS.map((percent) => percentile(times, percent))
  }
  const theirs = measure(bare.address, get(`/pages/${page}`))
  for (const [how, next, goal] of [
    ['', get(workbook), `goal ≤ ${most}`],
    [' rendered again', unkeptPage(workbook), ''],
  ] as const) {
    const mine = measure(ours.address, next)
    // Warm up both.
    await mine()
    await theirs()
    await compare(
      PERCENTS.map((percent, at) => ({ what: `matrix page${how}, ${name}, p${percent}`, goal: at === 0 ? goal : '' })),
      mine,
      theirs,
    )
  }
}

/** Measures from the start of the process to the first response, and its memory then. */
export async function compareStart(folder: string): Promise<void> {
  const measure = (start: () => Promise<BenchServer>) => async () => {
    let server: BenchServer | undefined
    let memory = Number.NaN
    const time = await timeOf(async () => {
      server = await start()
      await (await fetch(server.address)).text()
    })
    if (server) memory = usageOf(server.pid).memory
    await server?.stop()
    return [time, memory]
  }
  await compare(
    [
      { what: 'start to first response', goal: 'goal < 300 ms' },
      { what: 'memory then', unit: mb, goal: 'goal < 75 MB' },
    ],
    measure(() => startServer(folder, fileIn(folder, 'start.db'))),
    measure(() => startBare(folder)),
  )
}

/** Compares `ach-workbook score` of a case with Node doing nothing. */
export async function compareScoreCommand(file: string): Promise<void> {
  const measure = (args: readonly string[]) => async () => [await timeOf(() => runProgram(args))]
  await compare([{ what: 'ach-workbook score of the case', goal: 'goal < 150 ms' }], measure(['score', file]), measure([]))
}
