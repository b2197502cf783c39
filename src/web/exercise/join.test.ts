// Joining an exercise with its join code, rejoining with a personal code, and the refusals.
import { expect, test } from 'vitest'
import { formatCode } from '../../access/codes.ts'
import { hashOf } from '../../access/secrets.ts'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import { paths } from '../../paths.ts'
import { cookieOf, cookiesOf, participant, runFrom, signInAs, type Visitor, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { JOIN_REFUSALS } from './join.tsx'

async function openRoom(form: Record<string, string> = {}) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase(), form)
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  return { app, facilitator, run, code, phone: visitor(app) }
}
const joinWith = async (phone: Visitor, form: Record<string, string>) => {
  const answer = await phone.post(paths.join(), form)
  return { answer, status: answer.status, page: await answer.text() }
}

test('a join code can be typed in lower case, with spaces and dashes', async () => {
  const { code, run, phone } = await openRoom()
  const typed = `${code.slice(0, 2)}-${code.slice(2, 4)} ${code.slice(4)} `.toLowerCase()
  const { status, answer } = await joinWith(phone, { code: typed, name: 'Madina' })
  expect([status, answer.headers.get('location')]).toEqual([303, paths.participantHome(run)])
})

test('a join link fills in the code and shows the exercise’s question', async () => {
  const { code, phone, app, run } = await openRoom()
  const page = await (await phone.get(paths.joinWith(code))).text()
  expect(page).toContain((await app.workbooks.open(run)).workbook.question)
  expect(page).toContain(`value="${code}"`)
  expect(page).toContain('name="name"')
})

test('a wrong, a malformed and an empty join code are each refused with what to do', async () => {
  const { phone } = await openRoom()
  const wrong = await joinWith(phone, { code: 'ZZZZZZZZ', name: 'Madina' })
  expect(wrong.status).toBe(404)
  expect(wrong.page).toContain(JOIN_REFUSALS.wrongCode('ZZZZZZZZ'))
  // What was typed is still there.
  expect(wrong.page).toContain('value="Madina"')
  for (const code of ['', '12', 'O0I1L0']) {
    const { status, page } = await joinWith(phone, { code, name: 'Madina' })
    expect([code, status]).toEqual([code, 422])
    expect(page).toContain(JOIN_REFUSALS.noCode)
    expect(page).toContain('id="f-code-error"')
  }
})

test('an expired join code is refused, and a new join code ends the earlier one', async () => {
  const { app, facilitator, run, phone, code } = await openRoom()
  await app.store.keepJoinCode({ workbook: run, code, at: '2025-12-03T03:04:04.000Z' })
  const { status, page } = await joinWith(phone, { code, name: 'Madina' })
  expect(status).toBe(409)
  expect(page).toContain(JOIN_REFUSALS.expired)
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('The join code has expired')
  expect(await (await facilitator.get(paths.wall(run))).text()).not.toContain(code.slice(0, 3))
  await facilitator.post(paths.joinSettings(run), { do: 'code' })
  const fresh = (await app.store.joinCodeOf(run))?.code ?? ''
  expect(fresh).not.toBe(code)
  expect((await joinWith(phone, { code: fresh, name: 'Madina' })).status).toBe(303)
  expect((await joinWith(phone, { code, name: 'Bekzat' })).status).toBe(404)
})

test('no one can join a locked room or a closed exercise, each with its reason', async () => {
  const { facilitator, run, phone, code } = await openRoom()
  await facilitator.post(paths.joinSettings(run), { do: 'lock' })
  const locked = await joinWith(phone, { code, name: 'Madina' })
  expect(locked.status).toBe(409)
  expect(locked.page).toContain(RUN_REFUSALS.locked)
  await facilitator.post(paths.joinSettings(run), { do: 'unlock' })
  expect((await facilitator.post(paths.stage(run), { from: 'lobby', to: 'closed', sure: 'yes' })).status).toBe(303)
  const over = await joinWith(phone, { code, name: 'Madina' })
  expect(over.status).toBe(409)
  expect(over.page).toContain(JOIN_REFUSALS.over)
})

test('closing an exercise ends its join code for good, and personal codes still lead to the summary', async () => {
  const { app, facilitator, run, phone, code } = await openRoom()
  const { rejoin } = await participant(app, run, 'Madina')
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'closed', sure: 'yes' })
  expect((await facilitator.post(paths.joinSettings(run), { do: 'code' })).status).toBe(409)
  const back = await phone.post(paths.rejoin(), { code: rejoin })
  expect([back.status, back.headers.get('location')]).toEqual([303, paths.participantHome(run)])
  await facilitator.post(paths.stage(run), { from: 'closed', to: 'debrief' })
  const { status, page } = await joinWith(phone, { code, name: 'Bekzat' })
  expect(status).toBe(409)
  expect(page).toContain(JOIN_REFUSALS.expired)
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('The join code has expired')
  await facilitator.post(paths.joinSettings(run), { do: 'code' })
  const fresh = (await app.store.joinCodeOf(run))?.code ?? ''
  expect((await joinWith(phone, { code: fresh, name: 'Bekzat' })).status).toBe(303)
})

test('a full room refuses to join until a participant is removed', async () => {
  const { app, facilitator, run, phone, code } = await openRoom({ asked: 'yes', room: '2' })
  const [first] = [await participant(app, run, 'Madina'), await participant(app, run, 'Bekzat')]
  const { status, page } = await joinWith(phone, { code, name: 'Serik' })
  expect(status).toBe(409)
  expect(page).toContain(RUN_REFUSALS.full(2))
  const rater = (await app.store.participantSession(hashOf(secretOf(first.cookie))))?.rater ?? ''
  await facilitator.post(paths.manageParticipant(run, rater), { do: 'remove' })
  expect((await joinWith(phone, { code, name: 'Serik' })).status).toBe(303)
})
const secretOf = (cookie: string) => /ach-part=([^;]+)/.exec(cookie)?.[1] ?? ''

test('joining refuses a name that is taken in any spelling, and an empty name', async () => {
  const { app, run, phone, code } = await openRoom()
  await participant(app, run, 'Madina K.')
  for (const name of ['madina k.', '  MADINA   K. ', 'М\u0430dina K.', 'Madi\u200bna K.', 'Ｍadina K.']) {
    const { status, page } = await joinWith(phone, { code, name })
    expect(status).toBe(409)
    expect(page).toContain(JOIN_REFUSALS.nameTaken(name.trim().replace(/\s+/g, ' ')))
  }
  const nobody = await joinWith(phone, { code, name: '  ' })
  expect(nobody.status).toBe(422)
  expect(nobody.page).toContain(JOIN_REFUSALS.noName)
})

test('an anonymous exercise numbers its participants and does not store a name', async () => {
  const { app, run, code } = await openRoom({ asked: 'yes', anonymous: 'yes' })
  for (const name of ['Madina', 'Bekzat']) expect((await joinWith(visitor(app), { code, name })).status).toBe(303)
  const { workbook, names } = await app.workbooks.open(run)
  const people = [...workbook.raters.values()].filter(({ participation: part }) => part)
  expect(people.map(({ id }) => names.get(id))).toEqual(['Participant 1', 'Participant 2'])
  expect(JSON.stringify([...names])).not.toContain('Madina')
})

test('a participant rejoins on a new phone with the personal code; a wrong code is refused', async () => {
  const { app, run } = await openRoom()
  const madina = await participant(app, run, 'Madina')
  const other = visitor(app)
  const rejoined = await other.post(paths.rejoin(), { code: madina.rejoin.toLowerCase() })
  expect([rejoined.status, rejoined.headers.get('location')]).toEqual([303, paths.participantHome(run)])
  const page = await (await visitor(app, cookieOf(rejoined)).get(paths.participantHome(run))).text()
  expect(page).toContain('Madina')
  const wrong = await other.post(paths.rejoin(), { code: 'ABCDEFGHJK' })
  expect(wrong.status).toBe(404)
  expect(await wrong.text()).toContain(JOIN_REFUSALS.noRejoinCode)
})

test('a whole class behind one address can join, even after too many wrong codes', async () => {
  const { app, run, phone, code } = await openRoom()
  for (let at = 1; at <= 70; at += 1) await participant(app, run, `Person ${at}`)
  for (let at = 0; at < 60; at += 1) expect((await joinWith(phone, { code: 'ZZZZZZZZ', name: 'x' })).status).toBe(404)
  const refused = await joinWith(phone, { code: 'ZZZZZZZZ', name: 'x' })
  expect(refused.status).toBe(429)
  expect(refused.page).toContain('Wait a minute')
  expect((await joinWith(phone, { code, name: 'x' })).status).toBe(303)
  // Personal codes are counted separately.
  expect((await phone.post(paths.rejoin(), { code: 'ABCDEFGHJK' })).status).toBe(404)
})

test('a browser stays in an earlier exercise when it joins another, and leaves only the one it is asked to leave', async () => {
  const first = await openRoom()
  const madina = await participant(first.app, first.run, 'Madina')
  const facilitator = await signInAs(first.app, 'Dina')
  const other = await runFrom(facilitator, await first.app.fromCase())
  const code = (await first.app.deps.joinCodes.joinCodeOf(other))?.code ?? ''
  const joined = await madina.post(paths.join(), { code, name: 'Madina too' })
  const both = visitor(first.app, cookiesOf(joined))
  for (const [run, name] of [
    [first.run, 'Madina'],
    [other, 'Madina too'],
  ] as const)
    expect(await (await both.get(paths.participantHome(run))).text()).toContain(`Joined as <bdi>${name}</bdi>`)
  expect(await (await both.get(paths.participantHome(first.run))).text()).toContain(formatCode(madina.rejoin))
  expect(await (await both.get(paths.join())).text()).toContain('as Madina too')

  const leaving = await both.post(paths.leaveExercise(other))
  const rest = visitor(first.app, cookiesOf(leaving))
  expect((await rest.get(paths.participantHome(first.run))).status).toBe(200)
  expect((await rest.get(paths.participantHome(other))).status).toBe(303)
  expect(await (await rest.get(leaving.headers.get('location') ?? '')).text()).toContain('You have left the exercise')
})

test('the desk does not call someone who has just joined not connected', async () => {
  const { app, run } = await openRoom()
  const phone = await participant(app, run, 'Madina K.')
  const rater = (await app.store.participantSession(hashOf(secretOf(phone.cookie))))?.rater ?? ''
  expect(app.deps.presence.of(run, rater).heardAt).not.toBeNull()
  expect(await (await phone.get(paths.participantHome(run))).text()).not.toContain('Madina K.</strong>.')
})
