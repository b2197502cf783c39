// What one phone or one address may do at a time: nothing is lost, others are not affected, and a whole class gets in.
import { expect, test } from 'vitest'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import type { RunOptions } from '../../ach/model/exercise.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { paths } from '../../paths.ts'
import { visitor } from '../../tests/support/sign-in.test-support.ts'
import { HYPOTHESES, rate, room } from './participant.test-support.ts'

/** A room in which time passes for the limits only when the test says so. */
async function roomInTime(options: Partial<RunOptions> = {}) {
  let ms = 0
  const made = await room(options, { monotonic: () => ms })
  return { ...made, pass: (seconds: number) => (ms += seconds * 1000) }
}

test('a phone that was offline for an hour sends its whole queue if it waits as long as it is told to', async () => {
  const { run, to, join, raterOf, pass } = await roomInTime()
  const [madina, bekzat] = [await join('Madina'), await join('Bekzat')]
  await to('rate')
  let [stored, waited, sentences] = [0, 0, '']
  while (stored < 600) {
    const value = stored % 8 < 4 ? 'C' : 'I'
    const answer = await rate(madina, run, 'E1', HYPOTHESES[stored % 4] ?? 'H1', value)
    if (answer.status === 204) stored += 1
    else {
      expect(answer.status).toBe(429)
      const { error }: { error?: string } = JSON.parse(await answer.text())
      sentences = error ?? ''
      const seconds = Number(answer.headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(0)
      // Others are not held up by this.
      expect((await rate(bekzat, run, 'E1', 'H1', 'II')).status).toBe(204)
      waited += seconds
      pass(seconds)
    }
  }
  expect(waited).toBe(40)
  expect(sentences).toMatch(/not saved.*Try again in a second\.$/)
  expect(Object.fromEntries((await raterOf('Madina')).ratings.get('E1') ?? [])).toEqual({ H1: 'I', H2: 'I', H3: 'I', H4: 'I' })
}, 60_000)

test('without a script, an answer that was sent too fast is shown again, to be copied', async () => {
  const { run, to, join } = await roomInTime()
  const madina = await join('Madina')
  await to('rate')
  let status = 204
  while (status === 204) ({ status } = await rate(madina, run, 'E1', 'H1', 'C'))
  const answer = await madina.post(paths.participantItem(run, 'E1'), { reason: 'A long thought' })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1'])
  expect(await answer.text()).toContain('A long thought')
})

test('a full room behind one address gets in at once, and a class of 250 within half a minute', async () => {
  const { app, facilitator, run, pass } = await roomInTime()
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  const joinAs = (name: string) => visitor(app).post(paths.join(), { code, name })
  for (let person = 0; person < LIMITS.room; person += 1) expect((await joinAs(`Pupil ${person}`)).status).toBe(303)
  const tooMany = await joinAs('One too many')
  expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([409, null])
  expect(await tooMany.text()).toContain(RUN_REFUSALS.full(LIMITS.room))
  // The next room of the same school; its facilitator makes space in this one.
  const { workbook } = await app.workbooks.open(run)
  for (const { id } of [...workbook.raters.values()].filter(({ participation }) => participation).slice(0, 50))
    expect((await facilitator.post(paths.manageParticipant(run, id), { do: 'remove' })).status).toBe(303)
  const refused = await joinAs('One at a time')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  expect(await refused.text()).toContain('value="One at a time"')
  let seconds = 0
  for (let person = 0; person < 50; ) {
    const answer = await joinAs(`Late ${person}`)
    if (answer.status === 303) person += 1
    else {
      expect(answer.status).toBe(429)
      seconds += Number(answer.headers.get('retry-after'))
      pass(Number(answer.headers.get('retry-after')))
    }
  }
  expect(seconds).toBeLessThan(30)
}, 60_000)

test('attempts to join a full room use up no turn of others behind the same address', async () => {
  const { app, facilitator, run, state } = await roomInTime({ room: 1 })
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  const joinAs = async (name: string) => (await visitor(app).post(paths.join(), { code, name })).status
  expect(await joinAs('Madina')).toBe(303)
  const statuses = new Set<number>()
  for (let attempt = 0; attempt < 250; attempt += 1) statuses.add(await joinAs('Bekzat'))
  expect([...statuses]).toEqual([409])
  const [first] = [...(await state()).raters.values()].filter(({ participation }) => participation)
  await facilitator.post(paths.manageParticipant(run, first?.id ?? ''), { do: 'remove' })
  expect(await joinAs('Bekzat')).toBe(303)
})

test('joining and being removed does not use up the raters of a run', async () => {
  const { app, facilitator, run, pass, state } = await roomInTime()
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  for (let visit = 0; visit < LIMITS.raters + 20; visit += 1) {
    pass(1)
    expect((await visitor(app).post(paths.join(), { code, name: `Visitor ${visit}` })).status).toBe(303)
    const last = [...(await state()).raters.keys()].at(-1) ?? ''
    expect((await facilitator.post(paths.manageParticipant(run, last), { do: 'remove' })).status).toBe(303)
  }
}, 60_000)
