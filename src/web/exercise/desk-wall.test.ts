import { expect, test } from 'vitest'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Stage } from '../../ach/model/stage.ts'
import { decisionWords } from '../../ach/words/exercise-words.ts'
import { paths } from '../../paths.ts'
import { runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const form = { asked: 'yes', title: 'Room', room: '9', stages: 'discuss', hypotheses: 'yes', evidence: 'yes' }
  const run = await runFrom(facilitator, await app.fromCase(), form)
  for (const [rater, name] of [
    ['ann', 'Ann'],
    ['bob', 'Bob'],
  ] as const)
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, name]]) }))
  const go = (from: Stage, to: Stage) => facilitator.post(paths.stage(run), { from, to })
  const change = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  const reason = (rater: string, evidence: string, after: string, before: string | null = null) =>
    change(rater, { type: 'reasoned', rater, evidence, before, after })
  const desk = async () => (await facilitator.get(paths.exercise(run))).text()
  const book = async () => (await app.workbooks.open(run)).workbook
  await go('lobby', 'rate')
  return { app, facilitator, run, go, change, reason, desk, book }
}
const firstRating = (rater: string, hypothesis: string, after: 'CC' | 'II'): Change => ({
  type: 'rated',
  rater,
  evidence: 'E4',
  hypothesis,
  before: null,
  after,
})

test('the desk shows privately where the room disagrees while it rates', async () => {
  const { change, desk } = await room()
  await change('ann', firstRating('ann', 'H1', 'CC'))
  expect(await desk()).not.toContain('How the room rated')
  await change('bob', firstRating('bob', 'H1', 'II'))
  const page = await desk()
  expect(page).toContain('Participants do not see this before the reveal.')
  expect(page).toContain('aria-label="How the room rated E4 for Coup"')
  expect(page).toContain('agreement 0.00')
})

test('after the reveal the desk can show one disputed cell on the wall and hide it again', async () => {
  const { facilitator, run, go, change, desk, book } = await room()
  await change('ann', firstRating('ann', 'H1', 'CC'))
  await change('bob', firstRating('bob', 'H1', 'II'))
  const spot = (cell: string) => facilitator.post(paths.spot(run), { spot: cell })
  expect((await spot('E4 H1')).status).toBe(409)
  await go('rate', 'reveal')
  expect(await desk()).toContain('Show on the wall: E4 for Coup')
  expect((await spot('E4 H1')).status).toBe(303)
  expect((await book()).run?.spot).toBe('E4 H1')
  expect(await desk()).toContain('on the wall</span>')
  for (const cell of ['E4 H99', 'E4', 'E4 H1 x']) expect((await spot(cell)).status).toBe(404)
  await spot('')
  expect((await book()).run?.spot).toBeNull()
})

test('after the reveal the desk counts the same ratings as the wall, without changes of the second round', async () => {
  const { go, change, desk } = await room()
  await change('ann', firstRating('ann', 'H1', 'CC'))
  await change('bob', firstRating('bob', 'H1', 'II'))
  await go('rate', 'reveal')
  await go('reveal', 'discuss')
  await change('bob', { ...firstRating('bob', 'H1', 'CC'), before: 'II' } as Change)
  expect(await desk()).toContain('agreement 0.00')
})

test('a reason waits for a decision, which can be changed from shown to hidden', async () => {
  const { facilitator, run, reason, desk, book } = await room()
  await reason('ann', 'E4', 'A coup needs a crowd.')
  expect(await desk()).toContain('1 waiting')
  const decide = (show: string, seen = 'A coup needs a crowd.') => facilitator.post(paths.approveReason(run, 'ann', 'E4'), { show, seen })
  const approved = async () => (await book()).raters.get('ann')?.participation?.approved.get('E4')
  await decide('yes')
  expect(await approved()).toBe(true)
  expect(await desk()).toContain('0 waiting')
  await decide('no')
  expect(await approved()).toBe(false)
})

test('a reason that has changed since the facilitator read it is not shown', async () => {
  const { facilitator, run, reason, book } = await room()
  await reason('ann', 'E4', 'Harmless.')
  await reason('ann', 'E4', 'Rude.', 'Harmless.')
  const response = await facilitator.post(paths.approveReason(run, 'ann', 'E4'), { show: 'yes', seen: 'Harmless.' })
  expect([response.status, await response.text()]).toEqual([409, expect.stringContaining('Read it again')])
  await facilitator.post(paths.approveReasons(run), { seen: 'ann E4 Harmless.' })
  expect((await book()).raters.get('ann')?.participation?.approved.size).toBe(0)
})

test('the desk shows all listed reasons in one batch', async () => {
  const { app, facilitator, run, reason, book, desk } = await room()
  await reason('ann', 'E4', 'One, with\ntwo lines.')
  await reason('bob', 'E4', 'Two.')
  const listedReasons = [...(await desk()).matchAll(/name="seen" value="((?:ann|bob) [^"]*)"/g)].map(([, value = '']) => value)
  expect(listedReasons).toHaveLength(2)
  const body = new URLSearchParams(listedReasons.map((one): [string, string] => ['seen', one.replaceAll('\n', '\r\n')]))
  const { seq } = await book()
  await app.app.request(
    `http://ach.example.org:3000${paths.approveReasons(run)}`,
    { method: 'POST', body, headers: { host: 'ach.example.org:3000', cookie: facilitator.cookie, 'sec-fetch-site': 'same-origin' } },
    { incoming: { socket: { remoteAddress: '192.168.1.7' } } },
  )
  const logged = await app.workbooks.since(run, seq, 9)
  expect([logged.length, new Set(logged.map(({ batch }) => batch)).size]).toEqual([2, 1])
  expect((await book()).raters.get('ann')?.participation?.approved.get('E4')).toBe(true)
})

test('adding a proposal stores the new item in the same batch; a decided proposal cannot be decided again', async () => {
  const { app, facilitator, run, change, desk, book } = await room()
  const propose = (id: string, what: 'hypothesis' | 'evidence') =>
    change('ann', {
      type: 'proposed',
      rater: 'ann',
      id,
      fields: { what, label: what === 'hypothesis' ? 'A third hand' : null, statement: 'From abroad.' },
    })
  await propose('q1', 'hypothesis')
  await propose('q2', 'evidence')
  await propose('q3', 'evidence')
  expect(await desk()).toContain('A third hand')
  const { seq } = await book()
  const press = (id: string, what: string) => facilitator.post(paths.proposal(run, id), { do: what })
  await press('q1', 'take')
  const logged = await app.workbooks.since(run, seq, 9)
  expect([logged.map(({ change }) => change.type), new Set(logged.map(({ batch }) => batch)).size]).toEqual([['added', 'decided'], 1])
  await press('q2', 'take')
  await press('q3', 'decline')
  const { hypotheses, evidence, run: state } = await book()
  expect(hypotheses.get('H5')).toMatchObject({ label: 'A third hand', statement: 'From abroad.' })
  expect(evidence.get('E24')).toMatchObject({ statement: 'From abroad.', credibility: null })
  expect([...(state?.proposals.values() ?? [])].map(({ decided }) => decided)).toEqual(['taken', 'taken', 'declined'])
  const secondDecision = await press('q3', 'take')
  expect([secondDecision.status, await secondDecision.text()]).toEqual([
    409,
    expect.stringContaining(decisionWords('hypothesis', 'declined')),
  ])
  expect((await press('q9', 'take')).status).toBe(404)
})

test('the desk warns if nearly everyone started with the same favourite', async () => {
  const { facilitator, app, run, desk, go, change } = await room()
  for (const rater of ['cem', 'dan', 'eve'])
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, rater]]) }))
  const form = { asked: 'yes', title: 'Room', room: '9', stages: 'favourites' }
  const other = await runFrom(facilitator, await app.fromCase(), form)
  await facilitator.post(paths.stage(other), { from: 'lobby', to: 'favourites' })
  for (const rater of ['ann', 'bob', 'cem', 'dan']) {
    await app.workbooks.change(other, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, rater]]) }))
    await app.workbooks.change(other, rater, () => [
      { type: 'estimated', rater, when: 'before', hypothesis: 'H4', before: null, after: 0.9 },
    ])
  }
  expect(await (await facilitator.get(paths.exercise(other))).text()).toContain('4 of 4 started with the same favourite')
  expect(await desk()).not.toContain('same favourite')
  await go('rate', 'reveal')
  await expect(change('ann', firstRating('ann', 'H1', 'CC'))).rejects.toThrow('the room is at')
})
