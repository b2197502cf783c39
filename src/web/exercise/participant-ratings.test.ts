import { expect, test } from 'vitest'
import { REMOVED_HERE } from '../../access/participants.ts'
import { orderFor } from '../../ach/scoring/rater-order.ts'
import { paths } from '../../paths.ts'
import type { Visitor } from '../../tests/support/sign-in.test-support.ts'
import { HYPOTHESES, JSON_ONLY, pageOf, rate, room } from './participant.test-support.ts'
import { tooLateFor } from './participant-model.ts'
import { ONLY_LISTED_CELLS } from './participant-ratings.tsx'

test('a rating sent twice is stored once, even after another rating', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  const tap = { batch: 'tap-00000001', stage: 'rate' }
  expect((await rate(madina, run, 'E1', 'H1', 'CC', tap)).status).toBe(204)
  expect((await rate(madina, run, 'E1', 'H1', 'II', { batch: 'tap-00000002', stage: 'rate' })).status).toBe(204)
  expect((await rate(madina, run, 'E1', 'H1', 'CC', tap)).status).toBe(204)
  expect((await raterOf('Madina')).ratings.get('E1')?.get('H1')).toBe('II')
})

test('ratings of two participants with the same answer id are both stored', async () => {
  const { run, to, join, raterOf } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  await to('rate')
  const tap = { batch: 'tap-00000001', stage: 'rate' }
  await rate(madina, run, 'E1', 'H1', 'CC', tap)
  await rate(serik, run, 'E1', 'H1', 'II', tap)
  expect((await raterOf('Madina')).ratings.get('E1')?.get('H1')).toBe('CC')
  expect((await raterOf('Serik')).ratings.get('E1')?.get('H1')).toBe('II')
})

test('a first-round rating sent in the second round is refused, unless it was already stored', async () => {
  const { run, to, join, raterOf } = await room({ discuss: 'all' })
  const madina = await join('Madina')
  await to('rate')
  const stored = { batch: 'tap-00000001', stage: 'rate' }
  await rate(madina, run, 'E1', 'H1', 'CC', stored)
  await to('discuss')
  const refused = await rate(madina, run, 'E1', 'H2', 'II', { batch: 'tap-00000002', stage: 'rate' })
  expect([refused.status, await refused.json()]).toEqual([409, { error: tooLateFor('discuss') }])
  expect((await rate(madina, run, 'E1', 'H1', 'CC', stored)).status).toBe(204)
  expect((await raterOf('Madina')).ratings.get('E1')?.has('H2')).toBe(false)
})

test('a row sent as a form continues to the next item, or back to the previous one', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  const page = await pageOf(madina, run)
  expect(page).toContain('Item 1 of 3')
  const row = { stage: 'rate', 'r/H1': 'CC', 'r/H2': 'NA', reason: 'A crowd.' }
  const answer = await madina.post(paths.participantItem(run, 'E1'), { ...row, go: 'next' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.participantItem(run, 'E2')])
  const rater = await raterOf('Madina')
  expect(Object.fromEntries(rater.ratings.get('E1') ?? [])).toEqual({ H1: 'CC', H2: 'NA' })
  expect(rater.rationales.get('E1')).toBe('A crowd.')
  expect(await pageOf(madina, run, paths.participantItem(run, 'E2'))).toContain('Item 2 of 3')
  const previous = await madina.post(paths.participantItem(run, 'E2'), { stage: 'rate', go: 'previous' })
  expect(previous.headers.get('location')).toBe(paths.participantItem(run, 'E1'))
  await madina.post(paths.participantItem(run, 'E1'), { stage: 'rate', clear: 'H1' })
  expect((await raterOf('Madina')).ratings.get('E1')?.has('H1')).toBe(false)
})

test('a participant who has rated everything sees a notice and can revise the ratings', async () => {
  const { run, to, join } = await room()
  const madina = await join('Madina')
  await to('rate')
  for (const item of ['E1', 'E2', 'E3'])
    await madina.post(paths.participantItem(run, item), { stage: 'rate', 'r/H1': 'C', 'r/H2': 'C', 'r/H3': 'C', 'r/H4': 'NA' })
  const page = await pageOf(madina, run)
  expect(page).toMatch(/You have rated all 3 items/)
  expect(page).toContain('id="one" hidden')
})

test('a reason that is too long is refused, and the page keeps the typed text', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  const reason = 'long '.repeat(5000)
  const answer = await madina.post(paths.participantItem(run, 'E1'), { stage: 'rate', 'r/H1': 'CC', reason })
  const page = await answer.text()
  expect([answer.status, page.includes('longer than 20,000 characters'), page.includes(reason)]).toEqual([422, true, true])
  expect(page).toMatch(/name="r\/H1" value="CC" checked/)
  expect((await raterOf('Madina')).ratings.size).toBe(0)
})

test('a second round of disputed cells refuses ratings of other cells', async () => {
  const { run, to, join } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  await to('rate')
  await rate(madina, run, 'E1', 'H1', 'CC')
  await rate(serik, run, 'E1', 'H1', 'II')
  await to('discuss')
  expect(await pageOf(madina, run)).toContain('Cell 1 of 1')
  expect((await rate(madina, run, 'E1', 'H1', 'I', { stage: 'discuss' })).status).toBe(204)
  // Ratings given since do not change the list.
  expect((await rate(madina, run, 'E1', 'H1', 'II', { stage: 'discuss' })).status).toBe(204)
  const other = await rate(madina, run, 'E2', 'H1', 'I', { stage: 'discuss' })
  expect([other.status, await other.json()]).toEqual([409, { error: ONLY_LISTED_CELLS }])
})

test('the join page tells a removed participant so, and a rating of theirs is refused', async () => {
  const { run, to, join, facilitator, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  await facilitator.post(paths.manageParticipant(run, (await raterOf('Madina')).id), { do: 'remove' })
  expect((await raterOf('Madina')).present).toBe(false)
  const redirect = (await madina.get(paths.participantHome(run))).headers.get('location') ?? ''
  expect(redirect).toBe(paths.joinAgain())
  expect(await pageOf(madina, run, redirect)).toContain('no longer in this exercise')
  const tap = await rate(madina, run, 'E1', 'H1', 'CC')
  expect([tap.status, await tap.text()]).toEqual([403, expect.stringContaining(REMOVED_HERE)])
  expect((await raterOf('Madina')).ratings.size).toBe(0)
})

test('invalid ratings, items and hypotheses are refused', async () => {
  const { run, to, join } = await room()
  const madina = await join('Madina')
  await to('rate')
  expect((await rate(madina, run, 'E1', 'H1', 'maybe')).status).toBe(422)
  expect((await rate(madina, run, 'E99', 'H1', 'C')).status).toBe(404)
  expect((await rate(madina, run, 'E1', 'H9', 'C')).status).toBe(404)
  expect((await rate(madina, run, 'E5', 'H1', 'C')).status).toBe(409)
  expect((await rate(madina, run, 'E1', 'H1', 'C', { batch: 'x' })).status).toBe(422)
  const page = await madina.get(paths.participantItem(run, 'E99'))
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining(`href="${paths.participantHome(run)}"`)])
})

test('a participant’s reason is stored alone and can be cleared', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  const say = (reason: string) => madina.post(paths.participantReason(run, 'E1'), { reason, stage: 'rate' }, JSON_ONLY)
  expect((await say('A crowd.')).status).toBe(204)
  expect((await raterOf('Madina')).rationales.get('E1')).toBe('A crowd.')
  await say('  ')
  expect((await raterOf('Madina')).rationales.has('E1')).toBe(false)
})

test('the desk knows how many answers are unsent on a phone', async () => {
  const { app, run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('rate')
  await rate(madina, run, 'E1', 'H1', 'C', { waiting: '7' })
  expect(app.deps.presence.of(run, (await raterOf('Madina')).id).waiting).toBe(7)
  await rate(madina, run, 'E1', 'H2', 'C', { waiting: '0' })
  expect(app.deps.presence.of(run, (await raterOf('Madina')).id).waiting).toBe(0)
})

test('a shuffled exercise gives participants different orders of items', async () => {
  const { run, to, join, raterOf } = await room({ shuffled: true })
  const people = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(join))
  await to('rate')
  const orders = await Promise.all(
    people.map(async (who) => [...(await pageOf(who, run)).matchAll(/<li data-item="(E\d)"/g)].map(([, id]) => id).join(' ')),
  )
  expect(new Set(orders).size).toBeGreaterThan(1)
  expect(new Set(orders.map((order) => order.split(' ').sort().join(' ')))).toEqual(new Set(['E1 E2 E3']))
  expect(await raterOf('A')).toBeDefined()
})

test('while everyone rates alone each participant gets the hypotheses in their own order; the discussion has the workbook’s', async () => {
  const { run, to, join, raterOf } = await room({ shuffled: true, discuss: 'all' })
  const people = await Promise.all(['A', 'B', 'C'].map(join))
  const asked = async (who: Visitor) => [...(await pageOf(who, run)).matchAll(/<fieldset class="asked" id="h-(H\d)"/g)].map(([, id]) => id)
  await to('rate')
  for (const [at, name] of ['A', 'B', 'C'].entries()) {
    const own = orderFor(
      HYPOTHESES.map((id) => ({ id })),
      (await raterOf(name)).id,
    )
    expect(await asked(people[at] as Visitor)).toEqual(own.map(({ id }) => id))
    await rate(people[at] as Visitor, run, 'E1', 'H2', at === 0 ? 'CC' : 'II')
  }
  await to('discuss')
  for (const one of people) expect(await asked(one)).toEqual([...HYPOTHESES])
})

test('a row sent as a form too late is refused on a page that repeats the reason', async () => {
  const { run, to, join } = await room()
  const madina = await join('Madina')
  await to('rate')
  await to('reveal')
  const answer = await madina.post(paths.participantItem(run, 'E1'), { stage: 'rate', 'r/H1': 'CC', reason: 'A crowd.' })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  for (const text of [tooLateFor('reveal'), 'A crowd.', `href="${paths.participantHome(run)}"`]) expect(page).toContain(text)
})
