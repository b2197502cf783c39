// The page of a large workbook: the size of its rows, and what its cells leave out.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { importDocument } from '../../tests/hostile/pages.test-support.ts'
import { largeDocument } from '../../tests/support/large-workbook.ts'
import { testApp } from '../../tests/support/test-app.ts'

const ROWS = 60

test('a cell of a large matrix takes at most 40 bytes, and without scripts each row leads to its card', async () => {
  const app = await testApp()
  const large = largeDocument()
  const evidence = large.evidence.slice(-ROWS)
  const ratings = Object.fromEntries(evidence.map((item) => [item.id, large.raters[0]?.ratings[item.id]]))
  const id = await importDocument(app, JSON.stringify({ ...large, evidence, raters: [{ ...large.raters[0], ratings }] }))
  const page = async (query = '') => (await app.get(`${paths.workbook(id)}${query}`)).text()
  const html = await page()
  const cells = html.match(/<td id=c-E\d+-H\d+ data-rating=[CINA]+>[CINA]+/g) ?? []
  expect(cells).toHaveLength(ROWS * 20)
  expect(cells.join('').length / cells.length).toBeLessThan(40)
  expect(html.match(/<a class="eid" href="\?card=E\d+">/g)).toHaveLength(ROWS)
  expect(html).toContain('To rate an item, open it by its ID.')
  // rows are laid out in tens
  expect(html.match(/<\/tbody><tbody>/g)).toHaveLength(ROWS / 10 - 1)
  const part = await (
    await app.post(paths.rating(id, 'E950', 'H3'), { value: 'II' }, { 'HX-Request': 'true', 'HX-Request-Type': 'partial' })
  ).text()
  expect(part).toContain('<td id=c-E950-H3 data-rating=II>II')
  // Transposed and in a what-if, cells say more.
  expect(await page('?turned=1')).toContain('<a href=?card=E950#h-H3 data-item="E950">')
  expect(await page('?turned=0&without=evidence:E950')).toContain('actual')
})
