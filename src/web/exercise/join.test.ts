// The door of an exercise: who comes in by its code, who comes back by their own, and what everybody else is told.
import { expect, test } from 'vitest'
import { hashOf } from '../../access/secrets.ts'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import { paths } from '../../paths.ts'
import { called, cookieOf, participant, runFrom, type Visitor, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { JOIN_REFUSALS } from './join.tsx'

async function door(form: Record<string, string> = {}) {
  const app = await testApp({ signIn: true })
  const facilitator = await called(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase(), form)
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  return { app, facilitator, run, code, phone: visitor(app) }
}
const knock = async (phone: Visitor, form: Record<string, string>) => {
  const answer = await phone.post(paths.join(), form)
  return { answer, status: answer.status, page: await answer.text() }
}

test('the code may be typed in small letters, with spaces and dashes', async () => {
  const { code, run, phone } = await door()
  const typed = `${code.slice(0, 2)}-${code.slice(2, 4)} ${code.slice(4)} `.toLowerCase()
  const { status, answer } = await knock(phone, { code: typed, name: 'Madina' })
  expect([status, answer.headers.get('location')]).toEqual([303, paths.participantHome(run)])
})

test('a join link with the code asks for the name alone, and shows the question of the exercise', async () => {
  const { code, phone, app, run } = await door()
  const page = await (await phone.get(paths.joinWith(code))).text()
  expect(page).toContain((await app.workbooks.open(run)).workbook.question)
  expect(page).toContain(`value="${code}"`)
  expect(page).toContain('name="name"')
})

test('a wrong code, one that cannot be a code and an empty join field each say what to do', async () => {
  const { phone } = await door()
  const wrong = await knock(phone, { code: 'ZZZZZZ', name: 'Madina' })
  expect(wrong.status).toBe(404)
  expect(wrong.page).toContain(JOIN_REFUSALS.wrongCode('ZZZZZZ'))
  // What was typed is still there.
  expect(wrong.page).toContain('value="Madina"')
  for (const code of ['', '12', 'O0I1L0']) {
    const { status, page } = await knock(phone, { code, name: 'Madina' })
    expect([code, status]).toEqual([code, 422])
    expect(page).toContain(JOIN_REFUSALS.noCode)
    expect(page).toContain('id="f-code-error"')
  }
})

test('an expired join code is refused, a new one lets in, and the one before it no longer does', async () => {
  const { app, facilitator, run, phone, code } = await door()
  await app.store.keepJoinCode({ workbook: run, code, at: '2025-12-03T03:04:04.000Z' })
  const { status, page } = await knock(phone, { code, name: 'Madina' })
  expect(status).toBe(409)
  expect(page).toContain(JOIN_REFUSALS.expired)
  await facilitator.post(paths.joinSettings(run), { do: 'code' })
  const fresh = (await app.store.joinCodeOf(run))?.code ?? ''
  expect(fresh).not.toBe(code)
  expect((await knock(phone, { code: fresh, name: 'Madina' })).status).toBe(303)
  expect((await knock(phone, { code, name: 'Bekzat' })).status).toBe(404)
})

test('a locked room and an exercise that is over refuse to let in, each with its reason', async () => {
  const { facilitator, run, phone, code } = await door()
  await facilitator.post(paths.joinSettings(run), { do: 'lock' })
  const locked = await knock(phone, { code, name: 'Madina' })
  expect(locked.status).toBe(409)
  expect(locked.page).toContain(RUN_REFUSALS.locked)
  await facilitator.post(paths.joinSettings(run), { do: 'unlock' })
  expect((await facilitator.post(paths.stage(run), { from: 'lobby', to: 'closed' })).status).toBe(303)
  const over = await knock(phone, { code, name: 'Madina' })
  expect(over.status).toBe(409)
  expect(over.page).toContain(JOIN_REFUSALS.over)
})

test('a full room says how many are in it, and lets one more in when a participant was removed', async () => {
  const { app, facilitator, run, phone, code } = await door({ asked: 'yes', room: '2' })
  const [first] = [await participant(app, run, 'Madina'), await participant(app, run, 'Bekzat')]
  const { status, page } = await knock(phone, { code, name: 'Serik' })
  expect(status).toBe(409)
  expect(page).toContain(RUN_REFUSALS.full(2))
  const rater = (await app.store.participantSession(hashOf(secretOf(first.cookie))))?.rater ?? ''
  await facilitator.post(paths.manageParticipant(run, rater), { do: 'remove' })
  expect((await knock(phone, { code, name: 'Serik' })).status).toBe(303)
})
const secretOf = (cookie: string) => /ach-part=([^;]+)/.exec(cookie)?.[1] ?? ''

test('a participant’s name that is taken is refused however it is written, and so is no name at all', async () => {
  const { app, run, phone, code } = await door()
  await participant(app, run, 'Madina K.')
  for (const name of ['madina k.', '  MADINA   K. ']) {
    const { status, page } = await knock(phone, { code, name })
    expect(status).toBe(409)
    expect(page).toContain(JOIN_REFUSALS.nameTaken(name.trim().replace(/\s+/g, ' ')))
  }
  const nobody = await knock(phone, { code, name: '  ' })
  expect(nobody.status).toBe(422)
  expect(nobody.page).toContain(JOIN_REFUSALS.noName)
})

test('in an anonymous exercise participants are numbered, and a name that is sent along is not kept', async () => {
  const { app, run, code } = await door({ asked: 'yes', anonymous: 'yes' })
  for (const name of ['Madina', 'Bekzat']) expect((await knock(visitor(app), { code, name })).status).toBe(303)
  const { workbook, names } = await app.workbooks.open(run)
  const people = [...workbook.raters.values()].filter(({ participation: part }) => part)
  expect(people.map(({ id }) => names.get(id))).toEqual(['Participant 1', 'Participant 2'])
  expect(JSON.stringify([...names])).not.toContain('Madina')
})

test('a participant with a new phone comes back by the personal code, and a wrong personal code is refused', async () => {
  const { app, run } = await door()
  const madina = await participant(app, run, 'Madina')
  const other = visitor(app)
  const back = await other.post(paths.rejoin(), { code: madina.rejoin.toLowerCase() })
  expect([back.status, back.headers.get('location')]).toEqual([303, paths.participantHome(run)])
  const page = await (await visitor(app, cookieOf(back)).get(paths.participantHome(run))).text()
  expect(page).toContain('Madina')
  const wrong = await other.post(paths.rejoin(), { code: 'ABCDEFGHJK' })
  expect(wrong.status).toBe(404)
  expect(await wrong.text()).toContain(JOIN_REFUSALS.noRejoinCode)
})

test('a class behind one address can join however many they are; only wrong codes count, 60 of them a minute', async () => {
  const { app, run, phone, code } = await door()
  for (let at = 1; at <= 70; at += 1) await participant(app, run, `Person ${at}`)
  for (let at = 0; at < 60; at += 1) expect((await knock(phone, { code: 'ZZZZZZ', name: 'x' })).status).toBe(404)
  const late = await knock(phone, { code: 'ZZZZZZ', name: 'x' })
  expect(late.status).toBe(429)
  expect(late.page).toContain('Wait a minute')
  // Guessing goes on from nowhere at this address, also with a code that is right, and with one to come back.
  expect((await knock(phone, { code, name: 'x' })).status).toBe(429)
  expect((await phone.post(paths.rejoin(), { code: 'ABCDEFGHJK' })).status).toBe(429)
})
