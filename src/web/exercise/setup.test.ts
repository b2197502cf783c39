import { expect, test } from 'vitest'
import { JOIN_LENGTH } from '../../access/codes.ts'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import type { Change } from '../../ach/log/change.ts'
import { paths } from '../../paths.ts'
import { reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const FORM = {
  asked: 'yes',
  title: 'Our workshop',
  budget: '60',
  was: '60',
  'minutes-rate': '25',
  deck: 'short',
  anonymous: 'yes',
  shuffled: 'yes',
  turned: 'yes',
  discuss: 'all',
  hypotheses: 'yes',
  room: '12',
  contentNote: 'People died.',
}
async function caseWorkbook() {
  const app = await testApp()
  const workbook = await app.fromCase()
  const optionsOf = async (run: string) => (await app.workbooks.open(run)).workbook.run?.options
  return { app, workbook, optionsOf }
}

test('the setup page proposes a title, minutes that fit the budget, and the note of the case', async () => {
  const { app, workbook } = await caseWorkbook()
  const page = await (await app.get(`${paths.setUpExercise(workbook)}?budget=45`)).text()
  expect(page).toContain('value="Kazakhstan, January 2022: exercise, 2 Jan 2026"')
  expect(page).toContain('People died in these events')
  expect(page).toMatch(/name="budget" value="45" checked/)
  expect(page).toContain('All 23 items')
  expect(page).toContain('12 items')
  expect(page).toMatch(/id="total-minutes">45</)
  for (const from of [paths.settings(workbook), paths.workbook(workbook)])
    expect(await (await app.get(from)).text()).toContain(paths.setUpExercise(workbook))
})

test('creating an exercise stores the chosen options and a join code', async () => {
  const { app, workbook, optionsOf } = await caseWorkbook()
  const run = await runFrom(app, workbook, FORM)
  expect(await optionsOf(run)).toMatchObject({
    stages: ['lobby', 'rate', 'reveal', 'closed'],
    minutes: { rate: 25 },
    anonymous: true,
    shuffled: true,
    turned: true,
    discuss: 'all',
    propose: { hypotheses: true, evidence: false },
    room: 12,
    contentNote: 'People died.',
  })
  const { workbook: made } = await app.workbooks.open(run)
  expect([made.title, [...made.evidence.values()].filter(({ parked }) => !parked).length]).toEqual(['Our workshop', 12])
  expect((await app.store.joinCodeOf(run))?.code).toHaveLength(JOIN_LENGTH)
})

test('an exercise created without choices gets the defaults', async () => {
  const { app, workbook, optionsOf } = await caseWorkbook()
  const run = await runFrom(app, workbook)
  const options = await optionsOf(run)
  expect(options).toMatchObject({
    anonymous: false,
    shuffled: true,
    discuss: 'worth',
    room: 200,
    propose: { hypotheses: false, evidence: false },
  })
  expect(options?.stages).toEqual(['lobby', 'favourites', 'practice', 'rate', 'reveal', 'discuss', 'probabilities', 'debrief', 'closed'])
  expect((await app.workbooks.open(run)).workbook.title).toBe('Kazakhstan, January 2022: exercise')
})

test('an invalid exercise setup is refused at its fields, and nothing typed is lost', async () => {
  const { app, workbook } = await caseWorkbook()
  const before = (await app.workbooks.list('me')).total
  const answer = await app.post(paths.exercises(workbook), { ...FORM, title: ' ', 'minutes-rate': 'long', room: '0' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const id of ['f-title-error', 'f-minutes-rate-error', 'f-room-error']) expect(page).toContain(`id="${id}"`)
  expect(page).toContain('value="long"')
  expect(page).toMatch(/name="shuffled" value="yes" checked/)
  expect((await app.workbooks.list('me')).total).toBe(before)
})

test('the budget that the deck was proposed for is sent back with it, so that it counts after the next change', async () => {
  const app = await testApp()
  const page = await (await app.get(paths.setUpExercise(await app.fromCase()))).text()
  expect(page.slice(page.indexOf('id="proposed"'))).toContain('name="was" value="60"')
})

test('another budget recalculates the minutes without JavaScript, and keeps what was typed', async () => {
  const { app, workbook } = await caseWorkbook()
  const page = await (await app.post(paths.exercises(workbook), { ...FORM, stages: 'debrief', budget: '90', again: 'yes' })).text()
  expect(page).toMatch(/id="total-minutes">90</)
  expect(page).toContain('value="Our workshop"')
  expect(page).toMatch(/name="deck" value="full" checked/)
  expect((await app.workbooks.list('me')).total).toBe(1)
})

test('the list of workbooks links to the desk and names the stage of the exercise', async () => {
  const { app, workbook } = await caseWorkbook()
  const run = await runFrom(app, workbook)
  expect(await (await app.get(paths.home())).text()).toMatch(new RegExp(`href="${paths.exercise(run)}"[\\s\\S]*exercise: lobby`))
  await app.post(paths.stage(run), { from: 'lobby', to: 'rate' })
  expect(await (await app.get(paths.home())).text()).toContain('exercise: rate alone')
})

/** A run in which one participant entered a rating, a reason and a probability that are easy to find. */
async function createSecretRun(signIn: boolean) {
  const app = await testApp({ signIn })
  const facilitator = signIn ? await signInAs(app, 'Aigerim') : app
  const run = await runFrom(facilitator, await app.fromCase(), { asked: 'yes', title: 'Room', room: '9', stages: 'favourites' })
  const rater = 'p0123456789'
  await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, 'Madina']]) }))
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'favourites' })
  const change = (...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  await change({ type: 'estimated', rater, when: 'before', hypothesis: 'H1', before: null, after: 0.8765 })
  await facilitator.post(paths.stage(run), { from: 'favourites', to: 'rate' })
  await change(
    { type: 'rated', rater, evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
    { type: 'reasoned', rater, evidence: 'E1', before: null, after: 'Xylophone' },
  )
  return { app, facilitator, run, rater }
}

test.each([false, true])('before the reveal no ordinary page shows what a participant rated (signing in: %s)', async (signIn) => {
  const { facilitator, run, rater } = await createSecretRun(signIn)
  const pages = [
    paths.workbook(run),
    `${paths.workbook(run)}?compare=${rater}`,
    paths.card(run, 'E1'),
    paths.analysis(run),
    `${paths.analysis(run)}?rater=${rater}`,
    paths.report(run),
    paths.history(run),
    paths.probabilities(run),
    paths.scoreBreakdown(run, 'H1'),
    paths.export(run, 'json'),
    paths.export(run, 'csv'),
    paths.export(run, 'md'),
    paths.scores(run),
    paths.item(run, 'evidence', 'E1'),
    paths.since(run, 0),
  ]
  for (const path of pages) {
    const text = await (await facilitator.get(path)).text()
    // A page may repeat the rater id from its own address.
    const secrets = [
      ...(path.includes(rater) ? [] : [rater]),
      'Xylophone',
      'Madina',
      'id="c-E1-H1" data-rating="II"',
      '"H1": "II"',
      '0.8765',
      '87.65',
    ]
    const found = secrets.filter((one) => text.includes(one))
    expect([path, found]).toEqual([path, []])
  }
  expect((await facilitator.get(`${paths.scores(run)}?rater=${rater}`)).status).toBe(404)
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('Madina')
})

test('the matrix of an exercise offers no cell to rate until the exercise is over, and links to the desk', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const { evidence, hypotheses } = (await app.workbooks.open(run)).workbook
  const page = async () => (await facilitator.get(paths.workbook(run))).text()
  const during = await page()
  expect(during).toContain('Only participants rate')
  expect(during).toContain(`<a href="${paths.exercise(run)}">Go to the desk`)
  for (const word of ['?card=', 'js/matrix/matrix.js', '/ratings/', paths.card(run, 'E1')])
    expect([word, during.includes(word)]).toEqual([word, false])
  expect(during.match(/<td[^>]* data-rating=/g)).toHaveLength(evidence.size * hypotheses.size)
  expect((await facilitator.get(paths.card(run, 'E1'))).headers.get('location')).toBe(paths.workbook(run))
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'closed', sure: 'yes' })
  const after = await page()
  expect(after).toContain('?card=')
  expect(after).not.toContain('Only participants rate')
})

test('ordinary pages of a workbook say that an exercise is running, until it is over', async () => {
  const { app, facilitator, run } = await createSecretRun(true)
  const band = async (path: string) => (await (await facilitator.get(path)).text()).match(/An exercise is running[^<]*/)?.[0]?.trim()
  expect(await band(paths.workbook(run))).toBe('An exercise is running in this workbook. Ratings are hidden until the reveal.')
  expect(await band(paths.analysis(run))).toContain('hidden until the reveal')
  await facilitator.post(paths.stage(run), { from: 'rate', to: 'reveal' })
  expect(await band(paths.workbook(run))).toBe('An exercise is running in this workbook.')
  expect(await (await (await reader(app, await signInAs(app, 'Aigerim'), run)).get(paths.workbook(run))).text()).not.toContain(
    paths.exercise(run),
  )
  await facilitator.post(paths.stage(run), { from: 'reveal', to: 'closed' })
  expect(await band(paths.workbook(run))).toBeUndefined()
  expect(await (await facilitator.get(paths.settings(run))).text()).toContain(paths.exercise(run))
  const desk = await (await facilitator.get(paths.exercise(run))).text()
  for (const path of [paths.analysis(run), paths.exports(run), paths.redact(run)]) expect(desk).toContain(path)
})
