// The page Mutually exclusive?: answers, conflicts, and what they mean for the Bayesian view.
import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { type PairState, pairKey } from '../../ach/model/checks.ts'
import { hypothesisAdded } from '../../ach/model/sample.test-support.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { YES_NO_UNSURE } from '../../forms/typed-fields.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const pair = (a: string, b: string, both: PairState, note: string | null = null): Change => ({
  type: 'answered',
  about: 'pair',
  key: pairKey(a, b),
  before: null,
  after: { both, note },
})
const checkedIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)" checked`).exec(page)?.[1]
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''

async function begun() {
  const app = await testApp()
  const id = await app.fromCase()
  const now = async () => (await app.workbooks.open(id)).workbook
  const page = async () => (await app.get(paths.pairs(id))).text()
  const post = (form: Record<string, string>) => app.post(paths.pairs(id), form)
  return { ...app, id, now, page, save: post }
}

test('the page asks about the list, then about every pair, and has no conclusion before an answer', async () => {
  const { page } = await begun()
  const text = await page()
  expect(text.indexOf('Is the list complete')).toBeGreaterThan(0)
  expect(text.indexOf('Is the list complete')).toBeLessThan(text.indexOf('Coup and Jihadi'))
  expect(text.match(/name="both\//g)).toHaveLength(6 * 4)
  expect(text).toContain('0 of 6 questions answered')
  expect(text).not.toContain('What this means')
})

test('all answers of the form are one batch, and one undo reverses them', async () => {
  const { save, id, now, workbooks, page } = await begun()
  const before = (await now()).seq
  const response = await save({ complete: 'yes', 'both/H1/H2': 'no', 'both/H1/H4': 'yes', 'note/H1/H4': 'Both, perhaps.' })
  expect(response.status).toBe(303)
  const { pairs, completeness, seq } = await now()
  expect(seq).toBe(before + 3)
  expect(pairs.get('H1 H4')).toMatchObject({ both: 'yes', note: 'Both, perhaps.' })
  expect(completeness.get('all')).toMatchObject({ complete: 'yes', note: null })
  expect(checkedIn(await page(), 'both/H1/H4')).toBe('yes')
  await workbooks.undo(id, 'me')
  expect((await now()).pairs.size + (await now()).completeness.size).toBe(0)
})

test('one button answers all open pairs and leaves the others unchanged', async () => {
  const { save, now, page } = await begun()
  await save({ 'both/H1/H4': 'yes' })
  await save({ rest: 'no', version: versionIn(await page()), 'both/H1/H4': 'yes', 'both/H2/H3': 'unsure' })
  const { pairs, completeness } = await now()
  expect([...pairs.values()].map(({ both }) => both).sort()).toEqual(['no', 'no', 'no', 'no', 'unsure', 'yes'])
  expect(completeness.size).toBe(0)
})

test('answers about a hypothesis parked after the page was loaded are saved', async () => {
  const { save, page, now, id, post } = await begun()
  const version = versionIn(await page())
  await post(paths.park(id, 'hypotheses', 'H4'))
  await save({ version, 'both/H1/H2': 'no', 'both/H1/H4': 'yes', 'note/H1/H4': 'Kept words.' })
  expect((await now()).pairs.get('H1 H4')).toMatchObject({ both: 'yes', note: 'Kept words.' })
  await save({ rest: 'no' })
  expect([...(await now()).pairs.keys()].sort()).toEqual(['H1 H2', 'H1 H3', 'H1 H4', 'H2 H3'])
})

test('long notes in any script can be saved on every pair', async () => {
  const { post, page, now, id, workbooks } = await begun()
  await workbooks.change(id, 'me', (workbook) =>
    Array.from({ length: LIMITS.hypotheses - workbook.hypotheses.size }, (_, at) => hypothesisAdded(`H${at + 5}`)),
  )
  const ids = [...(await now()).hypotheses.keys()]
  const fields = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => pairKey(a, b).replace(' ', '/')))
  const form = Object.fromEntries(
    fields.flatMap((name) => [
      [`both/${name}`, 'no'],
      [`note/${name}`, 'م'.repeat(2000)],
    ]),
  )
  const sent = { ...form, version: versionIn(await page()) }
  const length = { 'content-length': String(new URLSearchParams(sent).toString().length) }
  expect((await post(paths.pairs(id), sent, length)).status).toBe(303)
  expect((await now()).pairs.size).toBe(190)
})

test('the page says whether the Bayesian view applies, does not apply or is open', async () => {
  const { save, page } = await begun()
  await save({ rest: 'no' })
  expect(await page()).toContain('It is still open whether the list is complete.')
  await save({ complete: 'yes' })
  expect(await page()).toContain('You can use the Bayesian view')
  await save({ 'both/H1/H4': 'yes' })
  const text = await page()
  expect(text).toContain('its figures do not apply to this list')
  expect(text).toContain('hypotheses/H1/combine/H4')
  expect(text).toContain('hypotheses/H1/merge/H4')
  await save({ 'both/H1/H4': 'no', complete: 'no' })
  expect(await page()).toContain('Add the missing hypothesis')
})

test('no answer removes an answer; a note without an answer is refused and kept', async () => {
  const { save, now } = await begun()
  await save({ 'both/H1/H2': 'no', 'note/H1/H2': 'So.' })
  const refused = await save({ 'both/H1/H2': '', 'note/H1/H2': 'Still there.' })
  expect(refused.status).toBe(422)
  const text = await refused.text()
  expect(text).toContain('The note on Coup and Jihadi has no answer.')
  expect(text).toContain('href="#f-both/H1/H2"')
  expect(text).toContain('Still there.')
  expect((await save({ 'both/H1/H2': '', 'note/H1/H2': '' })).status).toBe(303)
  expect((await now()).pairs.size).toBe(0)
  const wrong = await save({ 'both/H1/H2': 'perhaps' })
  expect([wrong.status, (await wrong.text()).includes(YES_NO_UNSURE)]).toEqual([422, true])
  expect((await save({ 'both/H1/H2': 'no', 'note/H1/H2': 'x'.repeat(LIMITS.text + 1) })).status).toBe(422)
})

test('a pair answered by another person shows both answers, and saving again keeps mine', async () => {
  const { save, page, now, id, workbooks } = await begun()
  const version = versionIn(await page())
  await workbooks.change(id, 'me', () => [pair('H1', 'H2', 'yes', 'Their note.'), pair('H3', 'H4', 'yes')])
  const mine = { version, 'both/H1/H2': 'no', 'note/H1/H2': 'My note.', 'both/H2/H3': 'no', 'both/H3/H4': '' }
  const answer = await save(mine)
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).toContain('1 question was answered')
  expect(text).toContain('Saved answer: yes, “Their note.”')
  expect(text).toContain('My note.')
  expect([checkedIn(text, 'both/H1/H2'), checkedIn(text, 'both/H2/H3'), checkedIn(text, 'both/H3/H4')]).toEqual(['no', 'no', 'yes'])
  expect((await now()).pairs.size).toBe(2)
  expect((await save({ ...mine, 'both/H3/H4': 'yes', version: versionIn(text) })).status).toBe(303)
  const { pairs } = await now()
  expect(pairs.get('H1 H2')).toMatchObject({ both: 'no', note: 'My note.' })
  expect([pairs.get('H2 H3')?.both, pairs.get('H3 H4')?.both]).toEqual(['no', 'yes'])
})

test('changes by two people to answer and note of one pair do not conflict', async () => {
  const { save, page, now, id, workbooks } = await begun()
  await save({ 'both/H1/H2': 'no', 'note/H1/H2': 'First.' })
  const version = versionIn(await page())
  await workbooks.change(id, 'me', () => [
    {
      type: 'answered',
      about: 'pair',
      key: 'H1 H2',
      before: { both: 'no', note: 'First.' },
      after: { both: 'no', note: 'Second.' },
    },
  ])
  expect((await save({ version, 'both/H1/H2': 'unsure', 'note/H1/H2': 'First.' })).status).toBe(303)
  expect((await now()).pairs.get('H1 H2')).toMatchObject({ both: 'unsure', note: 'Second.' })
})
