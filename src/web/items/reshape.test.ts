// The forms that split, merge and combine hypotheses.
import { expect, test } from 'vitest'
import { CHANGE_REFUSALS } from '../../ach/log/check-change.ts'
import { hypothesisAdded } from '../../ach/model/sample.test-support.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const TWO = { 'label-1': 'At the top', 'statement-1': 'By ministers.', 'label-2': 'From below', 'statement-2': 'By officers.' }

async function begun() {
  const app = await testApp()
  const id = await app.fromCase()
  const now = async () => (await app.workbooks.open(id)).workbook
  const inUse = async () => activeItems((await now()).hypotheses).map((one) => one.id)
  const rate = (evidence: string, hypothesis: string, after: 'C' | 'II') =>
    app.workbooks.change(id, 'me', () => [{ type: 'rated', rater: 'me', evidence, hypothesis, before: null, after }])
  const fill = () =>
    app.workbooks.change(id, 'me', (workbook) =>
      Array.from({ length: LIMITS.hypotheses - activeItems(workbook.hypotheses).length }, (_, at) => hypothesisAdded(`X${at}`)),
    )
  return { ...app, id, now, inUse, rate, fill }
}

test('a split replaces the original with its parts and copies its ratings; one undo reverses it', async () => {
  const { post, id, inUse, now, rate, workbooks } = await begun()
  await rate('E1', 'H2', 'II')
  const third = { 'label-3': 'Abroad', 'statement-3': 'By neither.' }
  const answer = await post(paths.split(id, 'H2'), { ...TWO, ...third })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`${paths.items(id, 'hypotheses')}#hypotheses-H5`)
  expect(await inUse()).toEqual(['H1', 'H5', 'H6', 'H7', 'H3', 'H4'])
  const ratings = (await now()).raters.get('me')?.ratings.get('E1')
  expect(['H5', 'H6', 'H7'].map((one) => ratings?.get(one))).toEqual(['II', 'II', 'II'])
  await workbooks.undo(id, 'me')
  expect(await inUse()).toEqual(['H1', 'H2', 'H3', 'H4'])
  await workbooks.redo(id, 'me')
  expect(await inUse()).toEqual(['H1', 'H5', 'H6', 'H7', 'H3', 'H4'])
})

test('the split form starts with the text of the original and shows errors by part', async () => {
  const { get, post, id, inUse } = await begun()
  const form = await (await get(paths.split(id, 'H1'))).text()
  expect(form.match(/Power struggle at the top/g)).toHaveLength(3)
  const answer = await post(paths.split(id, 'H1'), { ...TWO, 'label-2': ' ', 'statement-4': 'Half a part' })
  expect(answer.status).toBe(422)
  const text = await answer.text()
  for (const words of [
    'Part 2: The label is missing.',
    'Part 4: The label is missing.',
    'href="#f-label-2"',
    'By officers.',
    'Half a part',
  ])
    expect(text).toContain(words)
  expect(await inUse()).toEqual(['H1', 'H2', 'H3', 'H4'])
})

test('a split or combination beyond the limit is refused, and what was typed is kept', async () => {
  const { post, id, fill } = await begun()
  await fill()
  const split = await post(paths.split(id, 'H1'), TWO)
  expect(split.status).toBe(409)
  const text = await split.text()
  expect(text).toContain('This workbook has 20 hypotheses')
  expect(text).toContain('By officers.')
  const combined = await post(paths.combine(id, 'H1', 'H2'), { label: 'Both at once', statement: 'Both.' })
  expect([combined.status, (await combined.text()).includes('Both at once')]).toEqual([409, true])
  expect((await post(paths.merge(id, 'H1', 'H2'), { label: 'One', statement: 'Either.' })).status).toBe(303)
})

test('combining adds a blank hypothesis and keeps both; merging keeps equal ratings and parks both', async () => {
  const { get, post, id, inUse, now, rate } = await begun()
  for (const [evidence, hypothesis, rating] of [
    ['E1', 'H1', 'C'],
    ['E1', 'H4', 'C'],
    ['E2', 'H1', 'C'],
    ['E2', 'H4', 'II'],
  ] as const)
    await rate(evidence, hypothesis, rating)
  expect(await (await get(paths.combine(id, 'H1', 'H4'))).text()).toContain('value="Coup + Economic grievance"')
  await post(paths.combine(id, 'H1', 'H4'), { label: 'Both', statement: 'Both of them.' })
  expect(await inUse()).toEqual(['H1', 'H2', 'H3', 'H4', 'H5'])
  expect((await now()).raters.get('me')?.ratings.get('E1')?.has('H5')).toBe(false)
  expect(await (await get(paths.merge(id, 'H1', 'H4'))).text()).toContain('value="Coup or Economic grievance"')
  await post(paths.merge(id, 'H1', 'H4'), { label: 'Either', statement: 'Either of them.' })
  expect(await inUse()).toEqual(['H6', 'H2', 'H3', 'H5'])
  const { ratings } = (await now()).raters.get('me') ?? {}
  expect([ratings?.get('E1')?.get('H6'), ratings?.get('E2')?.get('H6')]).toEqual(['C', undefined])
})

test('splitting and merging refuse unknown and parked hypotheses, and keep what was typed', async () => {
  const { get, post, id, workbooks } = await begun()
  expect((await get(paths.split(id, 'H9'))).status).toBe(404)
  expect((await get(paths.merge(id, 'H1', 'H9'))).status).toBe(404)
  expect((await post(paths.merge(id, 'H1', 'H1'), { label: 'One', statement: 'Same.' })).status).toBe(422)
  await workbooks.change(id, 'me', () => [{ type: 'parked', what: 'hypothesis', id: 'H1' }])
  expect((await get(paths.split(id, 'H1'))).status).toBe(409)
  const refused = await post(paths.split(id, 'H1'), TWO)
  expect(refused.status).toBe(409)
  const text = await refused.text()
  expect(text).toContain(CHANGE_REFUSALS.parked('H1'))
  expect(text).toContain('By officers.')
})

test('the page of a hypothesis has a link to split it, unless it is parked', async () => {
  const { get, post, id } = await begun()
  const page = async () => (await get(paths.item(id, 'hypotheses', 'H1'))).text()
  expect(await page()).toContain(paths.split(id, 'H1'))
  await post(paths.park(id, 'hypotheses', 'H1'))
  expect(await page()).not.toContain(paths.split(id, 'H1'))
})

test('the text proposed for a merged hypothesis is never cut inside a character', async () => {
  const { get, post, id } = await begun()
  const statement = `x${'🙂'.repeat(9_999)}`
  for (const hypothesis of ['H1', 'H2']) await post(paths.item(id, 'hypotheses', hypothesis), { label: '🙂'.repeat(100), statement })
  const text = await (await get(paths.merge(id, 'H1', 'H2'))).text()
  expect(text).not.toContain('\ufffd')
})
