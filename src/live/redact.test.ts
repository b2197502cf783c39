// Removing personal data, checked against the bytes of the database files and the workbooks open in memory.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Change } from '../ach/log/change.ts'
import { CORE_VERSION, snapshotParts } from '../ach/log/snapshot.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { openFile } from '../store/sqlite/driver/driver.ts'
import { connect, databasePath } from '../store/sqlite/open-database.ts'
import { makeSqliteSnapshot, writeSnapshot } from '../store/sqlite/snapshots.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveStoreOf, liveWorkbooks, openAt, place, rate, ratingOf, started } from './live.test-support.ts'
import { loadWorkbook } from './load-workbook.ts'
import { BEFORE_REDACTION } from './undo-redo.ts'
import type { Workbooks } from './workbooks.ts'

const SECRET = 'SECRETNAME'
/** Counts occurrences in the database, its write-ahead log and its index, in every encoding. */
function found(url: string, what = SECRET): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const end of ['', '-wal', '-shm']) {
    const file = databasePath(url) + end
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
    const ways = [
      bytes.toString('latin1').split(what),
      bytes.toString('utf16le').split(what),
      bytes.subarray(1).toString('utf16le').split(what),
    ]
    counts[`db${end}`] = [...ways, swapped.toString('utf16le').split(what)].reduce((sum, parts) => sum + parts.length - 1, 0)
  }
  return counts
}
const NONE = { db: 0, 'db-wal': 0, 'db-shm': 0 }

const reason =
  (evidence: string, after: string) =>
  ({ raters }: Workbook): Change[] => [
    { type: 'reasoned', rater: 'me', evidence, before: raters.get('me')?.rationales.get(evidence) ?? null, after },
  ]
const report =
  (text: string) =>
  ({ report }: Workbook): Change[] => [
    {
      type: 'answered',
      about: 'report',
      key: 'bottom',
      before: report.has('bottom') ? { text: report.get('bottom')?.text ?? '' } : null,
      after: { text },
    },
  ]
const note =
  (after: string) =>
  ({ evidence }: Workbook): Change[] => [
    { type: 'changed', what: 'evidence', id: 'E2', before: { notes: evidence.get('E2')?.notes ?? null }, after: { notes: after } },
  ]

/** Several hundred changes full of secrets: long and short, replaced repeatedly, in snapshots and in uploads. */
async function worked(workbooks: Workbooks, id: string, secret = SECRET, rounds = 200): Promise<void> {
  await workbooks.namePerson(id, 'me', `${secret} of Old`)
  for (let at = 0; at < rounds; at += 1) {
    await workbooks.change(id, 'me', reason(`E${(at % 3) + 1}`, `${secret} reason ${at} ${'x'.repeat((at * 37) % 900)}`))
    await workbooks.change(id, 'me', note(`${secret} note ${at}`))
    await workbooks.change(id, 'me', rate('E1', 'H1', at % 2 ? 'C' : 'II'))
  }
  await workbooks.change(id, 'me', report(`${secret} ${'in a long report '.repeat(900)}`))
  await workbooks.change(id, 'me', () => [{ type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H2', before: null, after: secret }])
  await workbooks.namePerson(id, 'me', `${secret} of Now`)
  await liveStoreOf(workbooks).keepSummary(id, 1, JSON.stringify({ secret }))
  const files = [{ name: `${secret}.xlsx`, bytes: Buffer.from(`${secret} ${'cells '.repeat(2000)}`) }]
  await liveStoreOf(workbooks).keepUpload({ id: `upload-${secret}`, at: '2026-01-01T12:00:00.000Z', workbook: id, files })
}

function snapshotOf(url: string, id: string): void {
  const db = connect(databasePath(url), 100)
  makeSqliteSnapshot(db, id)
  db.close()
}

describe('removing personal data', () => {
  it('redact erases every byte of personal data from the database files, keeps ratings, and does not affect other workbooks', {
    timeout: 30_000,
  }, async () => {
    const { workbooks, id, url } = await started()
    const other = await workbooks.create('me', sampleChanges, new Map())
    await worked(workbooks, other, 'KEPTNAME', 20)
    await worked(workbooks, id)
    snapshotOf(url, id)
    await workbooks.change(id, 'me', note(`${SECRET} after the snapshot`))
    const before = found(url)
    expect([(before.db ?? 0) > 0, (before['db-wal'] ?? 0) > 0]).toEqual([true, true])
    const { workbook: rated } = await workbooks.open(id)

    expect(await workbooks.redact(id, 'me')).toBe('gone')
    expect(found(url)).toEqual(NONE)
    expect(found(url, 'KEPTNAME').db).toBeGreaterThan(40)
    const { workbook, names } = await workbooks.open(id)
    expect(workbook.raters.get('me')?.ratings).toEqual(rated.raters.get('me')?.ratings)
    expect([names.get('me'), (await workbooks.open(other)).names.get('me')]).toEqual(['Participant 1', 'KEPTNAME of Now'])
    expect((await workbooks.open(other)).workbook.evidence.get('E2')?.notes).toBe('KEPTNAME note 19')

    snapshotOf(url, id)
    expect((await liveStoreOf(workbooks).snapshot(id, CORE_VERSION))?.seq).toBe(workbook.seq)
    await workbooks.close()
    expect(found(url)).toEqual(NONE)
  })

  it('redact erases what an older version left in the free space of the file', async () => {
    const { workbooks, id, url } = await started()
    const old = openFile(databasePath(url))
    old.pragma('secure_delete = OFF')
    const texts = `'${SECRET} ${'long '.repeat(5000)}'`
    old.exec(`INSERT INTO people VALUES ('${id}', 'x', ${texts}); DELETE FROM people WHERE rater = 'x'`)
    old.pragma('wal_checkpoint(TRUNCATE)')
    old.close()
    expect(found(url).db).toBeGreaterThan(0)
    await workbooks.redact(id, 'me')
    expect(found(url)).toEqual(NONE)
  })

  it('redact reports that another program keeps old bytes alive, and the next redact erases them', async () => {
    const url = place()
    const workbooks = liveWorkbooks(openSqlite(url, { busyMs: 50 }))
    onTestFinished(() => workbooks.close())
    const id = await workbooks.create('me', sampleChanges, new Map([['me', SECRET]]))
    await workbooks.change(id, 'me', note(SECRET))
    const reader = openFile(databasePath(url))
    reader.exec('BEGIN; SELECT count(*) FROM log')
    reader.prepare('SELECT count(*) FROM log').get()
    expect(await workbooks.redact(id, 'me')).toBe('traces')
    expect((await workbooks.open(id)).workbook.evidence.get('E2')?.notes).toBe(null)
    expect(found(url)).not.toEqual(NONE)
    reader.exec('COMMIT')
    reader.close()
    expect(await workbooks.redact(id, 'me')).toBe('gone')
    expect(found(url)).toEqual(NONE)
  })
})

describe('what is erased without redact', () => {
  it('deleted uploads and purged workbooks are overwritten in the file', async () => {
    const { workbooks, id, url } = await started()
    await worked(workbooks, id, SECRET, 2)
    await liveStoreOf(workbooks).dropUpload(`upload-${SECRET}`)
    await liveStoreOf(workbooks).setDeleted(id, '2026-01-02T00:00:00.000Z')
    expect(await liveStoreOf(workbooks).purge({ workbooks: '2026-02-01T00:00:00.000Z', uploads: '', sessions: '' })).toBe(1)
    await workbooks.close()
    expect(found(url)).toEqual(NONE)
  })
})

const secretsIn = (workbook: Workbook) => [...snapshotParts(workbook).values()].join().includes(SECRET)

describe('redact while a workbook is in use', () => {
  it('after redact no server keeps personal data in memory, whether this one or another on the same data', async () => {
    const { workbooks, id, url } = await started()
    const other = openAt(url)
    await workbooks.change(id, 'me', note(SECRET))
    await workbooks.namePerson(id, 'me', SECRET)
    const heard: number[] = []
    workbooks.subscribe(id, (seq) => heard.push(seq))
    expect(secretsIn((await other.open(id)).workbook)).toBe(true)
    await workbooks.redact(id, 'me')
    for (const one of [workbooks, other]) {
      const { workbook, names } = await one.open(id)
      expect([secretsIn(workbook), names.get('me'), workbook.redacted]).toEqual([false, 'Participant 1', workbook.seq])
    }
    expect(heard).toEqual([(await workbooks.open(id)).workbook.seq])
    await other.change(id, 'me', rate('E1', 'H1', 'C'))
    expect(ratingOf((await workbooks.open(id)).workbook, 'E1', 'H1')).toBe('C')
  })

  it('a workbook that is being loaded during redact is loaded again', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', note(SECRET))
    const store = liveStoreOf(workbooks)
    const head = await store.head(id)
    const slow = {
      ...store,
      people: async (workbook: string) => {
        const names = await store.people(workbook)
        await store.redact({ workbook, batch: 'r', at: '2026-01-01T13:00:00.000Z', by: 'me' })
        slow.people = store.people
        return names
      },
    }
    const start = await loadWorkbook(slow, head as NonNullable<typeof head>)
    expect([secretsIn(start.workbook), start.names.get('me')]).toEqual([false, 'Participant 1'])
  })

  it('a snapshot that is being made during redact is discarded', async () => {
    const { workbooks, id, url } = await started()
    await workbooks.change(id, 'me', note(SECRET))
    const db = connect(databasePath(url), 100)
    onTestFinished(() => void db.close())
    const { workbook } = await workbooks.open(id)
    await workbooks.redact(id, 'me')
    expect(writeSnapshot(db, id, CORE_VERSION, { seq: workbook.seq, parts: snapshotParts(workbook) }, true)).toEqual([])
    expect(found(url)).toEqual(NONE)
  })

  it('changes before redact cannot be undone or redone, changes after it can', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', note(SECRET))
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.undo(id, 'me')
    await workbooks.redact(id, 'other')
    expect(await workbooks.undoable(id, 'me')).toEqual({ undo: null, redo: null })
    const sentence = BEFORE_REDACTION
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({ code: 'nothing', message: sentence })
    await expect(workbooks.redo(id, 'me')).rejects.toMatchObject({ code: 'nothing', message: sentence })
    await expect(workbooks.undo(id, 'other')).rejects.toMatchObject({ code: 'nothing', message: sentence })
    await workbooks.change(id, 'me', rate('E2', 'H1', 'II'))
    expect(ratingOf((await workbooks.undo(id, 'me')).workbook, 'E2', 'H1')).toBe(null)
    expect(ratingOf((await workbooks.redo(id, 'me')).workbook, 'E2', 'H1')).toBe('II')
  })

  it("a person cannot submit the change 'redacted'", async () => {
    const { workbooks, id } = await started()
    await expect(workbooks.change(id, 'me', () => [{ type: 'redacted' }])).rejects.toMatchObject({ code: 'invalid' })
    await expect(workbooks.redact('nowhere', 'me')).rejects.toMatchObject({ code: 'unknown' })
  })
})
