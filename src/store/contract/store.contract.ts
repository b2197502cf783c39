// The test suite that every store must pass. An adapter's test calls storeContract with a function that opens an empty store.
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { CHANGE_VERSION, type Change } from '../../ach/log/change.ts'
import { rated, sampleChanges } from '../../ach/model/sample.test-support.ts'
import { removeExpired } from './expiry.ts'
import type { EraseResult, NewBatch, Store } from './store.ts'
import { PIECE_BYTES } from './upload-pieces.ts'

export interface UnderTest {
  readonly store: Store
  /** The result of `redact` if nothing goes wrong. */
  readonly erases: EraseResult
  /** Closes the store and opens another one on the same data. */
  reopen(): Promise<Store>
  /** Opens another store on the same data, as a second server would. */
  second(): Promise<Store>
  /** Runs one SQL statement on the data, past the store. */
  run(sql: string): Promise<unknown>
}

const AT = '2026-01-01T12:00:00.000Z'
export const firstBatch = (workbook: string, at = AT): NewBatch => ({
  workbook,
  from: 1,
  follows: null,
  batch: `${workbook}-1`,
  at,
  by: 'me',
  undoes: null,
  changes: sampleChanges,
})
const START = sampleChanges.length
/** A batch with one rating, based on `batch`. */
export const after = (batch: NewBatch, id: string, more: Partial<NewBatch> = {}): NewBatch => ({
  ...batch,
  from: batch.from + batch.changes.length,
  follows: batch.batch,
  batch: id,
  changes: [rated('E1', 'H1', null, 'C')],
  ...more,
})

export function storeContract(name: string, open: () => Promise<UnderTest>): void {
  const openWithWorkbook = async () => {
    const under = await open()
    const first = firstBatch('w1')
    await under.store.create('w1', first, new Map([['me', 'Analyst']]))
    return { ...under, first }
  }

  describe(`${name}: the log`, () => {
    it('the log is read as it was appended, also after reopening', async () => {
      const { store, reopen, first } = await openWithWorkbook()
      const second = after(first, 'b2', { undoes: first.batch, by: 'other', at: '2026-01-01T12:01:00.000Z' })
      expect(await store.append(second)).toBe('stored')
      const log = await store.read('w1', 0)
      expect(log.map(({ change }) => change)).toEqual([...sampleChanges, ...second.changes])
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: START + 1 }, (_, index) => index + 1))
      expect(log.at(-1)).toMatchObject({ by: 'other', batch: 'b2', undoes: first.batch, v: CHANGE_VERSION, at: '2026-01-01T12:01:00.000Z' })
      expect(await (await reopen()).read('w1', 0)).toEqual(log)
    })

    it('the log keeps every character of a text', async () => {
      const { store, first } = await openWithWorkbook()
      const text = 'Ω “quotes” \u202eright-to-left\u202c 👩‍👩‍👧 =HYPERLINK("x") <b>\n\ttab \\ \' " %00 \u2028'
      const change: Change = { type: 'settings', before: { title: 'A title' }, after: { title: text } }
      await store.append(after(first, 'b2', { changes: [change] }))
      expect((await store.read('w1', START))[0]?.change).toEqual(change)
    })

    it('the log can be read forwards and backwards, in pieces', async () => {
      const { store } = await openWithWorkbook()
      expect((await store.read('w1', 3, 2)).map(({ seq }) => seq)).toEqual([4, 5])
      expect((await store.readBack('w1', 5, 2)).map(({ seq }) => seq)).toEqual([4, 3])
      expect(await store.read('w1', START)).toEqual([])
      expect(await store.read('nothing', 0)).toEqual([])
    })

    it('batchesBy returns the batches of one person, oldest first', async () => {
      const { store, first } = await openWithWorkbook()
      const two = after(first, 'z', { changes: [rated('E1', 'H1', null, 'C'), rated('E1', 'H2', null, 'C')] })
      const three = after(two, 'y', { by: 'other' })
      const four = after(three, 'x', { undoes: 'z', by: 'me' })
      for (const batch of [two, three, four]) await store.append(batch)
      expect(await store.batchesBy('w1', 'me')).toEqual([
        { batch: 'w1-1', undoes: null, from: 1, to: START },
        { batch: 'z', undoes: null, from: START + 1, to: START + 2 },
        { batch: 'x', undoes: 'z', from: START + 4, to: START + 4 },
      ])
      expect(await store.batchesBy('w1', 'me', START + 1)).toEqual([
        { batch: 'z', undoes: null, from: START + 2, to: START + 2 },
        { batch: 'x', undoes: 'z', from: START + 4, to: START + 4 },
      ])
      expect([
        await store.changeBy('w1', 'me', 0),
        await store.changeBy('w1', 'me', 2),
        await store.changeBy('w1', 'me', START + 3),
      ]).toEqual([START + 4, START + 1, 0])
    })

    it('a batch is not stored if its number is taken, leaves a gap or follows another batch', async () => {
      const { store, first } = await openWithWorkbook()
      const second = after(first, 'b2')
      expect(await store.append(second)).toBe('stored')
      expect(await store.append(after(first, 'b2-again'))).toBe('taken')
      expect(await store.append(after(second, 'gap', { from: second.from + 2 }))).toBe('taken')
      expect(await store.append(after(second, 'elsewhere', { follows: 'another' }))).toBe('taken')
      expect((await store.head('w1'))?.seq).toBe(START + 1)
    })

    it('a batch that cannot be stored does not affect batches written at the same time', async () => {
      const { store, first } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map())
      const second = after(first, 'b2')
      const results = await Promise.allSettled([
        store.append(second),
        store.append(after(first, 'late')),
        store.append(after(firstBatch('nowhere'), 'x')),
        store.create('w1', firstBatch('w1'), new Map()),
        store.append(after(second, 'b3')),
        store.append(after(firstBatch('w2'), 'c2')),
      ])
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code))).toEqual([
        'stored',
        'taken',
        'unknown',
        'unavailable',
        'stored',
        'stored',
      ])
      expect((await store.read('w1', START)).map(({ batch }) => batch)).toEqual(['b2', 'b3'])
    })

    it('names of people are stored together with their batch or not at all', async () => {
      const { store, first } = await openWithWorkbook()
      const second = after(first, 'b2', { people: new Map([['R1', 'Serik']]) })
      expect(await store.append(second)).toBe('stored')
      expect(await store.append(after(first, 'late', { people: new Map([['R2', 'Dana']]) }))).toBe('taken')
      const people = await store.people('w1')
      expect([people.get('R1'), people.has('R2')]).toEqual(['Serik', false])
    })

    it('a batch based on one that was not stored is not stored', async () => {
      const { store, first } = await openWithWorkbook()
      const lost = after(first, 'lost')
      await store.append(after(first, 'faster'))
      expect(await Promise.all([store.append(lost), store.append(after(lost, 'on top'))])).toEqual(['taken', 'taken'])
    })

    it('appendBehind appends behind the changes of other servers and blocks them until then', async () => {
      const { store, second, first } = await openWithWorkbook()
      const other = await second()
      const theirs = after(first, 'theirs', { by: 'other', people: new Map([['other', 'Anna']]) })
      await other.append(theirs)
      const received: unknown[] = []
      const behind = store.appendBehind('w1', START, (missing, people) => {
        received.push(
          missing.map(({ batch }) => batch),
          people.get('other'),
        )
        const last = missing.at(-1)
        const mine = after(first, 'mine', {
          from: (last?.seq ?? 0) + 1,
          follows: last?.batch ?? null,
          people: new Map([['late', 'Dana']]),
        })
        return [mine, after(mine, 'mine too')]
      })
      const beaten = other.append(after(theirs, 'beaten'))
      expect(await Promise.all([behind, beaten])).toEqual([undefined, expect.stringMatching(/taken|stored/)])
      expect(received.slice(-2)).toEqual([expect.arrayContaining(['theirs']), 'Anna'])
      const log = (await store.read('w1', START)).map(({ batch }) => batch)
      expect(log.filter((batch) => batch !== 'beaten')).toEqual(['theirs', 'mine', 'mine too'])
      expect((await store.people('w1')).get('late')).toBe('Dana')
      await store.appendBehind('w1', 0, () => [])
      expect(await store.read('w1', START)).toHaveLength(log.length)
      await expect(store.appendBehind('nowhere', 0, () => [])).rejects.toMatchObject({ code: 'unknown' })
    })

    it('the batches of two servers on the same data interleave without loss', async () => {
      const { store, second, first } = await openWithWorkbook()
      const other = await second()
      const write = async (one: Store, who: string) => {
        for (let done = 0; done < 20; ) {
          const last = (await one.readBack('w1', Number.MAX_SAFE_INTEGER, 1))[0]
          const from = (last?.seq ?? 0) + 1
          if ((await one.append(after(first, `${who}${done}`, { from, follows: last?.batch ?? null, by: who }))) === 'stored') done += 1
        }
      }
      await Promise.all([write(store, 'me'), write(other, 'other')])
      const log = await store.read('w1', START)
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => START + 1 + index))
      for (const who of ['me', 'other'])
        expect(log.filter(({ by }) => by === who).map(({ batch }) => batch)).toEqual(
          Array.from({ length: 20 }, (_, index) => `${who}${index}`),
        )
    })
  })

  describe(`${name}: large batches`, () => {
    const many = Array.from({ length: 12_000 }, (_, at) => rated('E1', 'H1', at % 2 === 0 ? null : 'C', at % 2 === 0 ? 'C' : null))

    it('a large workbook is created while others are changed, and nobody sees it before it is complete', async () => {
      const { store, second, first } = await openWithWorkbook()
      const other = await second()
      const large = { ...firstBatch('w2'), changes: [...sampleChanges, ...many] }
      let created = false
      const creating = store.create('w2', large, new Map([['me', 'Analyst']])).then(() => {
        created = true
      })
      const seen: unknown[] = []
      let last = first
      for (let at = 0; at < 3; at += 1) {
        const next = after(last, `between${at}`)
        expect(await store.append(next)).toBe('stored')
        last = next
        const head = await other.head('w2')
        const listed = await other.listPart({ deleted: false, words: [], offset: 0, limit: 9 })
        const deleted = await other.listPart({ deleted: true, words: [], offset: 0, limit: 9 })
        if (!created) seen.push([head === null || head.deletedAt !== null, listed.total, deleted.total])
      }
      for (const look of seen) expect(look).toEqual([true, 1, 0])
      await creating
      expect(await other.head('w2')).toMatchObject({ seq: large.changes.length, deletedAt: null })
      expect((await other.read('w2', 0)).map(({ change }) => change)).toEqual(large.changes)
      expect((await other.people('w2')).get('me')).toBe('Analyst')
      expect((await other.batchesBy('w2', 'me')).map(({ from, to }) => [from, to])).toEqual([[1, large.changes.length]])
    })

    it('a large workbook of which a part cannot be stored leaves nothing, and one with a used id changes nothing', async () => {
      const { store } = await openWithWorkbook()
      const endless = {
        toJSON: () => {
          throw new Error('no text')
        },
      } as unknown as Change
      const broken = { ...firstBatch('w2'), changes: [...sampleChanges, ...many, endless] }
      await expect(store.create('w2', broken, new Map())).rejects.toThrow()
      expect([await store.head('w2'), await store.read('w2', 0), (await store.list()).length]).toEqual([null, [], 1])
      await store.create('w2', firstBatch('w2'), new Map())
      const again = { ...firstBatch('w1'), changes: [...sampleChanges, ...many] }
      await expect(store.create('w1', again, new Map())).rejects.toMatchObject({ code: 'unavailable' })
      expect(await store.read('w1', 0)).toHaveLength(START)
    })

    it('a deleted workbook with a long log is purged', async () => {
      const { store } = await openWithWorkbook()
      await store.create('w2', { ...firstBatch('w2'), changes: [...sampleChanges, ...many] }, new Map())
      await store.setDeleted('w2', '2026-02-01T00:00:00.000Z')
      expect(await store.purge({ workbooks: '2026-02-02T00:00:00.000Z', uploads: '', sessions: '' })).toBe(1)
      expect([await store.head('w2'), await store.read('w2', 0), (await store.list()).map(({ id }) => id)]).toEqual([null, [], ['w1']])
    })

    it('a large batch is listed as one, between smaller ones', async () => {
      const { store, first } = await openWithWorkbook()
      const large = after(first, 'large', { changes: many })
      await store.append(large)
      await store.append(after(large, 'small'))
      const end = START + many.length
      expect(await store.batchesBy('w1', 'me')).toEqual([
        { batch: first.batch, undoes: null, from: 1, to: START },
        { batch: 'large', undoes: null, from: START + 1, to: end },
        { batch: 'small', undoes: null, from: end + 1, to: end + 1 },
      ])
    })
  })

  describe(`${name}: workbooks`, () => {
    it('workbooks have the times of their first and last change and are listed last changed first', async () => {
      const { store, first } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2', '2026-01-02T12:00:00.000Z'), new Map())
      expect((await store.list()).map(({ id }) => id)).toEqual(['w2', 'w1'])
      await store.append(after(first, 'b2', { at: '2026-01-03T12:00:00.000Z' }))
      expect((await store.list()).map(({ id }) => id)).toEqual(['w1', 'w2'])
      expect(await store.head('w1')).toEqual({
        id: 'w1',
        seq: START + 1,
        createdAt: AT,
        changedAt: '2026-01-03T12:00:00.000Z',
        deletedAt: null,
      })
      expect(await store.head('nothing')).toBe(null)
    })

    it('the list of workbooks is read in parts, with the number of all', async () => {
      const { store, first } = await openWithWorkbook()
      for (const day of [2, 3, 4]) await store.create(`w${day}`, firstBatch(`w${day}`, `2026-01-0${day}T12:00:00.000Z`), new Map())
      const part = async (offset: number, limit: number, deleted = false) => {
        const { heads, total } = await store.listPart({ deleted, words: [], offset, limit })
        return [heads.map(({ id }) => id), total]
      }
      expect([await part(0, 2), await part(2, 2), await part(4, 2)]).toEqual([
        [['w4', 'w3'], 4],
        [['w2', 'w1'], 4],
        [[], 4],
      ])
      await store.append(after(first, 'b2', { at: '2026-01-05T12:00:00.000Z' }))
      await store.setDeleted('w2', '2026-02-01T00:00:00.000Z')
      await store.setDeleted('w4', '2026-02-02T00:00:00.000Z')
      expect([await part(0, 9), await part(0, 1, true), await part(1, 1, true)]).toEqual([
        [['w1', 'w3'], 2],
        [['w4'], 2],
        [['w2'], 2],
      ])
      const { heads } = await store.listPart({ deleted: false, words: [], offset: 0, limit: 1 })
      expect(heads).toEqual([await store.head('w1')])
    })

    it('the list of workbooks can be in the order of titles in any case; equal ones are last changed first', async () => {
      const { store } = await openWithWorkbook()
      const titles = ['beta', 'Alpha', 'öde', 'alpha']
      for (const [at, name] of titles.entries()) {
        const first = firstBatch(`w${at + 2}`, `2026-01-0${at + 2}T12:00:00.000Z`)
        await store.create(`w${at + 2}`, first, new Map())
        await store.append(after(first, `t${at}`, { changes: [{ type: 'settings', before: {}, after: { title: name } }] }))
      }
      const { heads, total } = await store.listPart({ deleted: false, words: [], order: 'title', offset: 1, limit: 4 })
      expect([heads.map(({ id }) => id), total]).toEqual([['w5', 'w3', 'w2', 'w4'], 5])
    })

    it('all summaries can be read at once', async () => {
      const { store } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map())
      expect(await store.summaries()).toEqual([])
      await store.keepSummary('w1', 1, 'one')
      await store.keepSummary('w2', 1, 'two')
      expect((await store.summaries()).map(({ workbook, seq, json }) => [workbook, seq, json]).sort()).toEqual([
        ['w1', 1, 'one'],
        ['w2', 1, 'two'],
      ])
    })

    it('workbooks are found by words of their newest title and question, in any case', async () => {
      const { store, first } = await openWithWorkbook()
      const settings = (title: string, question: string): Change => ({ type: 'settings', before: {}, after: { title, question } })
      const found = async (...words: string[]) =>
        (await store.listPart({ deleted: false, words, offset: 0, limit: 9 })).heads.map(({ id }) => id)
      const renamed = after(first, 'b2', { changes: [settings('Übung 50%_\\', `Warum? ${'x'.repeat(2000)} Ende`)] })
      await store.append(renamed)
      const retitled = after(renamed, 'b3', { changes: [{ type: 'settings', before: {}, after: { title: 'Neue ÜBUNG 50%_\\' } }] })
      await store.append(retitled)
      await store.append(after(retitled, 'b4'))
      expect(await found()).toEqual(['w1'])
      for (const words of [['übung'], ['NEUE', 'warum?'], ['50%_\\'], ['bung']])
        expect([words, await found(...words)]).toEqual([words, ['w1']])
      for (const words of [['title'], ['übung', 'other'], ['5_%'], ['ende'], ['%%']])
        expect([words, await found(...words)]).toEqual([words, []])
    })

    it('workbooks can be deleted, restored and purged', async () => {
      const { store, first, reopen } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map())
      await store.setDeleted('w1', '2026-02-01T00:00:00.000Z')
      await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({ code: 'unknown' })
      expect((await store.head('w1'))?.deletedAt).toBe('2026-02-01T00:00:00.000Z')
      const purge = (workbooks: string) => store.purge({ workbooks, uploads: '', sessions: '' })
      expect(await purge('2026-01-31T00:00:00.000Z')).toBe(0)
      await store.setDeleted('w1', null)
      expect(await store.append(after(first, 'b2'))).toBe('stored')
      await store.setDeleted('w1', '2026-02-01T00:00:00.000Z')
      expect(await purge('2026-02-02T00:00:00.000Z')).toBe(1)
      const reopened = await reopen()
      expect((await reopened.list()).map(({ id }) => id)).toEqual(['w2'])
      expect([await reopened.read('w1', 0), (await reopened.people('w1')).size]).toEqual([[], 0])
      await expect(reopened.setDeleted('w1', null)).rejects.toMatchObject({ code: 'unknown' })
    })

    it('a workbook whose row in the list was lost or damaged is listed again as before', async () => {
      const { store, first, run } = await openWithWorkbook()
      const settings = (after: Partial<Record<'title' | 'question', string>>): Change => ({ type: 'settings', before: {}, after })
      const renamed = after(first, 'b2', {
        changes: [settings({ title: 'Übung' }), settings({ question: `Warum? ${'x'.repeat(2000)} Ende` })],
      })
      await store.append(renamed)
      const last = after(renamed, 'b3', { at: '2026-01-03T12:00:00.000Z', changes: [settings({ title: 'Zweite "title":' })] })
      await store.append(last)
      await store.create('w2', firstBatch('w2', '2026-01-02T12:00:00.000Z'), new Map())
      const list = async () => [
        await store.list(),
        ...(await Promise.all(
          [['zweite', 'warum?'], ['ende'], ['title']].map((words) => store.listPart({ deleted: false, words, offset: 0, limit: 9 })),
        )),
      ]
      const before = await list()
      expect(await store.relist()).toBe(0)
      for (const damage of [
        "DELETE FROM listed WHERE workbook = 'w1'",
        'DELETE FROM listed',
        "UPDATE listed SET changed_at = 'zzzz'",
        // As a change leaves it that was appended after the row was lost.
        "UPDATE listed SET title = '', question = '' WHERE workbook = 'w1'",
      ]) {
        await run(damage)
        expect(await list(), damage).not.toEqual(before)
        expect(await store.relist(), damage).toBe(damage.includes('w1') ? 1 : 2)
        expect(await list(), damage).toEqual(before)
      }
      await run("DELETE FROM listed WHERE workbook = 'w1'; DELETE FROM log WHERE workbook = 'w1'")
      expect([await store.relist(), await store.relist()]).toEqual([1, 0])
      expect((await store.head('w1'))?.changedAt).toBe(AT)
    })

    it('a deleted workbook is never purged if the time of its deletion cannot be read', async () => {
      const { store, run } = await openWithWorkbook()
      await store.setDeleted('w1', '2026-02-01T00:00:00.000Z')
      for (const deletedAt of ['', '1', '2026-0?-01T00:00:00.000Z']) {
        await run(`UPDATE workbooks SET deleted_at = '${deletedAt}' WHERE workbook = 'w1'`)
        expect(await store.purge({ workbooks: '2027-01-01T00:00:00.000Z', uploads: '', sessions: '' })).toBe(0)
      }
      await store.setDeleted('w1', null)
      expect((await store.head('w1'))?.deletedAt).toBe(null)
    })

    it('create stores no workbook if its first batch cannot be stored', async () => {
      const { store } = await open()
      const broken = { ...firstBatch('w1'), at: null as unknown as string }
      await expect(store.create('w1', broken, new Map())).rejects.toMatchObject({ code: 'unavailable' })
      expect(await store.list()).toEqual([])
    })
  })

  describe(`${name}: expiry`, () => {
    /** A deleted workbook, an upload, a session of a person and one of a participant, all of that moment; `w1` is not deleted. */
    async function withOld(at: string) {
      const under = await openWithWorkbook()
      const { store } = under
      await store.create('old', firstBatch('old'), new Map())
      await store.setDeleted('old', at)
      await store.keepUpload({ id: 'u1', at, workbook: null, files: [{ name: 'a.xlsx', bytes: new Uint8Array([7]) }] })
      await store.keepSession({ hash: 's1', at })
      await store.keepParticipantSession({ workbook: 'w1', rater: 'ann', hash: 'p1', at })
      const kept = async () => [
        (await store.head('old')) !== null,
        (await store.upload('u1')) !== null,
        (await store.session('s1')) !== null,
        (await store.participantSession('p1')) !== null,
      ]
      return { ...under, kept }
    }
    const day = (days: number) => new Date(Date.parse(AT) + days * 24 * 60 * 60 * 1000)
    const ALL = [true, true, true, true]

    it('a clock that jumps forward removes nothing, whatever is stored or removed while it is wrong', async () => {
      const { store, kept } = await withOld(AT)
      const jumped = day(20_000)
      expect(await removeExpired(store, jumped)).toBe(0)
      const at = jumped.toISOString()
      await store.keepUpload({ id: 'u2', at, workbook: null, files: [{ name: 'b.xlsx', bytes: new Uint8Array([7]) }] })
      await store.keepSession({ hash: 's2', at })
      await store.keepParticipantSession({ workbook: 'w1', rater: 'bob', hash: 'p2', at })
      await store.list()
      expect(await removeExpired(store, jumped)).toBe(0)
      expect(await kept()).toEqual(ALL)
    })

    it('a change with a time in the future removes nothing once the clock is right again', async () => {
      const { store, first, kept } = await withOld(AT)
      await store.append(after(first, 'b2', { at: day(20_000).toISOString() }))
      expect(await removeExpired(store, day(0.5))).toBe(0)
      expect(await kept()).toEqual(ALL)
    })

    it('uploads are removed after a day, deleted workbooks after 30 and sessions after 60, once a change is that new', async () => {
      const { store, first, kept } = await withOld(AT)
      let last = first
      const change = async (days: number) => {
        const next = after(last, `day ${days}`, { at: day(days).toISOString() })
        await store.append(next)
        last = next
        const removed = await removeExpired(store, day(days))
        return [removed, await kept()]
      }
      expect(await change(1)).toEqual([0, ALL])
      expect(await change(1.01)).toEqual([0, [true, false, true, true]])
      expect(await change(30)).toEqual([0, [true, false, true, true]])
      expect(await change(30.01)).toEqual([1, [false, false, true, true]])
      expect(await change(60)).toEqual([0, [false, false, true, true]])
      expect(await change(60.01)).toEqual([0, [false, false, false, false]])
    })

    it('an empty store has nothing to remove', async () => {
      expect(await removeExpired((await open()).store, day(20_000))).toBe(0)
    })
  })

  describe(`${name}: people, uploads and access`, () => {
    it('names of people are stored and can be changed', async () => {
      const { store, reopen } = await openWithWorkbook()
      await store.namePerson('w1', 'me', 'Ada')
      await store.namePerson('w1', 'other', 'Anna')
      expect(await (await reopen()).people('w1')).toEqual(
        new Map([
          ['me', 'Ada'],
          ['other', 'Anna'],
        ]),
      )
    })

    it('a summary is stored with the seq it was made from', async () => {
      const { store } = await openWithWorkbook()
      expect(await store.summary('w1')).toBe(null)
      await store.keepSummary('w1', 11, '{"a":1}')
      await store.keepSummary('w1', 12, '{"a":2}')
      expect(await store.summary('w1')).toEqual({ seq: 12, json: '{"a":2}' })
    })

    it('an upload is kept until it is dropped', async () => {
      const { store } = await openWithWorkbook()
      const bytes = new Uint8Array([0, 1, 255])
      const files = [
        { name: 'b.xlsx', bytes },
        { name: 'a.xlsx', bytes: new Uint8Array([7]) },
      ]
      await store.keepUpload({ id: 'u1', at: AT, workbook: 'w1', files })
      const kept = await store.upload('u1')
      expect([kept?.id, kept?.at, kept?.workbook]).toEqual(['u1', AT, 'w1'])
      expect(kept?.files.map((file) => [file.name, ...file.bytes])).toEqual([
        ['b.xlsx', 0, 1, 255],
        ['a.xlsx', 7],
      ])
      await store.dropUpload('u1')
      expect(await store.upload('u1')).toBe(null)
    })

    it('files of any size come back as they were, and nobody reads them before they are complete', async () => {
      const { store } = await openWithWorkbook()
      const large = Buffer.alloc(2 * PIECE_BYTES + 1, 'ABC')
      const files = [large, Buffer.alloc(0), large.subarray(0, PIECE_BYTES)].map((bytes, at) => ({ name: `${at}.csv`, bytes }))
      let kept = false
      const keeping = store.keepUpload({ id: 'u1', at: AT, workbook: null, files }).finally(() => {
        kept = true
      })
      const seen = new Set<string>()
      const look = async () => {
        const found = (await store.upload('u1'))?.files ?? []
        seen.add(found.map(({ name, bytes }, at) => `${name}: ${Buffer.compare(bytes, files[at]?.bytes ?? large)}`).join())
      }
      while (!kept) {
        await look()
        await setImmediate()
      }
      await keeping
      await look()
      expect([...seen]).toEqual(['', '0.csv: 0,1.csv: 0,2.csv: 0'])
    })

    it('the key, people, sessions and revocable reader links are stored', async () => {
      const { store, reopen } = await openWithWorkbook()
      expect(await store.accessKey()).toBe(null)
      const made = await Promise.all(['key-1', 'key-0'].map(async (key) => ((await store.setFirstAccessKey(key)) ? key : null)))
      expect(made.filter((key) => key !== null)).toEqual([await store.accessKey()])
      expect(await store.setAccessKey('key-1')).toMatch(/same|replaced/)
      await store.keepPerson({ id: 'p1', name: 'Aigerim' })
      for (const name of [' aigerim', 'Aigеrim', 'Ａigerim', 'Aige\u200brim'])
        await expect(store.keepPerson({ id: 'p2', name }), name).rejects.toMatchObject({ code: 'conflict' })
      await store.keepSession({ hash: 's1', at: AT })
      expect(await store.session('s1')).toEqual({ hash: 's1', at: AT, person: null })
      await store.nameSession('s1', 'p1')
      const link = { id: 'l1', workbook: 'w1', hash: 'h1', rater: null, names: true, notes: false, at: AT, revokedAt: null }
      await store.keepLink(link)
      const reopened = await reopen()
      expect(await reopened.session('s1')).toEqual({ hash: 's1', at: AT, person: { id: 'p1', name: 'Aigerim' } })
      expect([await reopened.linkBy('h1'), await reopened.links('w1')]).toEqual([link, [link]])
      expect(await reopened.setAccessKey('key-2')).toBe('replaced')
      expect([await reopened.accessKey(), await reopened.session('s1')]).toEqual(['key-2', null])
      await expect(reopened.revokeLink('w2', 'l1', AT)).rejects.toMatchObject({ code: 'unknown' })
      await reopened.revokeLink('w1', 'l1', AT)
      expect((await reopened.linkBy('h1'))?.revokedAt).toBe(AT)
      expect(await reopened.session('nobody')).toBe(null)
    })

    it('a session that an earlier version stored for a reader gives no access', async () => {
      const { store, run } = await openWithWorkbook()
      await store.keepLink({ id: 'l1', workbook: 'w1', hash: 'h1', rater: null, names: true, notes: false, at: AT, revokedAt: null })
      await run(`INSERT INTO sessions (hash, at, link) VALUES ('s1', '${AT}', 'l1')`)
      expect(await store.session('s1')).toBe(null)
    })

    it('a key that was replaced is never set again, and changes nothing', async () => {
      const { store, reopen } = await openWithWorkbook()
      expect([await store.setAccessKey('one'), await store.setAccessKey('one'), await store.setAccessKey('two')]).toEqual([
        'first',
        'same',
        'replaced',
      ])
      await store.keepSession({ hash: 's1', at: AT })
      const reopened = await reopen()
      expect(await reopened.setAccessKey('one')).toBe('former')
      expect([await reopened.accessKey(), (await reopened.session('s1'))?.hash, await reopened.setFirstAccessKey('three')]).toEqual([
        'two',
        's1',
        false,
      ])
      expect([await reopened.setAccessKey('three'), await reopened.setAccessKey('two'), await reopened.accessKey()]).toEqual([
        'replaced',
        'former',
        'three',
      ])
    })

    it('reader links and participants can be counted and ended at once', async () => {
      const { store } = await openWithWorkbook()
      const link = { workbook: 'w1', rater: null, names: true, notes: false, at: AT, revokedAt: null }
      for (const id of ['l1', 'l2', 'l3']) await store.keepLink({ ...link, id, hash: `of ${id}` })
      await store.revokeLink('w1', 'l3', AT)
      await store.keepJoinCode({ workbook: 'w1', code: 'K7MPQ4', at: AT })
      const [ann, bob] = ['ann', 'bob'].map((rater) => ({ workbook: 'w1', rater }))
      if (!ann || !bob) throw new Error('no participants')
      await store.keepRejoinCode(ann, 'r-ann')
      await store.keepParticipantSession({ ...ann, hash: 'a1', at: AT })
      await store.keepParticipantSession({ ...bob, hash: 'b1', at: AT })
      expect(await store.keylessAccess()).toEqual({ links: 2, participants: 2 })
      const later = '2026-01-05T12:00:00.000Z'
      await store.endKeyless('links', later)
      expect((await store.links('w1')).map(({ revokedAt }) => revokedAt)).toEqual([later, later, AT])
      expect(await store.keylessAccess()).toEqual({ links: 0, participants: 2 })
      await store.endKeyless('participants', later)
      expect([await store.participantSession('a1'), await store.rejoining('r-ann'), await store.joinCodeOf('w1')]).toEqual([
        null,
        null,
        null,
      ])
      expect(await store.keylessAccess()).toEqual({ links: 0, participants: 0 })
    })

    it('join codes, personal codes and sessions of participants are stored', async () => {
      const { store, reopen } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map())
      const [code, ann, bob] = [
        { workbook: 'w1', code: 'K7MPQ4', at: AT },
        { workbook: 'w1', rater: 'ann' },
        { workbook: 'w1', rater: 'bob' },
      ]
      await store.keepJoinCode({ ...code, code: 'AAAAAA' })
      await store.keepJoinCode(code)
      await expect(store.keepJoinCode({ ...code, workbook: 'w2' })).rejects.toMatchObject({ code: 'conflict' })
      await store.keepRejoinCode(ann, 'old')
      await store.keepRejoinCode(ann, 'r-ann')
      await store.keepRejoinCode(bob, 'r-bob')
      for (const hash of ['a1', 'a2']) await store.keepParticipantSession({ ...ann, hash, at: AT })
      await store.keepParticipantSession({ ...bob, hash: 'b1', at: AT })
      const reopened = await reopen()
      expect([await reopened.joinCode('K7MPQ4'), await reopened.joinCodeOf('w1'), await reopened.joinCode('AAAAAA')]).toEqual([
        code,
        code,
        null,
      ])
      expect([await reopened.rejoining('r-ann'), await reopened.rejoining('old')]).toEqual([ann, null])
      await reopened.endParticipantSession('a2')
      expect([await reopened.participantSession('a1'), await reopened.participantSession('a2')]).toEqual([{ ...ann, at: AT }, null])
      await reopened.endParticipant(ann)
      expect([await reopened.participantSession('a1'), await reopened.rejoining('r-ann')]).toEqual([null, null])
      expect([await reopened.participantSession('b1'), await reopened.rejoining('r-bob')]).toEqual([{ ...bob, at: AT }, bob])
      await (await reopened.redact({ workbook: 'w1', batch: 'redaction', at: AT, by: 'me' })).erased
      expect([await reopened.participantSession('b1'), await reopened.rejoining('r-bob'), await reopened.joinCodeOf('w1')]).toEqual([
        null,
        null,
        null,
      ])
    })

    it('a workbook with few changes has no snapshot', async () => {
      const { store } = await openWithWorkbook()
      expect(await store.snapshot('w1', '1')).toBe(null)
    })
  })

  describe(`${name}: redact`, () => {
    const text = (after: string | null): Change => ({ type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after })
    /** Those who came with a file and never acted get new ids. */
    const withoutPersonal = (change: Change): Change =>
      change.type === 'reasoned' ? text(null) : change.type === 'joined' && change.rater === 'other' ? { ...change, rater: 'P2' } : change
    const redact = async (store: Store): Promise<EraseResult> => (await store.redact(batch)).erased
    const batch = { workbook: 'w1', batch: 'redaction', at: '2026-03-01T12:00:00.000Z', by: 'me' }

    it('redact rewrites the log and the names, logs itself, and keeps numbers, times and authors', async () => {
      const { store, erases, first, reopen } = await openWithWorkbook()
      await store.append(after(first, 'b2', { changes: [text('Mine')], people: new Map([['late', 'Dana']]) }))
      const before = await store.read('w1', 0)
      expect(await redact(store)).toBe(erases)
      const reopened = await reopen()
      const log = await reopened.read('w1', 0)
      expect(log.slice(0, -1)).toEqual(before.map((one) => ({ ...one, change: withoutPersonal(one.change) })))
      expect(log.at(-1)).toMatchObject({
        batch: 'redaction',
        at: batch.at,
        by: 'me',
        seq: START + 2,
        undoes: null,
        change: { type: 'redacted' },
      })
      expect(await reopened.people('w1')).toEqual(
        new Map([
          ['me', 'Participant 1'],
          ['P2', 'Participant 2'],
        ]),
      )
      expect(await reopened.batchesBy('w1', 'me')).toHaveLength(3)
    })

    it('redact removes the name, texts and sessions of one rater only, and leaves those of others', async () => {
      const { store, first } = await openWithWorkbook()
      const joins = ['ann', 'bob'].map((rater): Change => ({ type: 'joined', rater, kind: 'person', name: null, note: null, shown: true }))
      const texts = ['ann', 'bob'].map((rater) => ({ ...text(`Of ${rater}`), rater }) as Change)
      await store.append(
        after(first, 'b2', {
          by: 'ann',
          changes: [...joins, ...texts],
          people: new Map([
            ['ann', 'Ann'],
            ['bob', 'Bob'],
          ]),
        }),
      )
      for (const rater of ['ann', 'bob']) await store.keepParticipantSession({ workbook: 'w1', rater, hash: `of ${rater}`, at: AT })
      await (await store.redact({ ...batch, only: 'ann' })).erased
      const log = JSON.stringify(await store.read('w1', START))
      expect([log.includes('Of ann'), log.includes('Of bob')]).toEqual([false, true])
      const people = await store.people('w1')
      expect([people.get('ann'), people.get('bob'), people.get('me')]).toEqual(['Participant 3', 'Bob', 'Analyst'])
      expect([await store.participantSession('of ann'), (await store.participantSession('of bob'))?.rater]).toEqual([null, 'bob'])
    })

    it('redact drops the summary and uploads of that workbook and keeps those of others', async () => {
      const { store } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map([['me', 'Ada']]))
      for (const id of ['w1', 'w2']) {
        await store.keepSummary(id, START, '{}')
        await store.keepUpload({ id: `of ${id}`, at: AT, workbook: id, files: [{ name: 'a.xlsx', bytes: new Uint8Array([7]) }] })
      }
      await redact(store)
      expect([await store.summary('w1'), await store.upload('of w1')]).toEqual([null, null])
      expect([await store.summary('w2'), (await store.upload('of w2'))?.id, await store.people('w2')]).toEqual([
        { seq: START, json: '{}' },
        'of w2',
        new Map([['me', 'Ada']]),
      ])
    })

    it('redact keeps reader links working with the new ids of the same people', async () => {
      const { store } = await openWithWorkbook()
      await store.create('w2', firstBatch('w2'), new Map([['me', 'Ada']]))
      const link = { names: false, notes: false, at: AT, revokedAt: null }
      for (const [id, workbook, rater] of [
        ['a', 'w1', 'other'],
        ['b', 'w1', null],
        ['c', 'w2', 'other'],
      ] as const)
        await store.keepLink({ ...link, id, workbook, rater, hash: `of ${id}` })
      await redact(store)
      const shown = async (id: string) => (await store.linkBy(`of ${id}`))?.rater
      expect([await shown('a'), await shown('b'), await shown('c')]).toEqual(['P2', null, 'other'])
    })

    it('redact changes nothing if it fails, and refuses a missing or deleted workbook', async () => {
      const { store, first } = await openWithWorkbook()
      const before = await store.read('w1', 0)
      const broken = { ...batch, at: null as unknown as string }
      await expect(store.redact(broken)).rejects.toMatchObject({ code: 'unavailable' })
      expect([await store.read('w1', 0), await store.people('w1')]).toEqual([before, new Map([['me', 'Analyst']])])
      await expect(store.redact({ ...batch, workbook: 'nowhere' })).rejects.toMatchObject({ code: 'unknown' })
      await store.setDeleted('w1', AT)
      await expect(redact(store)).rejects.toMatchObject({ code: 'unknown' })
      await store.setDeleted('w1', null)
      expect(await store.append(after(first, 'b2'))).toBe('stored')
    })

    it('a batch that is appended while personal data is removed is redacted too, or refused because it is based on the old log', async () => {
      const { store, erases, first } = await openWithWorkbook()
      const joined: Change = { type: 'joined', rater: 'late', kind: 'person', name: null, note: null, shown: true }
      const changes = [joined, { ...text('Mine'), rater: 'late' } as Change]
      // 'other' acts for the first time.
      const [erased, appended] = await Promise.all([redact(store), store.append(after(first, 'b2', { by: 'other', changes }))])
      expect(erased).toBe(erases)
      const stored = [
        { ...joined, rater: 'P3' },
        { ...text(null), rater: 'P3' },
      ]
      const log = (await store.read('w1', START)).map(({ change }) => change)
      expect(log).toEqual([...(appended === 'stored' ? stored : []), { type: 'redacted' }])
      expect([...(await store.people('w1')).keys()].sort()).toEqual(appended === 'stored' ? ['P3', 'me', 'other'] : ['P2', 'me'])
      expect(await store.append(after(first, 'b3'))).toBe('taken')
      expect(await store.append({ ...after(first, 'b4'), from: START + log.length + 1, follows: 'redaction' })).toBe('stored')
    })
  })

  describe(`${name}: close`, () => {
    it('close stores waiting writes and refuses later ones', async () => {
      const { store, reopen, first } = await openWithWorkbook()
      const waiting = store.append(after(first, 'b2'))
      const closing = store.close()
      expect(await waiting).toBe('stored')
      await closing
      await expect(store.append(after(first, 'b3'))).rejects.toMatchObject({ code: 'unavailable' })
      expect((await (await reopen()).head('w1'))?.seq).toBe(START + 1)
    })
  })
}
