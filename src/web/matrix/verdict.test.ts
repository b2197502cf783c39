// The address of a pending verdict: the final sentence for htmx, the matrix for a browser, and the final verdict on the page from then on.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const HTMX = { 'hx-request': 'true', 'hx-request-type': 'partial' }
const PENDING = 'How often chance alone would give such a lead is still being calculated.'

async function clearLead() {
  const app = await testApp()
  const id = await app.fromCase()
  const ratings = ['C', 'II', 'I', 'II'] as const
  await app.workbooks.change(id, 'me', () =>
    Array.from({ length: 23 }, (_, item) =>
      ratings.map((after, at) => ({
        ...{ type: 'rated' as const, rater: 'me', evidence: `E${item + 1}`, hypothesis: `H${at + 1}`, before: null, after },
      })),
    ).flat(),
  )
  const page = async () => (await app.get(paths.workbook(id))).text()
  return { ...app, id, page }
}

test('a pending verdict is loaded from its address, and the page has the final one from then on', async () => {
  const { get, id, page } = await clearLead()
  const before = await page()
  expect(before).toContain(PENDING)
  expect(before).toContain(`data-pending="${paths.verdict(id)}"`)
  const answer = await (await get(paths.verdict(id), HTMX)).text()
  expect(answer).toMatch(/^<div class="says" id="says" role="status"><p>/)
  expect(answer).toContain('its lead is robust')
  expect(answer).toContain('less than 1 of 100 cases')
  expect(await page()).not.toContain(PENDING)
  expect(await page()).toContain('its lead is robust')
  const plain = await get(paths.verdict(id))
  expect([plain.status, plain.headers.get('location')]).toEqual([303, paths.workbook(id)])
})

test('a pending verdict of a what-if is loaded with the what-if, and the list of workbooks has none', async () => {
  const { get, id } = await clearLead()
  const query = '?without=evidence:E6'
  expect(await (await get(paths.workbook(id) + query)).text()).toContain(`data-pending="${paths.verdict(id)}?without=evidence%3AE6"`)
  expect(await (await get(paths.verdict(id) + query, HTMX)).text()).toContain('its lead is robust')
  expect(await (await get(paths.workbooks())).text()).not.toMatch(/<td>(close|separated)<\/td>/)
})

test('a file and the scores as JSON always have the final verdict', async () => {
  const { get, id } = await clearLead()
  expect(await (await get(paths.scores(id))).json()).toMatchObject({ verdict: 'separated', chance: { draws: expect.any(Number) } })
  expect(await (await get(paths.export(id, 'md'))).text()).not.toContain(PENDING)
})
