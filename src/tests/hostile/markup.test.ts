// A workbook with hostile text in every field, on every page: shown as text, without effect.
import { expect, test } from 'vitest'
import { HTMX, type TestApp, testApp } from '../support/test-app.ts'
import { readPage } from './html.test-support.ts'
import { HOSTILE, mark, markedDocument } from './marked.test-support.ts'
import { addresses, formsIn, importDocument, type Known, partsOf, routesOf, storeUploads } from './pages.test-support.ts'

/** Fields that no page shows: they come with the case, for facilitators, or are compared as numbers and known words. */
const CARRIED = /^(exercise\.|reference\.|raters\[1\]\.note$|printed\.rows\[\d\]\.values\.)/
const BEGINNINGS = ['=', 'javascript:', 'https://a.example/']

interface Place {
  readonly app: TestApp
  readonly fields: ReadonlyMap<string, string>
  readonly workbook: string
  readonly parts: Known
}

async function place(begin: string): Promise<Place> {
  const app = await testApp()
  const { json, fields } = markedDocument(begin)
  const workbook = await importDocument(app, json)
  return { app, fields, workbook, parts: partsOf(workbook, await storeUploads(app, workbook, mark(begin, 'file'))) }
}

/** Collects what is wrong on a page, with its address; `texts` collects the texts shown. */
async function check(response: Response, where: string, shownTexts: string[], problems: string[]): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return ''
  const html = await response.text()
  const { texts, findings } = readPage(html)
  shownTexts.push(...texts)
  problems.push(...findings.map((finding) => `${where}: ${finding}`))
  return html
}

async function everyPage({ app, parts }: Place, shownTexts: string[], problems: string[]): Promise<string[]> {
  const pages: string[] = []
  for (const { method, path } of routesOf(app)) {
    if (method !== 'GET' || path.endsWith('/live')) continue
    for (const address of addresses(path, parts))
      for (const headers of [{}, HTMX]) {
        const response = await app.get(address, headers)
        expect(response.status, address).toBeLessThan(500)
        pages.push(await check(response, address, shownTexts, problems))
      }
  }
  return pages
}

test.each(BEGINNINGS)('every hostile text is shown as text on every page: %s', async (begin) => {
  const here = await place(begin)
  const [shownTexts, problems]: [string[], string[]] = [[], []]
  const pages = await everyPage(here, shownTexts, problems)
  expect(problems).toEqual([])
  // Every text was shown somewhere, so the test covered it.
  const shown = shownTexts.join('\n')
  const notShown = [...here.fields].filter(([field, text]) => !CARRIED.test(field) && !shown.includes(text)).map(([field]) => field)
  expect(notShown).toEqual([])
  expect(pages.length).toBeGreaterThan(100)
})

test('repeated forms, conflicts and refusals show hostile input as text', async () => {
  const here = await place('')
  const { app, parts, workbook } = here
  const [shownTexts, problems]: [string[], string[]] = [[], []]
  const forms = formsIn(await everyPage(here, [], []))
  // Another user changes everything first.
  const typed = mark('', 'typed')
  const statuses = new Map<number, number>()
  for (const { method, path } of routesOf(app)) {
    if (method !== 'POST' || /\/(delete|restore)$/.test(path)) continue
    for (const address of addresses(path, parts)) {
      const fields = [...(forms.get(address) ?? new Map<string, Set<string>>())]
      const usual = Object.fromEntries(fields.map(([name, values]) => [name, [...values][0] ?? '']))
      const texts = Object.fromEntries(
        fields
          .filter(([, values]) => [...values].some((one) => one === '' || one.includes('&')) || values.has('Some words'))
          .map(([name]) => [name, typed]),
      )
      const tries = [
        Object.fromEntries(fields.map(([name]) => [name, typed])),
        { ...usual, ...texts, version: '0' },
        { ...usual, ...texts, label: `${typed}${'x'.repeat(30_000)}`, statement: '' },
      ]
      for (const form of tries)
        for (const headers of [{}, HTMX]) {
          const response = await app.post(address, form, headers)
          statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
          expect(response.status, address).toBeLessThan(500)
          await check(response, `${response.status} ${address}`, shownTexts, problems)
        }
    }
  }
  // An invalid id in the address.
  for (const { path } of routesOf(app)) {
    const address = path.replace(':id', workbook).replaceAll(/:\w+(\{[^}]*\})?/g, encodeURIComponent(typed))
    for (const response of [await app.get(address), await app.post(address, { mine: typed })])
      await check(response, address, shownTexts, problems)
  }
  // Afterwards the history and all other pages.
  await everyPage(here, shownTexts, problems)
  expect(problems).toEqual([])
  for (const status of [303, 409, 422]) expect(statuses.get(status) ?? 0, `responses with status ${status}`).toBeGreaterThan(10)
  expect(shownTexts.filter((text) => text.includes(typed)).length).toBeGreaterThan(100)
  expect(shownTexts.join('\n')).toContain(HOSTILE)
})
