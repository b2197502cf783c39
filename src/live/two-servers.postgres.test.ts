import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { Change } from '../ach/log/change.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { openPostgres } from '../store/postgres/postgres-store.ts'
import { newDatabase, ownPostgres } from '../tests/support/postgres.ts'
import { liveWorkbooks, NAMES, rate, ratingOf, title } from './live.test-support.ts'
import type { OpenedWorkbook, Workbooks } from './workbooks.ts'

/** Two servers on one new database, with the sample workbook created through the first. */
async function twoServers(database = newDatabase) {
  const url = await database()
  const server = async () => {
    const workbooks = liveWorkbooks(await openPostgres(url))
    onTestFinished(() => workbooks.close())
    return workbooks
  }
  const [one, two] = [await server(), await server()]
  const id = await one.create('me', sampleChanges, NAMES)
  return { one, two, id, url }
}

/** Resolves when that server has notified that the workbook is as expected. */
function notified(workbooks: Workbooks, id: string, is: (opened: OpenedWorkbook) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (tries = 3): Promise<void> => {
      try {
        if (!is(await workbooks.open(id))) return
        end()
        resolve()
      } catch (error) {
        // A database that was unavailable may refuse once more.
        if (tries > 1) await look(tries - 1)
        else reject(error)
      }
    }
    const end = workbooks.subscribe(id, () => void look())
    void look()
  })
}

it('each of two servers is notified of ratings made through the other, and both have the same workbook', async () => {
  const { one, two, id } = await twoServers()
  const seenByTwo = notified(two, id, ({ workbook }) => ratingOf(workbook, 'E1', 'H1', 'other') === 'II')
  await one.change(id, 'other', rate('E1', 'H1', 'II', 'other'))
  await seenByTwo
  expect((await two.open(id)).workbook).toEqual((await one.open(id)).workbook)
})

it('each of two servers knows the names and participants that arrive through the other', async () => {
  const { one, two, id } = await twoServers()
  await two.open(id)
  const renamed = notified(two, id, ({ names }) => names.get('me') === 'Ada')
  await one.namePerson(id, 'me', 'Ada')
  await renamed
  const came = notified(two, id, ({ names, workbook }) => names.get('new') === 'Dana' && workbook.raters.has('new'))
  await one.change(id, 'new', () => ({
    changes: [{ type: 'joined', rater: 'new', kind: 'person', name: null, note: null, shown: true }],
    people: new Map([['new', 'Dana']]),
  }))
  await came
})

it('a name given through one server while another is reading the names is not lost', async () => {
  const { one, id, url } = await twoServers()
  const store = await openPostgres(url)
  let [readStarted, release] = [() => {}, () => {}]
  const reading = new Promise<void>((resolve) => (readStarted = resolve))
  const released = new Promise<void>((resolve) => (release = resolve))
  let held = false
  const three = liveWorkbooks({
    ...store,
    async people(workbook) {
      const names = await store.people(workbook)
      if (!held) return names
      held = false
      readStarted()
      await released
      return names
    },
  })
  onTestFinished(() => three.close())
  await three.open(id)
  // From here on it follows the other servers.
  const heard = notified(three, id, ({ names }) => names.get('me') === 'Ada')
  await one.namePerson(id, 'me', 'Ada')
  await heard
  held = true
  const seenByThree = notified(three, id, ({ names }) => names.get('me') === 'Ada Lovelace')
  await one.namePerson(id, 'me', 'Ada Lovelace')
  await reading
  await three.namePerson(id, 'other', 'Berta')
  release()
  await seenByThree
  expect((await three.open(id)).names).toEqual(await store.people(id))
})

it('a workbook deleted through one server is gone from the other and can be restored through it', async () => {
  const { one, two, id } = await twoServers()
  await two.open(id)
  const heard = new Promise<unknown>((resolve) => two.subscribe(id, (_, workbook) => resolve(workbook)))
  await one.delete(id)
  expect(await heard).toBe(null)
  await expect(two.open(id)).rejects.toMatchObject({ code: 'unknown' })
  await two.bringBack(id)
  expect((await one.open(id)).workbook.title).toBe('A title')
})

it('changes through two servers interleave: each is stored once, without gaps, and both servers have all', async () => {
  const { one, two, id } = await twoServers()
  const many = (workbooks: Workbooks, by: string) =>
    Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        workbooks.change(id, by, (workbook) =>
          rate('E1', 'H1', index % 2 === 0 ? 'C' : 'I', by)(workbook).concat(title(`${by} ${index}`)(workbook)),
        ),
      ),
    )
  await Promise.all([many(one, 'me'), many(two, 'other')])
  const log = await one.since(id, sampleChanges.length, 10_000)
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => sampleChanges.length + 1 + index))
  const titles = log.flatMap(({ change }) => (change.type === 'settings' ? [change.after.title] : []))
  expect(titles.toSorted()).toEqual(['me', 'other'].flatMap((by) => Array.from({ length: 40 }, (_, index) => `${by} ${index}`)).toSorted())
  expect((await one.open(id)).workbook).toEqual((await two.open(id)).workbook)
})

it('undo through one server reverses what was done through the other', async () => {
  const { one, two, id } = await twoServers()
  await one.change(id, 'me', title('Through one'))
  await two.change(id, 'me', title('Through two'))
  await one.undo(id, 'me')
  expect((await two.undo(id, 'me')).workbook.title).toBe('A title')
})

it('personal data removed through one server is gone from the memory of the other', async () => {
  const { one, two, id } = await twoServers()
  const note: Change = { type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'Aigerim’s secret' }
  await one.change(id, 'me', () => [note])
  const noteIn = ({ workbook }: OpenedWorkbook) => workbook.raters.get('me')?.notes.get('E1')?.get('H1')
  expect(noteIn(await two.open(id))).toBe('Aigerim’s secret')
  await one.redact(id, 'me')
  const after = await two.open(id)
  expect(noteIn(after) ?? '').not.toContain('secret')
  expect([...after.names.values()]).not.toContain('Anna')
})

it('a server whose change is confirmed only after another server built on it still notifies its listeners', async () => {
  const url = await newDatabase()
  const one = liveWorkbooks(await openPostgres(url))
  const store = await openPostgres(url)
  let [confirmWritten, release, confirmSeen] = [() => {}, () => {}, () => {}]
  const written = new Promise<void>((resolve) => (confirmWritten = resolve))
  const released = new Promise<void>((resolve) => (release = resolve))
  const seen = new Promise<void>((resolve) => (confirmSeen = resolve))
  const two = liveWorkbooks({
    ...store,
    async append(batch) {
      const outcome = await store.append(batch)
      confirmWritten()
      await released
      return outcome
    },
  })
  onTestFinished(async () => {
    await one.close()
    await two.close()
  })
  const id = await one.create('me', sampleChanges, NAMES)
  await two.open(id)
  const changed = two.change(id, 'other', rate('E1', 'H1', 'II', 'other'))
  await written
  const end = two.subscribe(id, () => confirmSeen())
  await one.change(id, 'me', title('Built on it'))
  await seen
  end()
  let titles = ''
  const notified = new Promise<void>((resolve) => {
    two.subscribe(id, (_, workbook) => {
      titles = workbook?.title ?? ''
      if (titles === 'Built on it') resolve()
    })
  })
  release()
  await changed
  await notified
})

it('a workbook whose newest changes the database lost is loaded again and can be changed again', async () => {
  const { one, id, url } = await twoServers()
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('CREATE TABLE kept AS SELECT * FROM ach_workbook.log_ends')
  await one.change(id, 'me', title('Lost'))
  await client.query(`DELETE FROM ach_workbook.log l USING kept k WHERE l.seq > k.seq;
    UPDATE ach_workbook.log_ends e SET seq = k.seq, batch = k.batch, sum = k.sum FROM kept k`)
  await expect(one.change(id, 'me', title('Not yet'))).rejects.toMatchObject({ code: 'unavailable' })
  await one.change(id, 'me', title('Again'))
  expect((await one.open(id)).workbook.title).toBe('Again')
})

it('after PostgreSQL was unavailable both servers work and notify each other again', async () => {
  const postgres = await ownPostgres()
  const { one, two, id } = await twoServers(postgres.database)
  await two.open(id)
  two.subscribe(id, () => {})
  await postgres.stop('immediate')
  await expect(one.change(id, 'me', title('Nowhere to be stored'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('cannot be reached'),
  })
  await expect(one.open(id)).rejects.toMatchObject({ code: 'unavailable' })
  await postgres.start()
  const seen = notified(two, id, ({ workbook }) => workbook.title === 'Stored again')
  await one.change(id, 'me', title('Stored again'))
  await seen
})
