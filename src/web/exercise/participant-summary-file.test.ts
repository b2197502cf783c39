// The downloaded summary of a participant in each stage: their ratings and the group's, and nothing about single other participants.
import { expect, test } from 'vitest'
import { SUMMARY_TOO_EARLY } from '../../ach/exercise/participant-summary.ts'
import type { Change } from '../../ach/log/change.ts'
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { participant, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'
import { REMOVED_BY_FACILITATOR } from '../shared/open-view.ts'

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  const [zhanar, nurlan] = [await participant(app, run, 'Zhanar Firstname'), await participant(app, run, 'Nurlan Othername')]
  const { workbook } = await app.workbooks.open(run)
  const [z = '', n = ''] = [...workbook.raters.values()].filter(({ participation: part }) => part !== null).map(({ id }) => id)
  const change = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  const go = async (to: Stage) => {
    const from = (await app.workbooks.open(run)).workbook.run?.stage ?? 'lobby'
    await facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
  }
  const rated = (rater: string, after: 'CC' | 'C' | 'II', before: 'CC' | 'II' | null = null): Change => ({
    ...{ type: 'rated', rater, evidence: 'E1', hypothesis: 'H1', before, after },
  })
  const file = async () => {
    const answer = await zhanar.get(paths.participantSummaryFile(run))
    if (answer.status !== 200) throw new Error(`${answer.status}`)
    const parts = partsIn(new Uint8Array(await answer.arrayBuffer()))
    const cells = cellsIn(parts)
    const value = (sheet: string, address: string) => cells.get(sheet)?.get(address)?.value ?? null
    return { all: [...parts.values()].join('\n'), sheets: [...cells.keys()], value, name: answer.headers.get('content-disposition') }
  }
  const first = async () => {
    await go('favourites')
    await change(z, ...estimated(z, 'before', 0.5))
    await change(n, ...estimated(n, 'before', 0.9))
    await go('rate')
    await change(z, rated(z, 'CC'), { type: 'reasoned', rater: z, evidence: 'E1', before: null, after: 'my own reason' })
    await change(n, rated(n, 'II'), { type: 'reasoned', rater: n, evidence: 'E1', before: null, after: 'someone else’s reason' })
  }
  const hypotheses = [...workbook.hypotheses.keys()]
  const estimated = (rater: string, when: 'before' | 'now', one: number): Change[] =>
    hypotheses.map((hypothesis, at) => ({ ...{ type: 'estimated', rater, when, hypothesis, before: null }, after: at === 0 ? one : 0.1 }))
  return { app, facilitator, run, zhanar, nurlan, z, n, change, go, rated, file, first, estimated }
}

test('a participant’s summary is refused in every stage before the reveal', async () => {
  const { run, zhanar, go, first } = await room()
  await first()
  for (const stage of STAGES.slice(0, STAGES.indexOf('reveal'))) {
    await go(stage)
    const answer = await zhanar.get(paths.participantSummaryFile(run))
    expect(answer.status, stage).toBe(409)
    expect(await answer.text(), stage).toContain(SUMMARY_TOO_EARLY)
  }
})

test('a participant’s summary has their ratings and the median, and no name, reason or probabilities of others', async () => {
  const { go, first, file } = await room()
  await first()
  await go('reveal')
  const { all, sheets, value, name } = await file()
  expect(name).toContain('my-summary.xlsx')
  expect(sheets).toEqual(['Ratings', 'Scores', 'Probabilities'])
  expect(['A5', 'D5', 'E5', 'F5', 'G5', 'I5'].map((address) => value('Ratings', address))).toEqual([
    'E1',
    'CC',
    'CC',
    'N',
    2,
    'my own reason',
  ])
  for (const secret of ['Zhanar', 'Nurlan', 'Othername', 'somebody else', '_ach_data']) expect(all).not.toContain(secret)
  expect([value('Probabilities', 'B5'), value('Probabilities', 'D5'), value('Probabilities', 'G5')]).toEqual([0.5, null, null])
})

test('during the second round a participant’s summary shows the group’s first round', async () => {
  const { change, go, rated, first, file, z, n } = await room()
  await first()
  await go('reveal')
  await go('discuss')
  await change(z, rated(z, 'II', 'CC'))
  await change(n, rated(n, 'C', 'II'))
  const during = await file()
  expect(['D5', 'E5', 'F5'].map((address) => during.value('Ratings', address))).toEqual(['CC', 'II', 'N'])
  await go('probabilities')
  const after = await file()
  expect(after.value('Ratings', 'F5')).toBe('N')
  expect(after.value('Ratings', 'H5')).not.toBe(during.value('Ratings', 'H5'))
  expect([after.value('Scores', 'B5'), after.value('Scores', 'D5'), after.value('Scores', 'F5')]).toEqual([0, 2, 1])
})

test('a participant’s summary has the group’s probabilities once that stage is over', async () => {
  const { change, go, first, file, estimated, z } = await room()
  await first()
  await go('reveal')
  await go('probabilities')
  await change(z, ...estimated(z, 'now', 0.4))
  expect((await file()).value('Probabilities', 'D5')).toBe(null)
  await go('debrief')
  const { value } = await file()
  expect(value('Probabilities', 'D5')).toBeGreaterThan(Number(value('Probabilities', 'C5')))
  expect(value('Probabilities', 'G5')).toBe(value('Probabilities', 'F5'))
})

test('facilitators, removed participants and other participants cannot download a participant’s summary', async () => {
  const { app, facilitator, run, z, zhanar } = await room()
  expect((await facilitator.get(paths.participantSummaryFile(run))).status).toBe(303)
  const other = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  const stranger = await participant(app, other)
  expect((await stranger.get(paths.participantSummaryFile(run), { accept: '*/*' })).status).toBe(403)
  await app.workbooks.change(run, 'leads', () => [{ type: 'present', rater: z, before: true, after: false }])
  const gone = await zhanar.get(paths.participantSummaryFile(run))
  expect(gone.status).toBe(403)
  expect(await gone.text()).toContain(REMOVED_BY_FACILITATOR)
})
