import { expect, it } from 'vitest'
import type { Change } from '../ach/log/change.ts'
import { giveConsent } from '../ach/log/rater-changes.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { emptyRater, type Workbook } from '../ach/model/workbook.ts'
import type { Store } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveStoreOf, liveWorkbooks, NAMES, rate, started, title } from './live.test-support.ts'

const cameTrue =
  (after: string | null, before: string | null = null) =>
  (): readonly Change[] => [{ type: 'cameTrue', before, after }]
const estimate =
  (rater: string, ...probabilities: number[]) =>
  (): readonly Change[] =>
    probabilities.map((after, at) => ({ type: 'estimated', rater, when: 'now', hypothesis: `H${at + 1}`, before: null, after }))
const consent = (rater: string, after: boolean) => (workbook: Workbook) =>
  giveConsent(workbook.raters.get(rater) ?? emptyRater(rater), after)

it('a workbook counts as it was when its outcome was recorded, whatever is changed in hindsight', async () => {
  const { workbooks, id } = await started()
  await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
  await workbooks.change(id, 'me', rate('E1', 'H2', 'C'))
  await workbooks.change(id, 'me', rate('E2', 'H1', 'N'))
  await workbooks.change(id, 'me', rate('E2', 'H2', 'N'))
  await workbooks.change(id, 'me', estimate('me', 0.3, 0.9))
  expect(await workbooks.outcomes()).toEqual([])
  await workbooks.change(id, 'me', cameTrue('H1'))
  const before = await workbooks.outcomes()
  expect(before).toMatchObject([{ id, title: 'A title', cameTrue: 'Coup', raters: 1, people: [] }])
  expect(before[0]?.judged).toMatchObject({ leaders: 1, leaderCameTrue: false, hypotheses: 2 })
  expect(before[0]?.forecasts).toEqual({
    before: null,
    now: [
      { probability: 0.25, cameTrue: true },
      { probability: expect.closeTo(0.75, 12), cameTrue: false },
    ],
  })
  await workbooks.change(id, 'me', rate('E1', 'H2', 'II'))
  await workbooks.change(id, 'me', rate('E1', 'H1', 'CC'))
  await workbooks.change(id, 'me', () => [{ type: 'estimated', rater: 'me', when: 'now', hypothesis: 'H1', before: 0.3, after: 1 }])
  expect(await workbooks.outcomes()).toEqual(before)
  // A correction of the outcome does not admit later ratings.
  await workbooks.change(id, 'me', cameTrue('H2', 'H1'))
  expect((await workbooks.outcomes())[0]).toMatchObject({
    cameTrue: 'Jihadi',
    judged: { leaderCameTrue: true },
    recordedAt: before[0]?.recordedAt,
  })
  await workbooks.change(id, 'me', cameTrue(null, 'H2'))
  expect(await workbooks.outcomes()).toEqual([])
})

it('ratings that come in the same file as the outcome count', async () => {
  const { workbooks, id } = await started()
  const filled = [
    ...sampleChanges,
    ...cameTrue('H2')(),
    ...rate('E1', 'H1', 'II')((await workbooks.open(id)).workbook),
    ...rate('E1', 'H2', 'C')((await workbooks.open(id)).workbook),
    ...rate('E2', 'H1', 'N')((await workbooks.open(id)).workbook),
  ]
  const imported = await workbooks.create('me', filled, NAMES)
  expect(await workbooks.outcomes()).toMatchObject([{ id: imported, judged: { leaders: 1, leaderCameTrue: true } }])
})

it('a person is named only if they agreed before the outcome was recorded, and still agree', async () => {
  const { workbooks, id } = await started()
  await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
  await workbooks.change(id, 'other', rate('E1', 'H2', 'I', 'other'))
  await workbooks.change(id, 'me', consent('me', true))
  await workbooks.change(id, 'me', cameTrue('H2'))
  await workbooks.change(id, 'other', consent('other', true))
  const named = async () => (await workbooks.outcomes())[0]?.people.map(({ rater }) => rater)
  expect(await named()).toEqual(['me'])
  await workbooks.change(id, 'me', consent('me', false))
  expect(await named()).toEqual([])
  await workbooks.change(id, 'me', consent('me', true))
  expect(await named()).toEqual(['me'])
  await workbooks.redact(id, 'me')
  expect(await named()).toEqual([])
})

it('each figure of a person is their own, and that of the workbook is the group’s', async () => {
  const { workbooks, id } = await started()
  for (const [rater, value] of [
    ['me', 'H1'],
    ['other', 'H2'],
  ] as const) {
    await workbooks.change(id, rater, rate('E1', value, 'II', rater))
    await workbooks.change(id, rater, rate('E1', value === 'H1' ? 'H2' : 'H1', 'C', rater))
    await workbooks.change(id, rater, rate('E2', 'H1', 'N', rater))
    await workbooks.change(id, rater, rate('E2', 'H2', 'N', rater))
    await workbooks.change(id, rater, consent(rater, true))
  }
  await workbooks.change(id, 'me', estimate('me', 0.2, 0.8))
  await workbooks.change(id, 'other', estimate('other', 0.6, 0.4))
  await workbooks.change(id, 'me', cameTrue('H2'))
  const [outcome] = await workbooks.outcomes()
  expect(outcome).toMatchObject({ raters: 2, judged: { verdict: 'tied', leaders: 2, leaderCameTrue: true } })
  expect(outcome?.forecasts.now?.map(({ probability }) => probability)).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)])
  expect(outcome?.people.map(({ rater, judged, forecasts }) => [rater, judged.leaderCameTrue, forecasts.now?.[1]])).toEqual([
    ['me', true, { probability: 0.8, cameTrue: true }],
    ['other', false, { probability: 0.4, cameTrue: true }],
  ])
})

it('a second look opens no workbook that has not changed, and the list does not compute outcomes', async () => {
  const { workbooks: first, id, url } = await started()
  const unknown = await first.create('me', sampleChanges, NAMES)
  await first.change(id, 'me', rate('E1', 'H1', 'II'))
  await first.change(id, 'me', cameTrue('H2'))
  await first.list('me')
  const known = await first.outcomes()
  await first.list('other')
  await first.close()
  const store = openSqlite(url)
  const opened: string[] = []
  const read: Store['read'] = (workbook, ...which) => {
    opened.push(workbook)
    return store.read(workbook, ...which)
  }
  const workbooks = liveWorkbooks({ ...store, read })
  expect([await workbooks.outcomes(), opened]).toEqual([known, []])
  await workbooks.change(unknown, 'me', title('Moved'))
  opened.length = 0
  expect([await workbooks.outcomes(), new Set(opened)]).toEqual([known, new Set()])
  await workbooks.delete(id)
  expect(await workbooks.outcomes()).toEqual([])
  await workbooks.close()
})

it('an outcome survives a snapshot and a summary that could not be stored', async () => {
  const { workbooks, id } = await started()
  await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
  await workbooks.change(id, 'me', cameTrue('H2'))
  const failing = liveWorkbooks({ ...liveStoreOf(workbooks), keepSummary: () => Promise.reject(new Error('The disk is full.')) })
  expect(await failing.outcomes()).toEqual(await workbooks.outcomes())
})
