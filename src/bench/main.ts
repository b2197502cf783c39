// `npm run bench`: what the server costs, in one run, interleaved with what it is compared to; medians of five rounds, as ratios.
// With a word after it one long measurement instead: exercise, stores, doubling, soak.
// Servers are processes of their own; this one is the client.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { benchAnalysis, benchDraws, benchLeaveOneOut } from './analysis.ts'
import { benchDoubling } from './doubling.ts'
import { benchExercise } from './exercise.ts'
import { line } from './figures.ts'
import { benchStart } from './first-response.ts'
import { benchHazards } from './hazards.ts'
import { benchImport } from './imports.ts'
import { benchBrowser } from './in-browser.ts'
import { load } from './load.ts'
import { benchPage } from './pages.ts'
import { benchFolder, startBare, startOurs } from './processes.ts'
import { benchLargeRating, benchRatings } from './ratings.ts'
import { benchSoak } from './soak.ts'
import { benchExport } from './spreadsheets.ts'
import { benchStores, benchStoresShortly } from './stores.ts'
import { withDatabases } from './two-stores.ts'
import { benchUploads } from './uploads.ts'
import { CASE, LARGE, largeDocument, makeCase, makeLarge, ratingsOf } from './workbooks.ts'

const { folder, remove } = benchFolder()
const kept = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Each answers false where a goal was missed. */
const LONG: Readonly<Record<string, () => Promise<boolean>>> = {
  exercise() {
    line('', 'ours', '', '')
    return benchExercise(folder)
  },
  stores: () => benchStores(folder),
  doubling: () => benchDoubling(folder, shorter),
  soak: () =>
    more.includes('postgres')
      ? withDatabases(folder, async (databases) => benchSoak(folder, shorter, (await databases.make())[1]))
      : benchSoak(folder, shorter),
}
const [, , word, ...more] = process.argv
/** Seconds or minutes, to try a measurement out. */
const shorter = more.map(Number).find((value) => value > 0)
if (word !== undefined) {
  const long = Object.hasOwn(LONG, word) ? LONG[word] : undefined
  if (!long) console.error(`There is no measurement “${word}”, only ${Object.keys(LONG).join(', ')}.`)
  const held = await (long?.() ?? Promise.resolve(false)).finally(remove)
  process.exit(held ? 0 : 1)
}

try {
  const ours = await startOurs(folder)
  const small = await makeCase(ours.address)
  const large = await makeLarge(ours.address)
  const once = async (path: string) => (await load(ours.address, () => ({ method: 'GET', path }), { connections: 1, requests: 1 })).last
  const fragment = (await load(ours.address, ratingsOf(small, CASE), { connections: 1, requests: 92 })).last
  const pages = [await once(small), await once(large)]
  const files = [kept('fragment.html', fragment), ...pages.map((page, index) => kept(`${index}.html`, page))]
  const bare = await startBare(folder, files)

  const kb = (text: string | undefined) => `${(Buffer.byteLength(text ?? '') / 1024).toFixed(1)} KB`
  console.log(`Sizes: fragment ${kb(fragment)}, page ${CASE.name} ${kb(pages[0])}, page ${LARGE.name} ${kb(pages[1])}\n`)
  line('', 'ours', 'compared', 'ratio')
  await benchRatings(ours, bare, small)
  await benchPage(ours, bare, small, 0, CASE, 200)
  await benchPage(ours, bare, large, 1, LARGE, 10)
  await benchLargeRating(ours, large)
  const shipped = readFileSync(join(readConfig({}).folders.cases, 'kazakhstan-2022.json'), 'utf8')
  await benchExport(CASE.name, shipped, 'article')
  await benchExport(LARGE.name, JSON.stringify(largeDocument()), 'me')
  await benchImport(CASE.name, shipped, 'article')
  await benchImport(LARGE.name, JSON.stringify(largeDocument()), 'me')
  benchLeaveOneOut()
  await benchDraws(ours, large)
  await benchAnalysis(ours, large)
  await benchUploads(ours, large)
  await benchStart(folder)
  await benchBrowser(ours.address, large, folder)
  await bare.stop()
  await ours.stop()
  console.log('')
  await benchHazards()
  await benchStoresShortly(folder)
} finally {
  remove()
}
