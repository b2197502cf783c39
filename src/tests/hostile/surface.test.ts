// Requests every route in every wrong way: no server error, the same headers on every response, and an intact workbook.
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../ach/document/document.ts'
import { matchesPath, paths } from '../../paths.ts'
import { openFile } from '../../store/sqlite/driver/driver.ts'
import { replayed } from '../durability/stored.ts'
import { markedDocument } from './marked.test-support.ts'
import { addresses, formsIn, importDocument, type Known, partsOf, type Route, storeUploads } from './pages.test-support.ts'
import { requestsFor } from './requests.test-support.ts'
import { responseProblems } from './responses.test-support.ts'
import { type Surface, surface } from './surface.test-support.ts'

const SEED = 1995
const EACH = 30
/** Values of buttons outside their form. */
const BARE: Known = new Map([
  ['to', ['1', '2']],
  ['back', ['/', 'E1']],
])

/** The forms of every page, by action. */
async function forms(served: Surface, parts: Known) {
  const pages: string[] = []
  for (const { method, path } of served.routes)
    if (method === 'GET' && !path.endsWith('/live'))
      for (const address of addresses(path, parts)) pages.push(await (await served.get(address)).text())
  return formsIn(pages)
}

test('every route handles every request without a server error, with the same headers, and the workbook stays intact', async () => {
  const served = await surface()
  const workbook = await importDocument(served, markedDocument('').json)
  const parts = partsOf(workbook, await storeUploads(served, workbook, 'A text'))
  const found = await forms(served, parts)
  const formOf = ({ path }: Route): Known => {
    const fitting = [...found].filter(([action]) => matchesPath(path, action)).flatMap(([, fields]) => [...fields])
    return new Map([...BARE, ...fitting.map(([name, values]): [string, string[]] => [name, [...values].slice(0, 40)])])
  }
  // Field names are taken from the pages; the check is meaningful only if most pages were read.
  expect(served.routes.filter((route) => route.method === 'POST' && formOf(route).size > BARE.size).length).toBeGreaterThan(25)
  expect(served.routes.length).toBeGreaterThan(100)
  const statuses = new Map<number, number>()
  for (const route of served.routes) {
    await fc.assert(
      fc.asyncProperty(requestsFor(route, parts, formOf(route)), async (request) => {
        const response = await served.send(request)
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
        expect(responseProblems(response), response.body.slice(0, 300)).toEqual([])
      }),
      { seed: SEED, numRuns: EACH },
    )
    expect(served.logLines, `${route.method} ${route.path}`).toEqual([])
    await served.post(paths.restoreWorkbook(workbook))
  }
  // Requests were not just rejected early.
  for (const status of [200, 303, 404, 409, 422]) expect(statuses.get(status) ?? 0, `responses with status ${status}`).toBeGreaterThan(20)

  const exported = await (await served.get(paths.export(workbook, 'json'))).text()
  expect(parseDocument(exported)).toMatchObject({ ok: true, dropped: [] })
  const db = openFile(join(served.folder, 'workbooks.db'), { readonly: true })
  try {
    expect(replayed(db, workbook)).toBe(exported)
  } finally {
    db.close()
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}, 120_000)
