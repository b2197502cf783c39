// What a participant takes home, opened from the outside in each stage: their own part beside the group's, and nothing of any other person.
import { expect, test } from 'vitest'
import { SUMMARY_TOO_EARLY } from '../../ach/exercise/participant-summary.ts'
import type { Change } from '../../ach/log/change.ts'
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { called, participant, runFrom } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await called(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  const [zhanar, nurlan] = [await participant(app, run, 'Zhanar Firstname'), await participant(app, run, 'Nurlan Othername')]
  const { workbook } = await app.workbooks.open(run)
  const [z = '', n = ''] = [...workbook.raters.values()].filter(({ participation: part }) => part !== null).map(({ id }) => id)
  const does = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
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
    await does(z, ...estimated(z, 'before', 0.5))
    await does(n, ...estimated(n, 'before', 0.9))
    await go('rate')
    await does(z, rated(z, 'CC'), { type: 'reasoned', rater: z, evidence: 'E1', before: null, after: 'my own reason' })
    await does(n, rated(n, 'II'), { type: 'reasoned', rater: n, evidence: 'E1', before: null, after: 'somebody else’s reason' })
  }
  const hypotheses = [...workbook.hypotheses.keys()]
  const estimated = (rater: string, when: 'before' | 'now', one: number): Change[] =>
    hypotheses.map((hypothesis, at) => ({ ...{ type: 'estimated', rater, when, hypothesis, before: null }, after: at === 0 ? one : 0.1 }))
  return { app, facilitator, run, zhanar, nurlan, z, n, does, go, rated, file, first, estimated }
}

test('before the reveal there is none, in any stage, and a sentence says so', async () => {
  const { run, zhanar, go, first } = await room()
  await first()
  for (const stage of STAGES.slice(0, STAGES.indexOf('reveal'))) {
    await go(stage)
    const answer = await zhanar.get(paths.participantSummaryFile(run))
    expect(answer.status, stage).toBe(409)
    expect(await answer.text(), stage).toContain(SUMMARY_TOO_EARLY)
  }
})

test('from the reveal on a participant’s summary has the own ratings beside the median, and no other name, reason or probabilities', async () => {
  const { go, first, file } = await room()
  await first()
  await go('reveal')
  const { all, sheets, value, name } = await file()
  expect(name).toContain('my-part.xlsx')
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

test('while the second round goes on the group stays as it was first, with the own first rating in it', async () => {
  const { does, go, rated, first, file, z, n } = await room()
  await first()
  await go('reveal')
  await go('discuss')
  await does(z, rated(z, 'II', 'CC'))
  await does(n, rated(n, 'C', 'II'))
  const during = await file()
  expect(['D5', 'E5', 'F5'].map((address) => during.value('Ratings', address))).toEqual(['CC', 'II', 'N'])
  await go('probabilities')
  const after = await file()
  expect(after.value('Ratings', 'F5')).toBe('N')
  expect(after.value('Ratings', 'H5')).not.toBe(during.value('Ratings', 'H5'))
  expect([after.value('Scores', 'B5'), after.value('Scores', 'D5'), after.value('Scores', 'F5')]).toEqual([0, 2, 1])
})

test('the probabilities of the group come when everybody has given theirs again', async () => {
  const { does, go, first, file, estimated, z } = await room()
  await first()
  await go('reveal')
  await go('probabilities')
  await does(z, ...estimated(z, 'now', 0.4))
  expect((await file()).value('Probabilities', 'D5')).toBe(null)
  await go('debrief')
  const { value } = await file()
  expect(value('Probabilities', 'D5')).toBeGreaterThan(Number(value('Probabilities', 'C5')))
  expect(value('Probabilities', 'G5')).toBe(value('Probabilities', 'F5'))
})

test('the summary of another participant is refused, and facilitators and removed participants have none', async () => {
  const { app, facilitator, run, z, zhanar } = await room()
  expect((await facilitator.get(paths.participantSummaryFile(run))).status).toBe(303)
  const other = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  const stranger = await participant(app, other)
  expect((await stranger.get(paths.participantSummaryFile(run), { accept: '*/*' })).status).toBe(403)
  await app.workbooks.change(run, 'leads', () => [{ type: 'present', rater: z, before: true, after: false }])
  const gone = await zhanar.get(paths.participantSummaryFile(run))
  expect(gone.status).toBe(403)
  expect(await gone.text()).toContain('removed you')
})
