// Tests the heat map: the same cells, order, filter and what-if as the matrix, without words in its cells.
import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

/** Coup has CC, C, nothing …; the rows of the map are strings of one sign for each item. */
async function heatMap() {
  const app = await testApp()
  const id = await app.fromCase()
  const rated = (evidence: string, hypothesis: string, after: 'CC' | 'C' | 'N' | 'I' | 'II' | 'NA'): Change => ({
    ...{ type: 'rated', rater: 'me', evidence, hypothesis, before: null, after },
  })
  await app.workbooks.change(id, 'me', () => [
    ...(['CC', 'C', 'N', 'I', 'II', 'NA'] as const).map((rating, at) => rated(`E${at + 1}`, 'H1', rating)),
    rated('E5', 'H2', 'CC'),
  ])
  const page = async (query = '', cookie?: string) => (await app.get(`${paths.heatMap(id)}${query}`, cookie ? { cookie } : {})).text()
  return { ...app, id, page }
}

const rowOf = (page: string, hypothesis: string) => new RegExp(`data-hypothesis="${hypothesis}" data-row="([^"]*)"`).exec(page)?.[1]
const itemsOf = (page: string) => [...page.matchAll(/data-item="(\w+)"/g)].map(([, item]) => item)

test('the heat map has every cell, and no words in any', async () => {
  const { page, id } = await heatMap()
  const text = await page()
  expect(rowOf(text, 'H1')).toBe(`012345${'-'.repeat(17)}`)
  expect(rowOf(text, 'H2')).toBe(`----0${'-'.repeat(18)}`)
  const cells = /<svg class="heat-cells.*?<\/svg>/s.exec(text)?.[0] ?? ''
  expect(cells).not.toContain('<text')
  expect(cells).toContain('viewBox="0 0 23 4"')
  // one area for each rating
  expect([...cells.matchAll(/data-heat="(\w+)"/g)].map(([, rating]) => rating)).toEqual(['CC', 'C', 'N', 'I', 'II', 'NA'])
  expect(cells).toContain(`href="${paths.workbook(id)}#c-E5-H1"`)
  expect(text).toContain('<th scope="row" dir="auto">Coup</th><td class="num">1</td>')
})

test('the heat map has the order and the filter of the matrix, and links that change the order', async () => {
  const { page } = await heatMap()
  expect(itemsOf(await page('?sort=diagnosticity'))[0]).toBe('E5')
  expect(itemsOf(await page('?sort=own'))[0]).toBe('E1')
  expect(itemsOf(await page('?search=Massimov')).length).toBeLessThan(10)
  expect(await page('?search=nothing+at+all')).toContain('There is no cell to show.')
  expect(await page('?zoom=4')).toContain('sort=diagnosticity')
})

test('the heat map shows no order by scores while scores are hidden', async () => {
  const { page } = await heatMap()
  const hidden = await page('', 'view=scores%3Dhidden')
  expect(hidden).not.toContain('sort=diagnosticity')
  expect(hidden).not.toContain('hypotheses=rank')
  expect(rowOf(hidden, 'H1')).toBe(`012345${'-'.repeat(17)}`)
})

test('a what-if is shown in the heat map and kept by its links', async () => {
  const { page, id } = await heatMap()
  const text = await page('?mirror=evidence:E5')
  expect(rowOf(text, 'H1')?.[4]).toBe('0')
  expect(text).toContain('data-kind="what-if"')
  expect(text).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE5#c-E5-H1"`)
  expect(text).toContain(`${paths.picture(id, 'heat-map.svg')}?mirror=evidence%3AE5`)
  expect(await page('?without=evidence:E5')).toContain('<rect class="heat-out" x="4"')
})

test('zooming works by links, and stops at both ends', async () => {
  const { page } = await heatMap()
  const zooms = (text: string) =>
    [...text.matchAll(/<a class="btn" data-size="s"(?: href="([^"]*)")? data-zoom-to="(.)"/g)].map(([, to]) => to)
  expect(zooms(await page()).map((to) => /zoom=(\d)/.exec(to ?? '')?.[1])).toEqual([undefined, '2'])
  expect(zooms(await page('?zoom=8')).map((to) => /zoom=(\d)/.exec(to ?? '')?.[1])).toEqual(['4', undefined])
  expect(await page('?zoom=3')).toContain('data-zoom="1" data-zooms')
})

test('a workbook without hypotheses or items has an empty heat map', async () => {
  const { post, get } = await testApp()
  const empty = (await post(paths.workbooks(), { title: 'Empty', question: 'What?' })).headers.get('location') ?? ''
  expect(await (await get(`${empty}/heat-map`)).text()).toContain('There is no cell to show.')
})
