// Compares appends of this build with those of another build of this program, side by side: what a change of the store costs.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Change } from '../ach/log/change.ts'
import type { NewBatch, Store } from '../store/contract/store.ts'
import { openStore } from '../store/open-store.ts'
import { postgresServer } from '../tests/support/postgres-server.ts'
import { compare, line } from './figures.ts'
import { fileIn } from './processes.ts'

/** Appends under way at the same time. */
const AT_ONCE = [1, 16, 64] as const
/** Milliseconds per measurement. */
const ROUND_MS = 2000

type OpenStore = typeof openStore

/** `other`: the folder dist of the other build. */
export async function benchAppends(folder: string, other: string | undefined): Promise<boolean> {
  if (other === undefined) throw new Error('Name the folder dist of another build: npm run bench -- appends ../other/dist')
  const { openStore: openOther }: { openStore: OpenStore } = await import(
    pathToFileURL(join(resolve(other), 'src/store/open-store.js')).href
  )
  line('', 'this build', 'other build', 'ratio')
  await compareAppends('SQLite', openStore, openOther, async (name) => fileIn(folder, `${name}.db`))
  const postgres = await postgresServer({ durable: true, within: folder })
  await compareAppends('PostgreSQL', openStore, openOther, () => postgres.database())
  return true
}

async function compareAppends(
  store: string,
  ours: OpenStore,
  others: OpenStore,
  database: (name: string) => Promise<string>,
): Promise<void> {
  const stores = [await ours(await database('ours'), { snapshots: false }), await others(await database('other'), { snapshots: false })]
  const [mine, theirs] = await Promise.all(stores.map(appender))
  if (!mine || !theirs) return
  for (const atOnce of AT_ONCE) {
    await mine(atOnce)
    await theirs(atOnce)
    const what = `append, ${store}, ${atOnce} at once`
    await compare(
      [{ what, goal: 'goal ≥ 0.95', unit: (rate) => `${rate.toFixed(0)}/s` }],
      () => mine(atOnce),
      () => theirs(atOnce),
    )
  }
  for (const one of stores) await one.close()
}

/** Creates a workbook. Returns a measurement of its appends per second, one rating each. */
async function appender(store: Store): Promise<(atOnce: number) => Promise<number[]>> {
  const at = new Date().toISOString()
  const created: Change = {
    type: 'created',
    fields: { title: 'Bench', question: 'How fast?', background: null, method: 'count' },
    reference: null,
    exercise: null,
    from: null,
  }
  let last: NewBatch = { workbook: 'bench', from: 1, follows: null, batch: 'b1', at, by: 'me', undoes: null, changes: [created] }
  await store.create('bench', last, new Map())
  const next = (): NewBatch => {
    const from = last.from + 1
    const rating: Change = { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: 'C', after: from % 2 ? 'II' : 'N' }
    last = { ...last, from, follows: last.batch, batch: `batch-${from}`, changes: [rating] }
    return last
  }
  return async (atOnce) => {
    const start = performance.now()
    let count = 0
    while (performance.now() - start < ROUND_MS) {
      const results = await Promise.all(Array.from({ length: atOnce }, () => store.append(next())))
      if (results.some((result) => result !== 'stored')) throw new Error('A change was not stored.')
      count += atOnce
    }
    return [(count / (performance.now() - start)) * 1000]
  }
}
