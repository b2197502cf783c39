// Does each of the largest things that one click can ask for, once and at the limits that the project states, while another client rates in
// a small workbook. Prints how long each takes and how long the other client waits.
import { setTimeout as sleep } from 'node:timers/promises'
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { RATINGS } from '../ach/model/rating.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { paths } from '../paths.ts'
import { openStore } from '../store/open-store.ts'
import { largeDocument } from '../tests/support/large-workbook.ts'
import { line, ms, percentile } from './figures.ts'
import { fileIn, startServer } from './processes.ts'
import { otherClientDuring } from './waits.ts'
import { idOf, makeCase } from './workbooks.ts'

const WORKBOOKS = 10_000
/** Raters of the two largest workbooks. The person who creates a workbook is one more, and 250 is the limit. */
const RATERS = { analysts: 20, crowd: LIMITS.raters - 1 }
/** Milliseconds that the other client may wait, at the 99th percentile and at most. */
const GOALS = { p99: 50, longest: 100 }
/** The other client rates for this long before and after each click. */
const LEAD_MS = 300
/** As many as one person may have at once. */
const ABANDONED = 4
const RETRY_MS = 25

export async function benchClicks(folder: string): Promise<boolean> {
  const url = fileIn(folder, 'clicks.db')
  await fillStore(url)
  const server = await startServer(folder, url)
  const { address } = server
  const small = await makeCase(address)
  let missed = 0
  console.log('Another client rates in a small workbook during each click.\n')
  line('click', 'takes', 'p99 waits', 'longest', `goal: p99 < ${GOALS.p99} ms, longest < ${GOALS.longest} ms`)
  const click = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const { result, time, waits } = await otherClientDuring({ address, workbook: small }, work)
    const [p99, longest] = [percentile(waits, 99), percentile(waits, 100)]
    const met = p99 < GOALS.p99 && longest < GOALS.longest
    if (!met) missed += 1
    line(what, ms(time), ms(p99), longest.toFixed(0), met ? 'met' : 'missed')
    return result
  }
  const get = (path: string) => () => read(address, path)

  await click('nothing', () => sleep(2000))
  await click('first page, 10,000 workbooks', get(paths.home()))
  await click('first page, again', get(paths.home()))
  await click('first page, search', get(`${paths.home()}?q=${encodeURIComponent('question 77')}`))
  await click('page 100 of the first page', get(`${paths.home()}?page=100`))

  const analysts = await click('upload 20 × 1,000 × 20 raters, to its preview', uploadOf(address, json(analystsDocument())))
  const large = idOf(await click('create it, 400,000 changes', () => send(address, analysts)))
  await click('open its matrix', get(paths.workbook(large)))
  await click('its history', get(paths.history(large)))
  await click('its analysis', get(paths.analysis(large)))
  await click('its report', get(paths.report(large)))
  await click('its group analysis', get(paths.groupAnalysis(large)))
  await click('its .json', get(paths.export(large, 'json')))
  await click('its .csv, all raters', get(`${paths.export(large, 'csv')}?raters=all`))
  await click('its .md', get(paths.export(large, 'md')))
  await click('its .docx', get(paths.export(large, 'docx')))
  await click('its .xlsx', get(paths.export(large, 'xlsx')))
  await click('its .stix.json', get(paths.export(large, 'stix.json')))
  await click('its matrix as a picture', get(paths.picture(large, 'matrix.svg')))
  await click('its heat map as a picture', get(paths.picture(large, 'heat-map.svg')))
  await click('its matrix for the clipboard', get(paths.matrixCopy(large)))
  await click('its scores', get(paths.scores(large)))
  await click('duplicate it', () => send(address, paths.duplicate(large), { copy: 'Copy', ratings: 'yes' }))
  await click('first page after that', get(paths.home()))

  const crowd = idOf(await send(address, await uploadOf(address, json(crowdDocument()))()))
  await click(`open a matrix, ${RATERS.crowd} raters`, get(paths.workbook(crowd)))
  await click('its group analysis', get(paths.groupAnalysis(crowd)))
  await click('its group report', get(`${paths.report(crowd)}?raters=all`))
  await click('its .md, all raters', get(`${paths.export(crowd, 'md')}?raters=all`))
  await click('its .docx, all raters', get(`${paths.export(crowd, 'docx')}?raters=all`))
  await click('its .csv, all raters', get(`${paths.export(crowd, 'csv')}?raters=all`))
  await click('its .json', get(paths.export(crowd, 'json')))

  const table = await click('upload an 8 MB table', uploadOf(address, largeTable()))
  await click('its columns', get(table))
  await click('its columns, another title', () => send(address, table, { step: 'look', title: 'Another' }, 200))
  await click('upload a table with a heading of 8 MB, refused', uploadOf(address, hostileTable(), 422))

  await click(`.xlsx behind ${ABANDONED} abandoned ones`, async () => {
    await abandonExports(address, large)
    await readWhenFree(address, paths.export(idOf(small), 'xlsx'))
  })
  await click('remove personal data', () => send(address, paths.redact(large), { sure: 'yes' }))
  await server.stop()
  console.log(missed === 0 ? '\nEvery goal was met.' : `\n${missed} clicks missed the goal.`)
  return missed === 0
}

/** Creates many small workbooks without a server. */
async function fillStore(url: string): Promise<void> {
  const store = await openStore(url, { snapshots: false })
  const start = Date.parse('2026-01-01T00:00:00.000Z')
  for (let from = 0; from < WORKBOOKS; from += 1000) {
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) => {
        const number = from + index
        const id = `bench-${String(number).padStart(5, '0')}-workbook`
        const { changes, people } = smallWorkbook(number)
        const at = new Date(start + number * 1000).toISOString()
        return store.create(id, { workbook: id, from: 1, follows: null, batch: `${id}-1`, at, by: 'me', undoes: null, changes }, people)
      }),
    )
  }
  await store.close()
}

function smallWorkbook(number: number) {
  const parsed = parseDocument(
    JSON.stringify({
      format: 'ach-workbook',
      version: 1,
      title: `Workbook ${number}`,
      question: `Which hypothesis explains what was seen on the day of question ${number}, and why was it not seen before?`,
      hypotheses: ['H1', 'H2'].map((id) => ({ id, label: id, statement: `${id} explains it.` })),
      evidence: ['E1', 'E2'].map((id) => ({ id, statement: `${id} was seen.` })),
      raters: [{ id: 'me', name: 'Analyst', kind: 'person', ratings: { E1: { H1: 'C', H2: 'I' } } }],
    }),
  )
  if (!parsed.ok) throw new Error(parsed.problems.join(' '))
  return changesOf(parsed.document, null)
}

/** All cells of all raters are rated: 400,000, the limit. */
function analystsDocument(): object {
  const document = largeDocument()
  const [first] = document.raters
  if (!first) throw new Error('The large document has no rater.')
  const raters = Array.from({ length: RATERS.analysts }, (_, rater) => ({ ...first, id: `r${rater}`, name: `Analyst ${rater}` }))
  return { ...document, raters }
}

/** As many raters as a workbook can have, and almost as many rated cells. */
function crowdDocument(): object {
  const document = largeDocument()
  const evidence = document.evidence.slice(0, 80)
  const rows = (rater: number) =>
    Object.fromEntries(
      evidence.map(({ id }, row) => [
        id,
        Object.fromEntries(
          document.hypotheses.map((one, column) => [one.id, RATINGS[(rater * 5 + row * 7 + column * 3) % RATINGS.length]]),
        ),
      ]),
    )
  const raters = Array.from({ length: RATERS.crowd }, (_, rater) => ({
    id: `r${rater}`,
    name: `Analyst ${rater}`,
    kind: 'person',
    ratings: rows(rater),
  }))
  return { ...document, evidence, raters }
}

const json = (document: object) => ({ name: 'large.json', text: JSON.stringify(document) })

/** Just below the 8 MB that are read, with 1,000 rows. */
function largeTable() {
  const cell = 'A long remark that nobody will read to its end. '.repeat(160)
  const head = ['ID', 'Evidence', ...Array.from({ length: 20 }, (_, at) => `H${at + 1}`)].join(',')
  const rows = Array.from({ length: 1000 }, (_, row) =>
    [`E${row + 1}`, `${row} ${cell}`, ...Array.from({ length: 20 }, (_, at) => RATINGS[(row + at) % RATINGS.length])].join(','),
  )
  return { name: 'table.csv', text: [head, ...rows].join('\n') }
}

/** One heading takes almost all of the 8 MB. */
function hostileTable() {
  const heading = `H1 ${'(a '.repeat(2_600_000)}`
  return { name: 'hostile.csv', text: `ID,Evidence,${heading},H2\nE1,It was seen.,C,I\nE2,It was not.,I,C\n` }
}

async function read(address: string, path: string): Promise<void> {
  const response = await fetch(`${address}${path}`)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`GET ${path} returned ${response.status}.`)
}

/** Repeats the request while it is refused because this person has too many exports: the server may not yet know which were abandoned. */
async function readWhenFree(address: string, path: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${address}${path}`)
    await response.arrayBuffer()
    if (response.ok) return
    if (response.status !== 409) throw new Error(`GET ${path} returned ${response.status}.`)
    await sleep(RETRY_MS)
  }
}

/** Posts a form. Returns the path that it redirects to. */
async function send(address: string, path: string, fields: Record<string, string> = {}, status = 303): Promise<string> {
  const response = await fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const body = await response.text()
  if (response.status !== status) throw new Error(`POST ${path} returned ${response.status}: ${body.slice(0, 300)}`)
  return response.headers.get('location') ?? path
}

/** Uploads a file and waits until it has been read. Returns the path of its preview. */
function uploadOf(
  address: string,
  { name, text }: { readonly name: string; readonly text: string },
  refused?: number,
): () => Promise<string> {
  const bytes = new TextEncoder().encode(text)
  return async () => {
    const form = new FormData()
    form.set('file', new File([bytes], name))
    const response = await fetch(`${address}${paths.imports()}`, { method: 'POST', body: form, redirect: 'manual' })
    const page = await response.text()
    if (response.status === refused) return ''
    let path = response.headers.get('location')
    if (!path) throw new Error(`The upload of ${name} returned ${response.status}: ${page.slice(0, 300)}`)
    for (;;) {
      const preview = await fetch(`${address}${path}`, { redirect: 'manual' })
      if (preview.status === refused) return path
      const isReading = (await preview.text()).includes('data-reading')
      const next = preview.headers.get('location')
      if (!next && !isReading) return path
      path = next ?? path
    }
  }
}

/** Requests spreadsheets and hangs up before they are sent. */
async function abandonExports(address: string, id: string): Promise<void> {
  const end = new AbortController()
  const abandoned = Array.from({ length: ABANDONED }, () => fetch(`${address}${paths.export(id, 'xlsx')}`, { signal: end.signal }))
  await sleep(LEAD_MS)
  end.abort()
  await Promise.allSettled(abandoned)
}
