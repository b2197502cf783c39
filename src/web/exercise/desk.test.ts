import { expect, test } from 'vitest'
import { STAGE_NOTES } from '../../../templates/exercise/stage-notes.ts'
import { STAGE_TEXTS } from '../../../templates/exercise/stage-texts.ts'
import { NO_TIMER, secondsLeft } from '../../ach/model/exercise.ts'
import type { Stage } from '../../ach/model/stage.ts'
import { lateNote, unfinishedNote } from '../../ach/words/exercise-words.ts'
import { paths } from '../../paths.ts'
import { participant, runFrom, signInAs, visitor } from '../../tests/support/sign-in.test-support.ts'
import { HTMX, type TestApp, testApp } from '../../tests/support/test-app.ts'
import { DELETE_RUNNING } from '../workbooks/settings.tsx'
import { alreadyMoved, MINUTES_PROBLEM } from './desk.tsx'

/** An exercise whose facilitator has signed in. */
async function startRoom(form: Record<string, string> = {}) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase(), form)
  const go = (from: string, to: string, more: Record<string, string> = {}) => facilitator.post(paths.stage(run), { from, to, ...more })
  const desk = async () => (await facilitator.get(paths.exercise(run))).text()
  return { app, facilitator, run, go, desk }
}
const stateOf = async (app: TestApp, run: string) => (await app.workbooks.open(run)).workbook.run

test('moving the room to the next stage starts that stage’s timer', async () => {
  const { app, run, go, desk } = await startRoom()
  expect(await desk()).toContain(STAGE_TEXTS.favourites.button)
  expect((await go('lobby', 'favourites')).status).toBe(303)
  const state = await stateOf(app, run)
  const minutes = state?.options.minutes.favourites ?? 0
  const endsAt = new Date(app.deps.now().getTime() + minutes * 60_000).toISOString()
  expect([state?.stage, state?.timer]).toEqual(['favourites', { endsAt, left: null }])
  expect(await desk()).toContain(`${minutes}:00`)
})

test('of two facilitators who move the room at once, the second is refused and nothing else changes', async () => {
  const { app, run, go } = await startRoom()
  await go('lobby', 'favourites')
  const second = await go('lobby', 'favourites')
  expect(second.status).toBe(409)
  expect(await second.text()).toContain(alreadyMoved('favourites'))
  expect((await stateOf(app, run))?.stage).toBe('favourites')
})

test('going back before the reveal needs a confirmation, and the desk then says that the first round is no longer blind', async () => {
  const { app, run, go, desk } = await startRoom()
  await go('lobby', 'reveal')
  const refusal = await go('reveal', 'rate')
  expect([refusal.status, (await stateOf(app, run))?.stage]).toEqual([422, 'reveal'])
  expect(await refusal.text()).toContain('reopens the first round')
  expect((await go('reveal', 'rate', { sure: 'yes' })).status).toBe(303)
  expect((await stateOf(app, run))?.seenBefore).toBe(true)
  expect(await desk()).toContain('no longer blind')
})

test('the desk pauses, continues and extends the timer', async () => {
  const { app, facilitator, run, go } = await startRoom()
  await go('lobby', 'rate')
  const minutes = (await stateOf(app, run))?.options.minutes.rate ?? 0
  const press = (form: Record<string, string>) => facilitator.post(paths.timer(run), { from: 'rate', ...form })
  await press({ do: 'pause' })
  expect((await stateOf(app, run))?.timer).toEqual({ endsAt: null, left: minutes * 60 })
  await press({ do: 'more', minutes: '5' })
  expect((await stateOf(app, run))?.timer.left).toBe((minutes + 5) * 60)
  await press({ do: 'go' })
  const endsAt = new Date(app.deps.now().getTime() + (minutes + 5) * 60_000).toISOString()
  expect((await stateOf(app, run))?.timer).toEqual({ endsAt, left: null })
  expect((await facilitator.post(paths.timer(run), { from: 'lobby', do: 'pause' })).status).toBe(409)
  expect((await press({ do: 'more', minutes: 'x' })).status).toBe(422)
})

test('a locked room stays locked until it is unlocked, and a new join code ends the old one', async () => {
  const { app, facilitator, run, desk } = await startRoom()
  await facilitator.post(paths.joinSettings(run), { do: 'lock' })
  expect(await desk()).toContain('The room is locked')
  await expect(participant(app, run)).rejects.toThrow('409')
  await facilitator.post(paths.joinSettings(run), { do: 'open' })
  await participant(app, run)
  const before = await app.store.joinCodeOf(run)
  await facilitator.post(paths.joinSettings(run), { do: 'code' })
  expect(await app.store.joinCode(before?.code ?? '')).toBeNull()
  expect((await app.store.joinCodeOf(run))?.code).not.toBe(before?.code)
})

test('the desk shows each participant’s progress, and how many have finished each item', async () => {
  const { app, run, go, desk } = await startRoom()
  await participant(app, run, 'Madina')
  await go('lobby', 'rate')
  const rater = [...(await app.workbooks.open(run)).workbook.raters.values()].find(({ participation: part }) => part)?.id ?? ''
  const rate = (hypothesis: string) =>
    app.workbooks.change(run, rater, () => [{ type: 'rated', rater, evidence: 'E1', hypothesis, before: null, after: 'C' }])
  for (const hypothesis of ['H1', 'H2', 'H3']) await rate(hypothesis)
  expect(await desk()).toContain('1 participant, 3 of 92 cells rated')
  await rate('H4')
  const page = await desk()
  expect(page).toContain('1 participant, 4 of 92 cells rated')
  expect(page).toContain(unfinishedNote('rate items', 1))
  expect(page).toMatch(/Madina[\s\S]*4 of 92/)
})

test('the desk says where names are shown, and how many joined too late for the first round', async () => {
  const { app, run, go, desk } = await startRoom()
  await participant(app, run, 'Madina')
  expect(await desk()).toContain('Names are on the wall until you continue')
  await go('lobby', 'reveal')
  expect(await desk()).toContain('Names are hidden on the wall')
  await participant(app, run, 'Bekzat')
  expect(await desk()).toContain(lateNote(1))
  await participant(app, run, 'Serik')
  expect(await desk()).toContain(lateNote(2))
})

test('only the facilitator can open the desk', async () => {
  const { app, run } = await startRoom()
  const madina = await participant(app, run, 'Madina')
  for (const path of [paths.exercise(run), paths.groups(run), paths.paperForms(run)])
    expect((await madina.get(path)).headers.get('location')).toContain('/sign-in')
  for (const path of [paths.stage(run), paths.timer(run), paths.joinSettings(run), paths.manageParticipant(run, 'x'), paths.spot(run)])
    expect((await madina.post(path, { from: 'lobby', to: 'reveal' })).status).toBe(403)
  expect((await stateOf(app, run))?.stage).toBe('lobby')
})

test('leaving the credibility stage gives each item the median of the room’s judgements', async () => {
  const { app, run, go } = await startRoom({ asked: 'yes', title: 'Room', room: '9', stages: 'credibility' })
  await participant(app, run, 'Madina')
  await go('lobby', 'credibility')
  const rater = [...(await app.workbooks.open(run)).workbook.raters.values()].find(({ participation: part }) => part)?.id ?? ''
  await app.workbooks.change(run, rater, () => [{ type: 'weighed', rater, evidence: 'E1', before: null, after: 'low' }])
  const before = (await app.workbooks.open(run)).workbook.seq
  await go('credibility', 'rate')
  const { workbook } = await app.workbooks.open(run)
  expect([workbook.evidence.get('E1')?.credibility, workbook.evidence.get('E2')?.credibility]).toEqual(['low', null])
  const logged = await app.workbooks.since(run, before, 10)
  expect([logged.map(({ change }) => change.type), new Set(logged.map(({ batch }) => batch)).size]).toEqual([['changed', 'staged'], 1])
})

test('the desk offers network addresses if phones cannot reach its own, and says which variable to set', async () => {
  const app = await testApp()
  const run = await runFrom(app, await app.fromCase())
  const page = await (await app.get(paths.exercise(run))).text()
  expect(page).toContain('Phones cannot reach this address')
  expect(page).toContain('HOST=0.0.0.0')
  const { facilitator, run: other } = await startRoom()
  const reached = await (await facilitator.get(paths.exercise(other))).text()
  expect(reached).not.toContain('Phones cannot reach this address')
  expect(reached).toContain('ach.example.org:3000/join')
})

test('the desk offers no network address of a server that listens only on its own computer, even if people sign in', async () => {
  const app = await testApp({ signIn: true, onNetwork: false })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const page = await (await visitor(app, facilitator.cookie, 'localhost:3000').get(paths.exercise(run))).text()
  expect(page).toContain('HOST=0.0.0.0')
  expect(page).not.toContain('Open the desk at a network address')
})

test('going back to a stage continues its timer, and going back before the reveal is told again where the first round starts', async () => {
  let now = new Date('2026-01-02T03:04:05.000Z')
  const app = await testApp({ signIn: true, now: () => now })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const go = (from: Stage, to: Stage) => facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
  const left = async () => {
    const timer = (await app.workbooks.open(run)).workbook.run?.timer
    return timer && secondsLeft(timer, now.toISOString())
  }
  await go('lobby', 'rate')
  const whole = (await left()) ?? 0
  now = new Date(now.getTime() + 60_000)
  await go('rate', 'reveal')
  await go('reveal', 'rate')
  expect(await left()).toBe(whole - 60)
  await go('rate', 'practice')
  const desk = await (await facilitator.get(paths.exercise(run))).text()
  expect(desk).not.toContain(STAGE_TEXTS.rate.enterNote ?? '')
})

test('skipping the reveal needs a confirmation, and moving to the reveal does not', async () => {
  const { app, run, go } = await startRoom()
  const refusal = await go('lobby', 'discuss')
  expect([refusal.status, (await stateOf(app, run))?.stage]).toEqual([422, 'lobby'])
  expect(await refusal.text()).toContain('skips the reveal')
  expect((await go('lobby', 'reveal')).status).toBe(303)
})

test('the timer can be set and cut, and a number that is no number of minutes is refused above the desk', async () => {
  const { app, facilitator, run, go } = await startRoom()
  await go('lobby', 'rate')
  const press = (form: Record<string, string>) => facilitator.post(paths.timer(run), { from: 'rate', ...form })
  const left = async () => secondsLeft((await stateOf(app, run))?.timer ?? NO_TIMER, app.deps.now().toISOString())
  await press({ do: 'set', minutes: '7' })
  expect(await left()).toBe(420)
  await press({ do: 'more', minutes: '-1' })
  expect(await left()).toBe(360)
  const refused = await press({ do: 'set', minutes: 'ten' })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(MINUTES_PROBLEM)])
  await press({ do: 'set', minutes: '0' })
  expect(await left()).toBeNull()
})

test('the desk has the words of the stage that the pack prints, and says how the session stands against its plan', async () => {
  let now = new Date('2026-01-02T03:04:05.000Z')
  const app = await testApp({ signIn: true, now: () => now })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const text = async (path: string) => (await facilitator.get(path)).text()
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'favourites' })
  const say = STAGE_NOTES.favourites?.say ?? ''
  expect([await text(paths.exercise(run)), await text(paths.pack(run))].map((page) => page.includes(say))).toEqual([true, true])
  expect(await text(paths.exercise(run))).toContain('<strong>on time</strong>')
  const minutes = (await stateOf(app, run))?.options.minutes.favourites ?? 0
  now = new Date(now.getTime() + (minutes + 3) * 60_000)
  expect(await text(paths.exercise(run))).toContain('<strong>3 minutes behind</strong>')
})

test('deleting an exercise that is not closed needs a confirmation', async () => {
  const { app, facilitator, run, go } = await startRoom()
  const refused = await facilitator.post(paths.delete(run))
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(DELETE_RUNNING)])
  expect((await stateOf(app, run))?.stage).toBe('lobby')
  await go('lobby', 'closed', { sure: 'yes' })
  expect((await facilitator.post(paths.delete(run))).status).toBe(303)
})

test('an htmx request gets only the desk, without the notice above it', async () => {
  const { facilitator, run } = await startRoom()
  const fragment = await (await facilitator.get(paths.exercise(run), HTMX)).text()
  expect(fragment).toMatch(/^<div id="desk"/)
  expect(fragment).not.toContain('desk-notice')
  const pressed = await facilitator.post(paths.joinSettings(run), { do: 'lock' }, HTMX)
  expect(pressed.headers.get('location')).toBe(`${paths.exercise(run)}?done=1`)
  expect(await (await facilitator.get(`${paths.exercise(run)}?done=1`, HTMX)).text()).toContain('hx-target="#desk-notice"')
})
