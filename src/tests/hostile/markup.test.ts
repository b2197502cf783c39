// A workbook in which every text means harm, on every page: it is shown as the text that it is, and does nothing.
import { expect, test } from 'vitest'
import { HTMX, type TestApp, testApp } from '../support/test-app.ts'
import { readPage } from './html.test-support.ts'
import { HOSTILE, mark, markedDocument } from './marked.test-support.ts'
import { addresses, bringIn, formsIn, type Known, partsOf, routesOf, waiting } from './pages.test-support.ts'

/** What no page shows: it is carried along, with the case, for those who hold a workshop. */
const CARRIED = /^(exercise\.|reference\.|raters\[1\]\.note$)/
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
  const workbook = await bringIn(app, json)
  return { app, fields, workbook, parts: partsOf(workbook, await waiting(app, workbook, mark(begin, 'file'))) }
}

/** What was wrong on pages of this app, with where; `seen`: their texts. */
async function check(answer: Response, where: string, seen: string[], wrong: string[]): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return ''
  const html = await answer.text()
  const { texts, findings } = readPage(html)
  seen.push(...texts)
  wrong.push(...findings.map((finding) => `${where}: ${finding}`))
  return html
}

async function everyPage({ app, parts }: Place, seen: string[], wrong: string[]): Promise<string[]> {
  const pages: string[] = []
  for (const { method, path } of routesOf(app)) {
    if (method !== 'GET' || path.endsWith('/live')) continue
    for (const address of addresses(path, parts))
      for (const headers of [{}, HTMX]) {
        const answer = await app.get(address, headers)
        expect(answer.status, address).toBeLessThan(500)
        pages.push(await check(answer, address, seen, wrong))
      }
  }
  return pages
}

test.each(BEGINNINGS)('every text is shown as text on every page: %s', async (begin) => {
  const here = await place(begin)
  const [seen, wrong]: [string[], string[]] = [[], []]
  const pages = await everyPage(here, seen, wrong)
  expect(wrong).toEqual([])
  // Each was there to be escaped.
  const shown = seen.join('\n')
  const unseen = [...here.fields].filter(([field, text]) => !CARRIED.test(field) && !shown.includes(text)).map(([field]) => field)
  expect(unseen).toEqual([])
  expect(pages.length).toBeGreaterThan(100)
})

test('forms that are shown again, conflicts and refusals repeat what was typed as text', async () => {
  const here = await place('')
  const { app, parts, workbook } = here
  const [seen, wrong]: [string[], string[]] = [[], []]
  const forms = formsIn(await everyPage(here, [], []))
  // Somebody else changes everything first.
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
          const answer = await app.post(address, form, headers)
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          expect(answer.status, address).toBeLessThan(500)
          await check(answer, `${answer.status} ${address}`, seen, wrong)
        }
    }
  }
  // An id that is none, in the address.
  for (const { path } of routesOf(app)) {
    const address = path.replace(':id', workbook).replaceAll(/:\w+(\{[^}]*\})?/g, encodeURIComponent(typed))
    for (const answer of [await app.get(address), await app.post(address, { mine: typed })]) await check(answer, address, seen, wrong)
  }
  // After all this, the history and the rest.
  await everyPage(here, seen, wrong)
  expect(wrong).toEqual([])
  for (const status of [303, 409, 422]) expect(statuses.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(10)
  expect(seen.filter((text) => text.includes(typed)).length).toBeGreaterThan(100)
  expect(seen.join('\n')).toContain(HOSTILE)
})
