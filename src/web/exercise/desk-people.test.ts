import { expect, test } from 'vitest'
import type { Rating } from '../../ach/model/rating.ts'
import { nameTaken } from '../../ach/model/same-name.ts'
import { paths } from '../../paths.ts'
import { participant, runFrom, signInAs, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function room(...names: string[]) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const people = []
  for (const name of names) people.push(await participant(app, run, name))
  const { workbook, names: all } = await app.workbooks.open(run)
  const idOf = (name: string) => [...workbook.raters.keys()].find((id) => all.get(id) === name) ?? ''
  const press = (name: string, form: Record<string, string>) => facilitator.post(paths.manageParticipant(run, idOf(name)), form)
  const desk = async () => (await facilitator.get(paths.exercise(run))).text()
  const back = (rejoin: string) => visitor(app).post(paths.rejoin(), { code: rejoin })
  return { app, facilitator, run, people, press, idOf, desk, back }
}
const codeIn = (page: string) => (/class="joincode">(\w{5} \w{5})</.exec(page)?.[1] ?? '').replace(' ', '')

test('the desk renames a participant, and refuses an empty or taken name at its field', async () => {
  const { press, desk } = await room('Madina', 'Bekzat')
  expect((await press('Madina', { do: 'rename', name: 'Madina K.' })).status).toBe(303)
  expect(await desk()).toContain('Madina K.')
  expect((await press('Madina', { do: 'rename', name: 'MADINA K.' })).status).toBe(303)
  const refused = await press('Madina', { do: 'rename', name: ' bekzat ' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('id="f-name-error"')
  expect(page).toContain(nameTaken('bekzat'))
  expect((await press('Madina', { do: 'rename', name: ' ' })).status).toBe(422)
})

test('a removed participant no longer sees the exercise, and their personal code is refused', async () => {
  const { people, press, desk, run, back } = await room('Madina', 'Bekzat')
  const [madina] = people
  expect((await press('Madina', { do: 'remove' })).status).toBe(303)
  expect((await madina?.get(paths.participantHome(run)))?.headers.get('location')).toBe(paths.joinAgain())
  expect((await back(madina?.rejoin ?? '')).status).toBe(404)
  const page = await desk()
  expect(page).toContain('Removed: 1')
  expect(page).toContain('1 participant')
})

test('a restored participant gets a new personal code, shown once, and can rejoin with it', async () => {
  const { app, press, desk, run, back, idOf } = await room('Madina')
  await press('Madina', { do: 'remove' })
  const answer = await press('Madina', { do: 'back' })
  const code = codeIn(await answer.text())
  expect(code).toHaveLength(10)
  expect((await app.workbooks.open(run)).workbook.raters.get(idOf('Madina'))?.present).toBe(true)
  expect((await back(code)).headers.get('location')).toBe(paths.participantHome(run))
  expect(await desk()).not.toContain(`${code.slice(0, 5)} ${code.slice(5)}`)
})

test('a new personal code ends the earlier one, and the phone that joined stays in the exercise', async () => {
  const { people, press, run, back } = await room('Madina')
  const code = codeIn(await (await press('Madina', { do: 'code' })).text())
  expect((await back(people[0]?.rejoin ?? '')).status).toBe(404)
  expect((await back(code)).status).toBe(303)
  expect((await people[0]?.get(paths.participantHome(run)))?.status).toBe(200)
})

test('the desk refuses to manage an unknown participant, and does not exist for an ordinary workbook', async () => {
  const { app, facilitator, run, press } = await room('Madina')
  expect((await facilitator.post(paths.manageParticipant(run, 'article'), { do: 'remove' })).status).toBe(404)
  expect((await press('Madina', { do: 'dance' })).status).toBe(422)
  const ordinary = await app.fromCase()
  expect((await facilitator.get(paths.exercise(ordinary))).status).toBe(404)
  expect((await facilitator.post(paths.stage(ordinary), { from: 'lobby', to: 'rate' })).status).toBe(404)
})

test('in the second round only the desk shows who changed ratings, and in which direction', async () => {
  const { app, facilitator, run, people, idOf, desk } = await room('Madina', 'Bekzat')
  const rate = (name: string, cell: string, before: Rating | null, after: Rating) => {
    const [evidence = '', hypothesis = ''] = cell.split(' ')
    return app.workbooks.change(run, idOf(name), () => [{ type: 'rated', rater: idOf(name), evidence, hypothesis, before, after }])
  }
  const go = (from: string, to: string) => facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
  await go('lobby', 'rate')
  for (const name of ['Madina', 'Bekzat']) await rate(name, 'E1 H1', null, 'C')
  await rate('Bekzat', 'E1 H2', null, 'C')
  await go('rate', 'discuss')
  expect(await desk()).toContain('Neither of the 2 participants has changed a rating')
  expect(await desk()).toContain('No rating has changed yet.')
  await rate('Madina', 'E1 H1', 'C', 'II')
  await rate('Bekzat', 'E1 H1', 'C', 'I')
  await rate('Bekzat', 'E1 H2', 'C', 'CC')
  const page = await desk()
  expect(page).toContain('2 of the 2 participants have changed a rating')
  expect(page).toContain('3 ratings changed so far, in 2 cells: 2 towards inconsistent, 1 towards consistent.')
  expect(page).toMatch(/Bekzat<[\s\S]*?2 changed/)
  for (const path of [paths.wall(run), paths.workbook(run)])
    expect(await (await facilitator.get(path)).text()).not.toMatch(/changed so far|towards inconsistent/)
  expect(await (await people[0]?.get(paths.participantHome(run)))?.text()).not.toContain('changed so far')
  await go('discuss', 'debrief')
  expect(await desk()).not.toContain('changed so far')
})

test('a participant is erased only after a confirmation; then their name and texts are gone everywhere, and those of others stay', async () => {
  const { app, facilitator, press, desk, run, people, idOf } = await room('Madina', 'Bekzat')
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'rate' })
  for (const [at, person] of people.entries())
    await person.post(paths.participantReason(run, 'E1'), { reason: `Reason ${at}` }, { accept: 'application/json' })
  const asked = await press('Madina', { do: 'erase' })
  expect([asked.status, await asked.text()]).toEqual([422, expect.stringContaining('Erase for good')])
  expect(await desk()).toContain('Reason 0')

  expect((await press('Madina', { do: 'erase', sure: 'yes' })).status).toBe(303)
  const { workbook, names } = await app.workbooks.open(run)
  expect(workbook.raters.get(idOf('Madina'))?.present).toBe(false)
  expect([...names.values()]).not.toContain('Madina')
  const log = JSON.stringify(await app.workbooks.since(run, 0, 1000))
  expect([log.includes('Reason 0'), log.includes('Reason 1')]).toEqual([false, true])
  const page = await desk()
  expect([page.includes('Madina'), page.includes('Bekzat')]).toEqual([false, true])
  expect((await people[1]?.get(paths.participantHome(run)))?.status).toBe(200)
})

test('joining says in plain words who sees answers under the name', async () => {
  const { app, run } = await room()
  const code = (await app.deps.joinCodes.joinCodeOf(run))?.code ?? ''
  const page = await (await visitor(app).get(paths.joinWith(code))).text()
  expect(page).toContain('By joining you agree to this.')
})
