// The history page: who did what and when, what was undone, and nothing that the viewer may not see.

import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const rate = (evidence: string): Change => ({ type: 'rated', rater: 'me', evidence, hypothesis: 'H1', before: null, after: 'II' })

test('the history lists who did what, grouped by action, newest first', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [rate('E1')])
  await post(paths.pasteItems(id, 'evidence'), { rows: 'One\nTwo', step: 'add' })
  const page = await (await get(paths.history(id))).text()
  const order = ['added 2 items of evidence', 'rated E1 as II for Coup', 'created the workbook “Kazakhstan, January 2022” with']
  const places = order.map((sentence) => page.indexOf(sentence))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(page).toContain('<bdi>Analyst</bdi>')
  expect(page).toContain('Added item of evidence E24: “One”')
})

test('the history marks an undone action until it is redone', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const undone = async () => ((await (await get(paths.history(id))).text()).match(/undone later/g) ?? []).length
  await workbooks.change(id, 'me', () => [rate('E1')])
  expect(await undone()).toBe(0)
  await workbooks.undo(id, 'me')
  expect(await undone()).toBe(1)
  await workbooks.redo(id, 'me')
  const page = await (await get(paths.history(id))).text()
  expect(page).toMatch(/data-undone="yes"/)
  expect(await undone()).toBe(1)
})

test('the history does not mention reference ratings that were not revealed', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const hidden = await (await get(paths.history(id))).text()
  expect(hidden).not.toContain('rated E')
  expect(hidden).not.toContain('ratings')
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  expect(await (await get(paths.history(id))).text()).toMatch(/rated E1 as \w+ for Coup in the article/i)
})

test('an action of many changes is listed in parts that can be skipped', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const ids = Array.from({ length: 700 }, (_, at) => `E${at + 100}`)
  const added = (item: string): Change => ({
    type: 'added',
    what: 'source',
    id: item.replace('E', 'S'),
    fields: { name: `Source ${item}`, kind: null, reliability: null, note: null },
  })
  await workbooks.change(id, 'me', () => ids.map(added))
  const pages: string[] = []
  for (let path: string | undefined = paths.history(id); path; path = /href="([^"]*)" rel="next"/.exec(pages.at(-1) ?? '')?.[1])
    pages.push(await (await get(path)).text())
  const tags = pages.map((page) => /changes [\d,]+ to [\d,]+ of [\d,]+/.exec(page)?.[0])
  expect(tags).toEqual(['changes 401 to 700 of 700', 'changes 101 to 400 of 700', 'changes 1 to 100 of 700'])
  for (const item of ids) expect(pages.filter((page) => page.includes(`Source ${item}”`))).toHaveLength(1)
  const skip = /href="([^"]*)">Skip the rest of this action/.exec(pages[0] ?? '')?.[1] ?? ''
  const before = await (await get(skip)).text()
  expect(before).toContain('created the workbook')
  expect(before).not.toContain('Source E')
  expect(pages[2]).toContain('created the workbook')
})

test('a page of the history never splits an action that fits on one', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase('tokyo-1995')
  for (let at = 0; at < 320; at += 1) {
    await workbooks.change(id, 'me', (workbook) => [
      { type: 'settings', before: { title: workbook.title }, after: { title: `Title ${at}` } },
    ])
  }
  const first = await (await get(paths.history(id))).text()
  expect(first).toContain('Title 319')
  expect(first).not.toContain('created the workbook')
  const older = /href="([^"]*\?before=\d+)"/.exec(first)?.[1] ?? ''
  const last = await (await get(older)).text()
  expect(last).toContain('created the workbook')
  expect(last).toContain('The workbook begins here.')
  expect(last.slice(last.indexOf('<main'))).not.toContain('Title 319')
  expect((await get(`${paths.history(id)}?before=x`)).status).toBe(404)
})

test('what one person rated in a row is one entry, until a pause, another action or another person', async () => {
  let now = Date.parse('2026-01-02T03:04:05.000Z')
  const { get, fromCase, workbooks } = await testApp({ now: () => new Date(now) })
  const id = await fromCase()
  for (const evidence of ['E1', 'E2', 'E3']) await workbooks.change(id, 'me', () => [rate(evidence)])
  now += 31 * 60 * 1000
  await workbooks.change(id, 'me', () => [rate('E4')])
  await workbooks.change(id, 'me', () => [rate('E5')])
  await workbooks.undo(id, 'me')
  const page = await (await get(paths.history(id))).text()
  const titles = [...page.matchAll(/<p><strong>.*?<bdi class="typed">(.*?)<\/bdi>/g)].map(([, title]) => title)
  expect(titles.slice(0, 4)).toEqual([
    'undid rating E5 as II for Coup.',
    'rated E5 as II for Coup.',
    'rated E4 as II for Coup.',
    'rated 3 cells.',
  ])
  expect(page).toContain('Show all 3 changes')
  expect(page).toContain('Rated E2 as II for Coup')
})
