// `npm run bench` compares the server with a minimal server that does the same work. With an argument, it runs one long measurement
// instead. Servers run in separate processes; this process is the client.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { createFromDocument, createLargeWorkbook, LARGE, largeDocument } from '../tests/support/large-workbook.ts'
import { benchAppends } from './appends.ts'
import { measureBrowser } from './browser.ts'
import { compareExport, compareImport, compareLeaveOneOut } from './calculations.ts'
import { benchClicks } from './clicks.ts'
import { benchCourse } from './course.ts'
import { benchExercise } from './exercise.ts'
import { line } from './figures.ts'
import { benchGrowth } from './growth.ts'
import { get, load } from './load.ts'
import { benchFolder, startBare, startServer } from './processes.ts'
import { comparePage, compareRatings, compareScoreCommand, compareStart, measureLargeRatings } from './requests.ts'
import { benchSizes } from './sizes.ts'
import { benchSoak } from './soak.ts'
import { benchStores } from './stores.ts'
import { measureWaits } from './waits.ts'
import { CASE_SIZE, makeCase, ratingRequests } from './workbooks.ts'

/** Took a browser longer than 20 × 1,000 once. */
const WIDE = { name: '20 × 200', hypotheses: 20, evidence: 200 }

const { folder, remove } = benchFolder()

async function benchServer(): Promise<boolean> {
  const ours = await startServer(folder)
  const small = await makeCase(ours.address)
  const large = await createLargeWorkbook(ours.address)
  const bodyOf = async (path: string) => (await load(ours.address, get(path), { requests: 1 })).body
  // Every cell is rated once: page and fragment then have the size of a fully rated workbook.
  const fragment = (await load(ours.address, ratingRequests(small, CASE_SIZE), { requests: CASE_SIZE.hypotheses * CASE_SIZE.evidence }))
    .body
  const bodies = { fragment, small: await bodyOf(small), large: await bodyOf(large) }
  const files = Object.entries(bodies).map(([name, body]) => {
    const path = join(folder, `${name}.html`)
    writeFileSync(path, body)
    return path
  })
  const bare = await startBare(folder, files)
  const kb = (body: string) => `${(Buffer.byteLength(body) / 1024).toFixed(1)} KB`
  console.log(`Sizes: fragment ${kb(fragment)}, page ${CASE_SIZE.name} ${kb(bodies.small)}, page ${LARGE.name} ${kb(bodies.large)}\n`)
  line('', 'server', 'compared with', 'ratio')
  await compareRatings([ours, bare], [ratingRequests(small, CASE_SIZE), ratingRequests(small, CASE_SIZE)], {
    1: 'goal ≥ 0.65',
    16: 'goal ≥ 1.2',
    64: 'goal ≥ 1.5',
  })
  await comparePage(ours, bare, small, 0, CASE_SIZE, { requests: 200, most: 2.2 })
  await comparePage(ours, bare, large, 1, LARGE, { requests: 10, most: 1.6 })
  await measureLargeRatings(ours, large)
  const shipped = readFileSync(join(readConfig({}).folders.cases, 'kazakhstan-2022.json'), 'utf8')
  const document = JSON.stringify(largeDocument())
  await compareExport(CASE_SIZE, shipped, 'article')
  await compareExport(LARGE, document, 'me')
  await compareImport(CASE_SIZE, shipped, 'article')
  await compareImport(LARGE, document, 'me')
  await compareLeaveOneOut(document)
  await measureWaits(ours, large)
  await compareStart(folder)
  await compareScoreCommand(join(readConfig({}).folders.cases, 'kazakhstan-2022.json'))
  const wide = await createFromDocument(ours.address, largeDocument(WIDE))
  await measureBrowser(
    ours.address,
    [
      [small, CASE_SIZE, 25],
      [wide, WIDE, 60],
      [large, LARGE, 60],
    ],
    folder,
  )
  return true
}

const [, , word, ...options] = process.argv
/** Seconds or minutes, for a shorter run. */
const duration = options.map(Number).find((value) => value > 0)
/** Each returns false if a goal was missed. */
const MEASUREMENTS: Readonly<Record<string, () => Promise<boolean>>> = {
  appends: () => benchAppends(folder, options[0]),
  clicks: () => benchClicks(folder),
  course: () => benchCourse(folder),
  exercise: () => benchExercise(folder, duration),
  growth: () => benchGrowth(folder),
  sizes: () => benchSizes(folder),
  stores: () => benchStores(folder),
  soak: () => benchSoak(folder, duration, options.includes('postgres')),
}

/** Servers are killed on exit, and the folder is removed after them. */
function end(code: number): never {
  process.once('exit', remove)
  process.exit(code)
}
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => end(1))
// npm passes a signal to its shell, which ends without passing it on.
const parent = process.ppid
setInterval(() => process.ppid === parent || end(1), 1000).unref()

const measure = word === undefined ? benchServer : Object.hasOwn(MEASUREMENTS, word) ? MEASUREMENTS[word] : undefined
if (!measure) {
  console.error(`There is no measurement “${word}”. Choose one of: ${Object.keys(MEASUREMENTS).join(', ')}.`)
  end(1)
}
try {
  end((await measure()) ? 0 : 1)
} catch (error) {
  console.error(error)
  end(1)
}
