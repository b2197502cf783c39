// Actions on several cells and items of the matrix: one batch each, one undo, and nothing half done.
import { expect, test } from 'vitest'
import { ratingAt } from '../../ach/model/workbook.ts'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

async function opened() {
  const app = await testApp()
  const id = await app.fromCase()
  const workbook = async () => (await app.workbooks.open(id)).workbook
  const rating = async (evidence: string, hypothesis: string) => {
    const me = (await workbook()).raters.get('me')
    return me ? ratingAt(me, evidence, hypothesis) : null
  }
  return { ...app, id, workbook, rating }
}

test('several cells are rated in one batch, which one undo reverses', async () => {
  const { post, id, rating } = await opened()
  const answer = await post(paths.ratings(id), { cells: 'E1 H1\nE1 H2\nE2 H1', value: 'I' }, HTMX)
  expect(await answer.text()).toContain('<td id="c-E2-H1" data-rating="I"')
  expect([await rating('E1', 'H1'), await rating('E1', 'H2'), await rating('E2', 'H1')]).toEqual(['I', 'I', 'I'])
  await post(paths.undo(id))
  expect([await rating('E1', 'H1'), await rating('E2', 'H1')]).toEqual([null, null])
})

test('a pasted block with a text that is no rating changes nothing', async () => {
  const { post, id, rating } = await opened()
  const answer = await post(paths.ratings(id), { cells: 'E1 H1 CC\nE1 H2 perhaps' }, HTMX)
  expect([answer.status, (await answer.text()).includes('“perhaps” for E1 and H2')]).toEqual([422, true])
  expect(await rating('E1', 'H1')).toBeNull()
})

test('a block with a parked item or an unknown cell changes nothing', async () => {
  const { post, id, rating } = await opened()
  await post(paths.park(id, 'evidence', 'E2'))
  expect((await post(paths.ratings(id), { cells: 'E1 H1\nE2 H1', value: 'I' }, HTMX)).status).toBe(409)
  expect((await post(paths.ratings(id), { cells: 'E1 H1\nE99 H1', value: 'I' }, HTMX)).status).toBe(404)
  expect(await rating('E1', 'H1')).toBeNull()
})

test('several items are parked in one batch', async () => {
  const { post, id, workbook } = await opened()
  await post(paths.severalItems(id), { items: 'E1 E3', do: 'park' }, HTMX)
  const { evidence } = await workbook()
  expect(['E1', 'E2', 'E3'].map((item) => evidence.get(item)?.parked)).toEqual([true, false, true])
  await post(paths.undo(id))
  expect((await workbook()).evidence.get('E3')?.parked).toBe(false)
})

test('several items get a source by its name, a new one if there is none, and one undo takes it all back', async () => {
  const { post, id, workbook } = await opened()
  const before = (await workbook()).evidence.get('E2')?.source
  await post(paths.severalItems(id), { items: 'E1 E2', do: 'source', source: 'A diary' }, HTMX)
  const { evidence, sources } = await workbook()
  const source = evidence.get('E1')?.source ?? ''
  expect([sources.get(source)?.name, evidence.get('E2')?.source]).toEqual(['A diary', source])
  await post(paths.undo(id))
  expect([(await workbook()).evidence.get('E2')?.source, (await workbook()).sources.has(source)]).toEqual([before, false])
  await post(paths.severalItems(id), { items: 'E1 E2', do: 'source', source: 'OPEN RECORD' }, HTMX)
  expect((await workbook()).sources.get((await workbook()).evidence.get('E2')?.source ?? '')?.name).toBe('Open record')
})

test('several items are put into a cluster and taken out of it', async () => {
  const { post, id, workbook } = await opened()
  await post(paths.severalItems(id), { items: 'E1 E2', do: 'cluster', cluster: 'One night' }, HTMX)
  const cluster = (await workbook()).evidence.get('E1')?.cluster ?? ''
  expect((await workbook()).clusters.get(cluster)?.label).toBe('One night')
  await post(paths.severalItems(id), { items: 'E1 E2', do: 'cluster', cluster: '' }, HTMX)
  expect((await workbook()).evidence.get('E2')?.cluster).toBeNull()
})

test('an unknown action on several items is refused', async () => {
  const { post, id } = await opened()
  expect((await post(paths.severalItems(id), { items: 'E1', do: 'burn' }, HTMX)).status).toBe(422)
})
