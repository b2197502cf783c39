// The page Probabilities: a person's own probabilities, their likelihood terms, and conflicts.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function begun() {
  const app = await testApp()
  const id = await app.fromCase()
  const mine = async () => (await app.workbooks.open(id)).workbook.raters.get('me')?.estimates
  const page = async () => (await app.get(paths.probabilities(id))).text()
  const save = (form: Record<string, string>) => app.post(paths.probabilities(id), form)
  return { ...app, id, mine, page, save }
}

test('probabilities are stored as typed, with decimals, and need not add up to 100', async () => {
  const { mine, page, save, id, workbooks } = await begun()
  const form = { 'before/H1': '30', 'before/H2': '10,5', 'before/H3': '50.25%', 'before/H4': '20', 'now/H1': '97' }
  expect((await save(form)).status).toBe(303)
  expect([...((await mine())?.before ?? [])]).toEqual([
    ['H1', 0.3],
    ['H2', 0.105],
    ['H3', 0.5025],
    ['H4', 0.2],
  ])
  const text = await page()
  for (const words of ['value="10.5"', 'unlikely', 'almost certain', '110.75%, 10.75 more than 100', '97% so far, 3 blank'])
    expect(text).toContain(words)
  await workbooks.undo(id, 'me')
  expect((await mine())?.before.size).toBe(0)
})

test('a blank field removes a probability; a missing field keeps it', async () => {
  const { mine, save } = await begun()
  await save({ 'before/H1': '40', 'before/H2': '60' })
  await save({ 'before/H1': '' })
  expect([...((await mine())?.before ?? [])]).toEqual([['H2', 0.6]])
})

test('a text that is not a number from 0 to 100 is refused at its field, and what was typed is kept', async () => {
  const { save, mine } = await begun()
  const answer = await save({ 'before/H1': 'half', 'before/H2': '120', 'now/H3': '12' })
  expect(answer.status).toBe(422)
  const text = await answer.text()
  for (const words of ['“half” is not a number', '“120” is not a number', 'href="#f-before/H1"', 'value="half"', 'value="12"'])
    expect(text).toContain(words)
  expect((await mine())?.now.size).toBe(0)
})

test('a probability saved in another window is a conflict', async () => {
  const { save, mine } = await begun()
  await save({ 'before/H1': '40' })
  await save({ 'before/H1': '45' })
  const old = { 'was/before/H1': '40', 'was/before/H2': '' }
  const answer = await save({ ...old, 'before/H1': '50', 'before/H2': '10' })
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).toContain('Saved in the other window: 45')
  expect(text).toContain('value="50"')
  expect(text).toContain('name="was/before/H1" value="45"')
  expect((await mine())?.before.size).toBe(1)
  expect((await save({ 'was/before/H1': '45', 'before/H1': '50' })).status).toBe(303)
  expect((await save({ ...old, 'before/H1': '40', 'before/H2': '10' })).status).toBe(303)
  expect([...((await mine())?.before ?? [])]).toEqual([
    ['H1', 0.5],
    ['H2', 0.1],
  ])
})

test('a probability above 99% has no likelihood term', async () => {
  const { save, page } = await begun()
  await save({ 'now/H1': '99.5' })
  const text = await page()
  expect(text).toContain('value="99.5"')
  expect(text).not.toContain('almost certain')
})

test('a stored probability with more digits than its field shows can be changed', async () => {
  const { id, save, mine, page, workbooks } = await begun()
  const third = { type: 'estimated', rater: 'me', when: 'before', hypothesis: 'H1', before: null, after: 1 / 3 } as const
  await workbooks.change(id, 'me', () => [third])
  const was = /name="was\/before\/H1" value="([^"]*)"/.exec(await page())?.[1] ?? ''
  expect((await save({ 'was/before/H1': was, 'before/H1': was, 'was/before/H2': '', 'before/H2': '20' })).status).toBe(303)
  expect((await mine())?.before.get('H1')).toBe(1 / 3)
  expect((await save({ 'was/before/H1': was, 'before/H1': '40' })).status).toBe(303)
  expect((await mine())?.before.get('H1')).toBe(0.4)
})

test('a probability for a hypothesis parked after the page was loaded is reported as not saved', async () => {
  const { id, save, mine, post } = await begun()
  await post(paths.park(id, 'hypotheses', 'H4'))
  const form = { 'was/before/H1': '', 'before/H1': '40', 'was/before/H4': '' }
  const answer = await save({ ...form, 'before/H4': '30' })
  expect(answer.status).toBe(422)
  const text = await answer.text()
  expect(text).toContain('has been parked, so “30” was not saved.')
  expect(text).toContain('value="40"')
  expect((await save({ ...form, 'before/H4': '' })).status).toBe(303)
  expect([...((await mine())?.before ?? [])]).toEqual([['H1', 0.4]])
})
