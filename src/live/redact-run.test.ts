// Removing personal data from an exercise run leaves no byte of names, codes, sessions, reasons or proposals in the database files.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { joinedAs, optionsFor, ratedBy, to } from '../ach/exercise/exercise.test-support.ts'
import type { Change } from '../ach/log/change.ts'
import { redactLog } from '../ach/log/redact-log.test-support.ts'
import { snapshotParts } from '../ach/log/snapshot.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { connect, databasePath } from '../store/sqlite/open-database.ts'
import { makeSqliteSnapshot } from '../store/sqlite/snapshots.ts'
import { liveStoreOf, openAt, place } from './live.test-support.ts'
import type { Workbooks } from './workbooks.ts'

const SECRETS = {
  name: 'NAMESECRET',
  paper: 'PAPERSECRET',
  gone: 'GONESECRET',
  reason: 'REASONSECRET',
  changed: 'EARLIERSECRET',
  proposal: 'PROPOSALSECRET',
  label: 'LABELSECRET',
  code: 'JC2345',
  rejoin: 'rejoinhash0123456789',
  session: 'sessionhash0123456789',
} as const

function secretsLeft(url: string): string[] {
  const bytes = ['', '-wal', '-shm'].map((end) =>
    existsSync(databasePath(url) + end) ? readFileSync(databasePath(url) + end).toString('latin1') : '',
  )
  return Object.values(SECRETS).filter((secret) => bytes.join().includes(secret))
}

const opened: Change[] = [...sampleChanges.filter(({ type }) => type !== 'joined'), { type: 'opened', options: optionsFor() }]
const isWithoutRater = (change: Change) => !('rater' in change)

/** A finished run: a participant with a phone, one with a paper form, a removed one, proposals, both rounds, groups. */
async function createFinishedRun(workbooks: Workbooks): Promise<string> {
  const id = await workbooks.create('leads', opened.filter(isWithoutRater), new Map([['leads', 'The facilitator']]))
  const store = liveStoreOf(workbooks)
  const act = (by: string, make: (workbook: Workbook) => readonly Change[]) => workbooks.change(id, by, make)
  await store.keepJoinCode({ workbook: id, code: SECRETS.code, at: '2026-01-01T12:00:00.000Z' })
  for (const [rater, name] of [
    ['zhanar', SECRETS.name],
    ['gone', SECRETS.gone],
  ] as const) {
    await workbooks.change(id, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, name]]) }))
    await store.keepRejoinCode({ workbook: id, rater }, `${SECRETS.rejoin}-${rater}`)
    await store.keepParticipantSession({ workbook: id, rater, hash: `${SECRETS.session}-${rater}`, at: '2026-01-01T12:00:00.000Z' })
  }
  const paper: Change = { ...joinedAs('R1'), enteredBy: 'leads' } as Change
  await workbooks.change(id, 'leads', () => ({ changes: [paper], people: new Map([['R1', SECRETS.paper]]) }))
  await act('leads', (workbook) => [to(workbook, 'favourites')])
  await act('zhanar', () => [{ type: 'estimated', rater: 'zhanar', when: 'before', hypothesis: 'H1', before: null, after: 0.5 }])
  await act('leads', () => [{ type: 'grouped', rater: 'zhanar', before: null, after: 2 }])
  await act('leads', (workbook) => [to(workbook, 'credibility')])
  await act('zhanar', () => [{ type: 'weighed', rater: 'zhanar', evidence: 'E1', before: null, after: 'low' }])
  await act('leads', (workbook) => [to(workbook, 'rate')])
  await act('zhanar', () => [ratedBy('zhanar', 'E1', 'H1', 'C')])
  await act('leads', () => [ratedBy('R1', 'E1', 'H1', 'II')])
  await act('zhanar', () => [{ type: 'reasoned', rater: 'zhanar', evidence: 'E1', before: null, after: SECRETS.changed }])
  await act('zhanar', () => [{ type: 'reasoned', rater: 'zhanar', evidence: 'E1', before: SECRETS.changed, after: SECRETS.reason }])
  const statement = `${SECRETS.proposal} ${'because '.repeat(400)}`
  await act('zhanar', () => [
    { type: 'proposed', rater: 'zhanar', id: 'p1', fields: { what: 'hypothesis', label: SECRETS.label, statement } },
  ])
  await act('leads', () => [{ type: 'decided', id: 'p1', before: null, after: 'declined' }])
  await act('leads', () => [{ type: 'approved', rater: 'zhanar', evidence: 'E1', before: null, after: true }])
  await act('leads', () => [{ type: 'present', rater: 'gone', before: true, after: false }])
  await act('leads', (workbook) => [to(workbook, 'reveal')])
  await act('leads', (workbook) => [to(workbook, 'discuss')])
  await act('zhanar', () => [ratedBy('zhanar', 'E1', 'H1', 'I', 'C')])
  await act('leads', (workbook) => [to(workbook, 'closed')])
  return id
}

it('redacting a run erases every byte about its people and ends their codes, but keeps both rounds of ratings, groups and decisions', async () => {
  const url = place()
  const workbooks = openAt(url)
  const id = await createFinishedRun(workbooks)
  const db = connect(databasePath(url), 100)
  makeSqliteSnapshot(db, id)
  db.close()
  const { workbook: before } = await workbooks.open(id)
  expect(secretsLeft(url)).toEqual(Object.values(SECRETS))

  expect(await workbooks.redact(id, 'leads')).toBe('gone')
  expect(secretsLeft(url)).toEqual([])
  const store = liveStoreOf(workbooks)
  expect(await Promise.all([store.joinCode(SECRETS.code), store.joinCodeOf(id)])).toEqual([null, null])
  expect(await store.rejoining(`${SECRETS.rejoin}-zhanar`)).toBe(null)
  expect(await store.participantSession(`${SECRETS.session}-zhanar`)).toBe(null)

  const { workbook, names } = await workbooks.open(id)
  expect([...snapshotParts(workbook).values()].join()).not.toMatch(/SECRET/)
  expect([...names.values()].join()).not.toMatch(/SECRET/)
  expect([...workbook.raters.values()].map(({ id: rater }) => names.get(rater))).toEqual([
    'Participant 1',
    'Participant 2',
    'Participant 3',
  ])
  const [was, is] = [before.raters.get('zhanar'), workbook.raters.get('zhanar')]
  expect([is?.ratings, is?.estimates, is?.participation]).toEqual([
    was?.ratings,
    was?.estimates,
    // no text is left to be counted
    { ...was?.participation, written: 0 },
  ])
  expect(is?.participation?.first?.get('E1')?.get('H1')).toBe('C')
  expect(is?.rationales).toEqual(new Map())
  expect(workbook.run?.proposals.get('p1')).toMatchObject({ decided: 'declined', label: null, statement: '' })
  expect(workbook.run?.stage).toBe('closed')
  await workbooks.close()
  expect(secretsLeft(url)).toEqual([])
})

it('redacting replaces the id of a paper form everywhere, since it may have been a name', async () => {
  const workbooks = openAt(place())
  const id = await createFinishedRun(workbooks)
  const log = await workbooks.since(id, 0, 10_000)
  const { changes, ids } = redactLog(log)
  expect(ids.get('R1')).toBe('P3')
  const named = changes.flatMap((change) => ('rater' in change ? [change.rater] : []))
  expect(named).not.toContain('R1')
  expect(changes).toHaveLength(log.length)
})
