// Removing personal data from a run of an exercise, tested against the bytes of the database: names, codes, browsers, reasons, proposals.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { joinedAs, optionsFor, ratedBy, to } from '../ach/exercise/exercise.test-support.ts'
import type { Change } from '../ach/log/change.ts'
import { redactLog } from '../ach/log/redact.ts'
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

function left(url: string): string[] {
  const bytes = ['', '-wal', '-shm'].map((end) =>
    existsSync(databasePath(url) + end) ? readFileSync(databasePath(url) + end).toString('latin1') : '',
  )
  return Object.values(SECRETS).filter((secret) => bytes.join().includes(secret))
}

const opened: Change[] = [...sampleChanges.filter(({ type }) => type !== 'joined'), { type: 'opened', options: optionsFor() }]
const isOfNobody = (change: Change) => !('rater' in change)

/** A run that was held: somebody with a phone, a sheet of paper, somebody who was taken out, proposals, both rounds, groups. */
async function held(workbooks: Workbooks): Promise<string> {
  const id = await workbooks.create('leads', opened.filter(isOfNobody), new Map([['leads', 'The facilitator']]))
  const store = liveStoreOf(workbooks)
  const does = (by: string, make: (workbook: Workbook) => readonly Change[]) => workbooks.change(id, by, make)
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
  await does('leads', (workbook) => [to(workbook, 'favourites')])
  await does('zhanar', () => [{ type: 'estimated', rater: 'zhanar', when: 'before', hypothesis: 'H1', before: null, after: 0.5 }])
  await does('leads', () => [{ type: 'grouped', rater: 'zhanar', before: null, after: 2 }])
  await does('leads', (workbook) => [to(workbook, 'credibility')])
  await does('zhanar', () => [{ type: 'weighed', rater: 'zhanar', evidence: 'E1', before: null, after: 'low' }])
  await does('leads', (workbook) => [to(workbook, 'rate')])
  await does('zhanar', () => [ratedBy('zhanar', 'E1', 'H1', 'C')])
  await does('leads', () => [ratedBy('R1', 'E1', 'H1', 'II')])
  await does('zhanar', () => [{ type: 'reasoned', rater: 'zhanar', evidence: 'E1', before: null, after: SECRETS.changed }])
  await does('zhanar', () => [{ type: 'reasoned', rater: 'zhanar', evidence: 'E1', before: SECRETS.changed, after: SECRETS.reason }])
  const statement = `${SECRETS.proposal} ${'because '.repeat(400)}`
  await does('zhanar', () => [
    { type: 'proposed', rater: 'zhanar', id: 'p1', fields: { what: 'hypothesis', label: SECRETS.label, statement } },
  ])
  await does('leads', () => [{ type: 'decided', id: 'p1', before: null, after: 'declined' }])
  await does('leads', () => [{ type: 'approved', rater: 'zhanar', evidence: 'E1', before: null, after: true }])
  await does('leads', () => [{ type: 'present', rater: 'gone', before: true, after: false }])
  await does('leads', (workbook) => [to(workbook, 'reveal')])
  await does('leads', (workbook) => [to(workbook, 'discuss')])
  await does('zhanar', () => [ratedBy('zhanar', 'E1', 'H1', 'I', 'C')])
  await does('leads', (workbook) => [to(workbook, 'closed')])
  return id
}

it('redacting a run leaves no byte of its people, and ends their codes; ratings of both rounds, groups and decisions stay', async () => {
  const url = place()
  const workbooks = openAt(url)
  const id = await held(workbooks)
  const db = connect(databasePath(url), 100)
  makeSqliteSnapshot(db, id)
  db.close()
  const { workbook: before } = await workbooks.open(id)
  expect(left(url)).toEqual(Object.values(SECRETS))

  expect(await workbooks.redact(id, 'leads')).toBe('gone')
  expect(left(url)).toEqual([])
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
  expect([is?.ratings, is?.estimates, is?.participation]).toEqual([was?.ratings, was?.estimates, was?.participation])
  expect(is?.participation?.first?.get('E1')?.get('H1')).toBe('C')
  expect(is?.rationales).toEqual(new Map())
  expect(workbook.run?.proposals.get('p1')).toMatchObject({ decided: 'declined', label: null, statement: '' })
  expect(workbook.run?.stage).toBe('closed')
  await workbooks.close()
  expect(left(url)).toEqual([])
})

it('redacting replaces the id of a paper form wherever it stands, since it may have named a person', async () => {
  const workbooks = openAt(place())
  const id = await held(workbooks)
  const log = await workbooks.since(id, 0, 10_000)
  const { changes, ids } = redactLog(log)
  expect(ids.get('R1')).toBe('P3')
  const named = changes.flatMap((change) => ('rater' in change ? [change.rater] : []))
  expect(named).not.toContain('R1')
  expect(changes).toHaveLength(log.length)
})
