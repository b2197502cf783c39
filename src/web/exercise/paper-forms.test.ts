import { expect, test } from 'vitest'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import { nameTaken } from '../../ach/model/same-name.ts'
import { paths } from '../../paths.ts'
import { runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { PAPER_FORM_REFUSALS } from './paper-forms.tsx'

async function room(form: Record<string, string> = {}) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase(), { asked: 'yes', title: 'Room', room: '2', stages: 'credibility', ...form })
  const enter = (name: string) => facilitator.post(paths.paperForms(run), { name })
  const rater = async () => {
    const { workbook } = await app.workbooks.open(run)
    const found = [...workbook.raters.values()].find(({ participation: part }) => part)
    if (!found) throw new Error('No one has a paper form.')
    return found
  }
  const go = (from: string, to: string) => facilitator.post(paths.stage(run), { from, to })
  const save = async (typed: Record<string, string>) => facilitator.post(paths.paperForm(run, (await rater()).id), typed)
  return { app, facilitator, run, enter, rater, go, save }
}

test('the facilitator adds a participant on paper by name, even to a locked room', async () => {
  const { app, facilitator, run, enter, rater } = await room()
  await facilitator.post(paths.joinSettings(run), { do: 'lock' })
  const answer = await enter(' Serik ')
  const { id, enteredBy, participation: part } = await rater()
  expect(answer.headers.get('location')).toBe(paths.paperForm(run, id))
  expect([part?.since, (await app.workbooks.open(run)).names.get(id)]).toEqual(['lobby', 'Serik'])
  expect(enteredBy).not.toBeNull()
  const page = await (await facilitator.get(paths.paperForm(run, id))).text()
  expect(page).toContain('counts in the first round')
  expect(page).toContain('name="rating/E23/H4"')
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('on paper')
})

test('adding a paper form refuses a taken name, an empty name and a full room at its field', async () => {
  const { enter } = await room()
  await enter('Serik')
  const second = await enter('serik')
  expect([second.status, await second.text()]).toEqual([422, expect.stringContaining(nameTaken('serik'))])
  expect((await enter(' ')).status).toBe(422)
  await enter('Dana')
  expect(await (await enter('Zhanna')).text()).toContain(RUN_REFUSALS.full(2))
})

test('a whole paper form is saved as one batch and shown again', async () => {
  const { app, facilitator, run, enter, rater, save } = await room()
  await enter('Serik')
  const { seq } = (await app.workbooks.open(run)).workbook
  const typed = {
    'rating/E1/H1': 'II',
    'rating/E1/H2': 'na',
    'why/E1': 'Too late.',
    'credibility/E1': 'low',
    'before/H1': '60',
    'now/H1': '12,5',
  }
  expect((await save(typed)).headers.get('location')).toContain('saved=yes')
  const serik = await rater()
  expect([...(serik.ratings.get('E1') ?? [])]).toEqual([
    ['H1', 'II'],
    ['H2', 'NA'],
  ])
  expect([serik.rationales.get('E1'), serik.participation?.weighed.get('E1')]).toEqual(['Too late.', 'low'])
  expect([serik.estimates.before.get('H1'), serik.estimates.now.get('H1')]).toEqual([0.6, 0.125])
  expect(new Set((await app.workbooks.since(run, seq, 20)).map(({ batch }) => batch)).size).toBe(1)
  const page = await (await facilitator.get(paths.paperForm(run, serik.id))).text()
  expect(page).toContain('value="12.5"')
  await save({ 'rating/E1/H1': '' })
  expect([...((await rater()).ratings.get('E1') ?? [])]).toEqual([['H2', 'NA']])
})

test('an invalid rating on a paper form is refused at its cell; nothing is stored and nothing typed is lost', async () => {
  const { enter, rater, save } = await room()
  await enter('Serik')
  const answer = await save({
    'rating/E1/H1': 'C',
    'rating/E2/H1': 'maybe',
    'before/H1': '120',
    'why/E3': 'x'.repeat(20_001),
    'credibility/E4': 'so',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const name of ['rating/E2/H1', 'before/H1', 'why/E3', 'credibility/E4']) expect(page).toContain(`id="f-${name}-error"`)
  expect(page).toContain('E2 for Coup: “maybe” is not a rating.')
  expect(page).toMatch(/name="rating\/E2\/H1"[^>]*value="maybe"/)
  expect(page).toMatch(/name="rating\/E1\/H1"[^>]*value="C"/)
  expect((await rater()).ratings.size).toBe(0)
})

test('a rating on a paper form can be typed as the key that sets it in the matrix', async () => {
  const { enter, rater, save } = await room()
  await enter('Serik')
  await save({ 'rating/E1/H1': '1', 'rating/E1/H2': ' 5', 'rating/E1/H3': '0', 'rating/E1/H4': 'ii' })
  expect(Object.fromEntries((await rater()).ratings.get('E1') ?? [])).toEqual({ H1: 'CC', H2: 'II', H3: 'NA', H4: 'II' })
})

test('after the reveal a paper form enters the first round if that is empty, and the second round on request', async () => {
  const { facilitator, run, enter, rater, go, save } = await room()
  await go('lobby', 'reveal')
  await enter('Serik')
  const { id } = await rater()
  const page = async (query = '') => (await facilitator.get(paths.paperForm(run, id) + query)).text()
  expect(await page()).toContain('name="round" value="first"')
  expect(await page('?round=second')).toContain('name="round" value="second"')
  await save({ 'rating/E1/H2': 'CC', round: 'second' })
  expect((await rater()).participation?.first).toBeNull()
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('joined late')

  const saved = await save({ 'rating/E1/H1': 'II', round: 'first' })
  expect(saved.headers.get('location')).toContain('round=first')
  const { participation: part, ratings } = await rater()
  expect([...(part?.first?.get('E1') ?? [])]).toEqual([['H1', 'II']])
  expect(Object.fromEntries(ratings.get('E1') ?? [])).toEqual({ H1: 'II', H2: 'CC' })
  expect(await (await facilitator.get(paths.exercise(run))).text()).not.toContain('joined late')
  expect(await page()).toContain('name="round" value="second"')
  const ratingIn = (html: string, cell: string) => new RegExp(`name="rating/${cell}"[^>]*value="(\\w+)"`).exec(html)?.[1]
  expect([ratingIn(await page('?round=first'), 'E1/H1'), ratingIn(await page('?round=first'), 'E1/H2')]).toEqual(['II', undefined])
  expect(ratingIn(await page('?round=second'), 'E1/H2')).toBe('CC')
})

test('a first round entered afterwards keeps re-rated cells, counts in both rounds and can be undone', async () => {
  const { app, facilitator, run, enter, rater, go, save } = await room()
  await enter('Serik')
  await save({ 'rating/E1/H1': 'C', 'rating/E1/H2': 'C' })
  await go('lobby', 'reveal')
  await save({ 'rating/E1/H1': 'N', round: 'second' })
  await save({ 'rating/E1/H1': 'II', 'rating/E1/H2': 'I', round: 'first' })
  const both = async () => {
    const { participation: part, ratings } = await rater()
    return [part?.first?.get('E1'), ratings.get('E1')].map((row) => Object.fromEntries(row ?? []))
  }
  expect(await both()).toEqual([
    { H1: 'II', H2: 'I' },
    { H1: 'N', H2: 'I' },
  ])
  expect(await (await facilitator.get(paths.history(run))).text()).toMatch(/in the first round/)
  await app.workbooks.undo(run, (await rater()).enteredBy ?? '')
  expect(await both()).toEqual([
    { H1: 'C', H2: 'C' },
    { H1: 'N', H2: 'C' },
  ])
})

test('a paper form typed before the reveal and sent after it still counts in the first round', async () => {
  const { enter, rater, go, save } = await room()
  await enter('Serik')
  await go('lobby', 'reveal')
  expect((await save({ 'rating/E1/H1': 'II', round: 'first' })).status).toBe(303)
  expect((await rater()).participation?.first?.get('E1')?.get('H1')).toBe('II')
})

test('a paper form typed for the second round needs a confirmation if the room went back, and is not lost', async () => {
  const { enter, rater, go, save } = await room()
  await enter('Serik')
  const refused = await save({ 'rating/E1/H1': 'II', round: 'second' })
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain(PAPER_FORM_REFUSALS.wentBack)
  expect(page).toContain('name="round" value="first"')
  expect(page).toMatch(/name="rating\/E1\/H1"[^>]*value="II"/)
  expect((await rater()).ratings.size).toBe(0)
  await go('lobby', 'reveal')
  expect((await rater()).participation?.first?.size).toBe(0)
})

test('only the facilitator who added a paper form can edit it, and participants with a phone have none', async () => {
  const { app, enter, rater, run, facilitator } = await room()
  await enter('Serik')
  const { id } = await rater()
  const other = await signInAs(app, 'Daniyar')
  const refused = await other.post(paths.paperForm(run, id), { 'rating/E1/H1': 'C' })
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(PAPER_FORM_REFUSALS.enteredBy('Aigerim'))])
  expect((await facilitator.get(paths.paperForm(run, 'article'))).status).toBe(404)
})
