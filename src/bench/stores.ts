// SQLite and PostgreSQL side by side, measured in turn: ratings per second. In short for `npm run bench`, in full for `-- stores`.
import { exerciseOnBoth } from './both-rooms.ts'
import { benchCold } from './cold.ts'
import { line, median } from './figures.ts'
import { load } from './load.ts'
import { ROUNDS } from './ratings.ts'
import { type Each, inTurn, withDatabases, withServers } from './two-stores.ts'
import { CASE, makeCase, ratingsOf } from './workbooks.ts'

const FULL = { rounds: ROUNDS, ms: 2000, warm: 1000 }
const SHORT = { rounds: 3, ms: 1000, warm: 500 }
/** Workbooks that are rated at the same time. */
const MANY = 16

type Extent = typeof FULL

/** Prints what it measured; answers false where an acknowledged rating is missing. */
export function benchStores(folder: string): Promise<boolean> {
  return withDatabases(folder, async (databases) => {
    head()
    await benchBothRatings(folder, await databases.make(), FULL)
    await benchCold(folder, await databases.make())
    return exerciseOnBoth(folder, await databases.make())
  })
}

export async function benchStoresShortly(folder: string): Promise<void> {
  console.log('')
  await withDatabases(folder, async (databases) => {
    head()
    await benchBothRatings(folder, await databases.make(), SHORT)
  })
}

const head = () => line('', 'SQLite', 'PostgreSQL', 'ratio')

async function benchBothRatings(folder: string, urls: Each<string>, extent: Extent): Promise<void> {
  await withServers(folder, urls, async (servers) => {
    const one = await inTurn(servers, async ({ address }) => ({ address, next: ratingsOf(await makeCase(address), CASE) }))
    await inTurn(one, ({ address, next }) => load(address, next, { connections: 1, requests: extent.warm }))
    for (const connections of [1, 16, 64]) {
      await compare(`rating, ${CASE.name}, ${connections} connection${connections === 1 ? '' : 's'}`, one, connections, extent)
    }
    if (extent !== FULL) return
    const many = await inTurn(servers, async ({ address }) => ({ address, next: await ratingsOfMany(address) }))
    await compare(`rating, ${MANY} connections, a workbook each`, many, MANY, extent)
  })
}

/** Each connection rates in a workbook of its own. */
async function ratingsOfMany(address: string) {
  const each: (() => ReturnType<ReturnType<typeof ratingsOf>>)[] = []
  for (let at = 0; at < MANY; at += 1) each.push(ratingsOf(await makeCase(address), CASE))
  return (connection: number) => {
    const next = each[connection % MANY]
    if (!next) throw new Error('There is no such workbook.')
    return next()
  }
}

interface Rated {
  readonly address: string
  readonly next: Parameters<typeof load>[1]
}

async function compare(what: string, both: Each<Rated>, connections: number, { rounds, ms }: Extent): Promise<void> {
  const rates: Each<number>[] = []
  for (let round = 0; round < rounds; round += 1) {
    rates.push(await inTurn(both, async ({ address, next }) => (await load(address, next, { connections, ms })).rate))
  }
  const [sqlite, postgres] = [median(rates.map(([a]) => a)), median(rates.map(([, b]) => b))]
  line(what, `${sqlite.toFixed(0)}/s`, `${postgres.toFixed(0)}/s`, median(rates.map(([a, b]) => b / a)).toFixed(2))
}
