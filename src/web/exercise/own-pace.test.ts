import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pointInTime } from '../../../templates/ui/when.tsx'
import { paths } from '../../paths.ts'
import { openSqlite } from '../../store/sqlite/sqlite-store.ts'
import { participant, runFrom, signInAs, type Visitor, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { HYPOTHESES, JSON_ONLY, pageOf, room } from './participant.test-support.ts'

const DAY = 24 * 60 * 60 * 1000
const chances = (numbers: readonly string[]) => Object.fromEntries(HYPOTHESES.map((id, at) => [`p/${id}`, numbers[at] ?? '']))

/** Homework that starts on the first day at noon and closes on the third at 18:00. */
async function homework(form: Record<string, string> = {}) {
  const start = new Date(2026, 11, 1, 12)
  let now = start
  const app = await testApp({ signIn: true, now: () => now })
  const facilitator = await signInAs(app, 'Aigerim')
  const closes = new Date(2026, 11, 4, 18)
  const run = await runFrom(facilitator, await app.fromCase(), {
    ...{ asked: 'yes', title: 'Homework', room: '30', deck: 'short', homework: 'yes', closesAt: pointInTime(closes.toISOString()) },
    ...{ stages: 'favourites', 'minutes-favourites': '4', 'minutes-rate': '30', contentNote: 'People died.', ...form },
  })
  const state = async () => (await app.workbooks.open(run)).workbook
  const desk = async () => (await facilitator.get(paths.exercise(run))).text()
  return {
    ...{ app, facilitator, run, closes, state, desk },
    /** Sets the clock to this number of days after the start. */
    wait(days: number) {
      now = new Date(start.getTime() + days * DAY)
    },
  }
}
const step = (who: Visitor, run: string, one: string) => who.post(paths.participantStep(run), { step: one })

describe('homework over three days', () => {
  test('everyone goes through it in order and at their own pace, until it closes; then the room meets', async () => {
    const { app, facilitator, run, state, desk, wait } = await homework()
    const joined = await app.store.joinCodeOf(run)
    const enter = async (name: string) => {
      const response = await visitor(app).post(paths.join(), { code: joined?.code ?? '', name })
      return visitor(
        app,
        response.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      )
    }
    // Day 1: no clock; the introduction comes first, and nothing before it.
    expect([(await state()).run?.stage, (await state()).run?.timer.endsAt, (await state()).run?.options.minutes.rate]).toEqual([
      'rate',
      null,
      undefined,
    ])
    const madina = await enter('Madina')
    const [item = ''] = [...(await state()).evidence.values()].flatMap(({ id, parked }) => (parked ? [] : [id]))
    const rate = async (who: Visitor, value = 'C') =>
      (await who.post(paths.participantRating(run, item, 'H1'), { value }, JSON_ONLY)).status
    const intro = await pageOf(madina, run)
    for (const words of ['People died.', 'The hypotheses', 'at your own pace', '4 Dec 2026, 18:00']) expect(intro).toContain(words)
    expect([await rate(madina), (await madina.post(paths.participantProbabilities(run), chances(['1', '1', '1', '1']))).status]).toEqual([
      409, 409,
    ])
    expect((await madina.get(paths.participantItem(run, item))).headers.get('location')).toBe(paths.participantHome(run))
    expect(await desk()).toContain('introduction')
    await step(madina, run, 'lobby')
    // The script loads this address to see what is next.
    expect((await madina.get(paths.participantStep(run))).headers.get('location')).toBe(paths.participantHome(run))
    // A probability is kept as it is typed, also if she leaves now.
    const kept = await madina.post(paths.participantProbability(run, 'H2'), { value: '12,5' }, JSON_ONLY)
    const odd = await madina.post(paths.participantProbability(run, 'H2'), { value: 'most' }, JSON_ONLY)
    expect([kept.status, odd.status]).toEqual([204, 422])
    // Day 2: she continues where she was, and cannot skip ahead.
    wait(1)
    expect(await pageOf(madina, run)).toMatch(/Step 2 of 3[\s\S]*value="12.5"/)
    expect([await rate(madina), (await step(madina, run, 'rate')).status]).toEqual([409, 409])
    await madina.post(paths.participantProbabilities(run), { ...chances(['70', '10', '10', '10']), stage: 'favourites' })
    expect(await pageOf(madina, run)).toContain('Step 3 of 3')
    // Her first probabilities were given before the evidence, and stay.
    expect((await madina.post(paths.participantProbability(run, 'H2'), { value: '90' }, JSON_ONLY)).status).toBe(409)
    expect(await rate(madina)).toBe(204)
    // Day 3, in the morning: the join code still works, longer than its two days.
    wait(2.9)
    const serik = await enter('Serik')
    await step(serik, run, 'lobby')
    const page = await desk()
    expect(page).toMatch(/Madina[\s\S]*1 of \d+[\s\S]*rate alone/)
    expect(page).toMatch(/Serik[\s\S]*0 of \d+[\s\S]*first probabilities/)
    expect(page).toContain('Homework, at their own pace')
    // After it has closed, answers are refused and kept ones stay.
    wait(3.3)
    expect([await rate(madina, 'II'), (await step(serik, run, 'favourites')).status]).toEqual([409, 409])
    expect(await pageOf(madina, run)).toContain('The homework is closed')
    // A later closing time opens it again.
    const again = await facilitator.post(paths.deskSettings(run), { closesAt: '6 Dec 2026, 18:00' })
    expect([again.status, await rate(madina, 'II')]).toEqual([303, 204])
    // The room meets; then the reveal. Those who never finished see it too.
    for (const [from, to] of [
      ['rate', 'lobby'],
      ['lobby', 'reveal'],
    ] as const)
      expect((await facilitator.post(paths.stage(run), { from, to })).status).toBe(303)
    for (const who of [madina, serik]) expect(await pageOf(who, run)).toContain('Your ratings and the room’s')
    const [first] = [...(await state()).raters.values()].filter(({ participation }) => participation)
    expect([first?.participation?.first?.get(item)?.get('H1'), first?.estimates.before.get('H2')]).toEqual(['II', 0.1])
  })

  test('a server that dies loses no step and no answer that it has confirmed, and everyone continues where they were', async () => {
    const { app, run, state, closes } = await homework()
    const madina = await participant(app, run)
    await madina.post(paths.participantProbability(run, 'H1'), { value: '40' }, JSON_ONLY)
    const serik = await participant(app, run, 'Serik')
    await serik.post(paths.participantProbabilities(run), { ...chances(['70', '10', '10', '10']), stage: 'favourites' })
    const [item = ''] = [...(await state()).evidence.values()].flatMap(({ id, parked }) => (parked ? [] : [id]))
    expect((await serik.post(paths.participantRating(run, item, 'H1'), { value: 'I' }, JSON_ONLY)).status).toBe(204)
    // What a killed process leaves on the disk: nothing was closed.
    const left = mkdtempSync(join(tmpdir(), 'ach-left-'))
    for (const file of readdirSync(app.folder).filter((name) => name.startsWith('workbooks.db')))
      copyFileSync(join(app.folder, file), join(left, file))
    const store = openSqlite(`file:${join(left, 'workbooks.db')}`)
    const next = await testApp({ signIn: true, store, now: () => new Date(closes.getTime() - DAY) })
    onTestFinished(() => rmSync(left, { recursive: true, force: true }))
    const [one, other] = [visitor(next, madina.cookie), visitor(next, serik.cookie)]
    expect(await pageOf(one, run)).toMatch(/Step 2 of 3[\s\S]*value="40"/)
    expect(await pageOf(other, run)).toContain('Step 3 of 3')
    const { raters } = (await next.workbooks.open(run)).workbook
    expect([...raters.values()].map(({ ratings }) => ratings.get(item)?.get('H1'))).toContain('I')
    expect((await other.post(paths.participantRating(run, item, 'H2'), { value: 'C' }, JSON_ONLY)).status).toBe(204)
  })

  test('leaving homework at one’s own pace sets the credibility that the room judged', async () => {
    const { app, facilitator, run, state } = await homework({ stages: 'credibility' })
    const madina = await participant(app, run)
    const [item = ''] = [...(await state()).evidence.values()].flatMap(({ id, parked }) => (parked ? [] : [id]))
    expect((await madina.post(paths.participantCredibility(run, item), { value: 'low' }, JSON_ONLY)).status).toBe(204)
    await facilitator.post(paths.stage(run), { from: 'rate', to: 'lobby' })
    expect((await state()).evidence.get(item)?.credibility).toBe('low')
  })

  test('a closing time that is unclear or past is refused where it is typed, and nothing changes', async () => {
    const { facilitator, run, state, closes } = await homework()
    for (const closesAt of ['soon', '30 Nov 2026']) {
      const refused = await facilitator.post(paths.deskSettings(run), { closesAt })
      expect([refused.status, (await refused.text()).includes(`value="${closesAt}"`)]).toEqual([422, true])
    }
    expect((await state()).run?.closesAt).toBe(closes.toISOString())
  })
})

describe('latecomers to a live room', () => {
  test('read the introduction before anything else, and those who joined in the lobby do not read it twice', async () => {
    const { app, run, to, join } = await room({ contentNote: 'People died.' })
    const early = await join('Early')
    await to('rate')
    const code = (await app.store.joinCodeOf(run))?.code ?? ''
    const response = await visitor(app).post(paths.join(), { code, name: 'Late' })
    const late = visitor(
      app,
      response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    )
    for (const words of ['People died.', 'The hypotheses', 'Introduction']) expect(await pageOf(late, run)).toContain(words)
    expect(await pageOf(late, run, paths.participantItem(run, 'E1'))).not.toContain('Rate this item')
    expect(await pageOf(early, run)).toContain('Item 1 of 3')
    for (const _ of [1, 2]) expect((await step(late, run, 'lobby')).status).toBe(303)
    expect(await pageOf(late, run)).toContain('Item 1 of 3')
    expect((await step(late, run, 'rate')).status).toBe(409)
  })
})
