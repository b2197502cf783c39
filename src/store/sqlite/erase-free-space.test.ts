// Erasing the free space of a database leaves nothing of deleted rows, changes no row, and does not disturb other connections.
import { openSync, readFileSync, symlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { folder } from './database.test-support.ts'
import { type Database, openFile, transact } from './driver/driver.ts'
import { eraseFreeSpace, eraseSlice } from './erase-free-space.ts'
import { deadRanges, freePages } from './free-space.ts'
import { connect } from './open-database.ts'
import { APPLICATION_ID } from './schema.ts'

const SECRET = 'SECRETWORD'
const KEPT = 'KEPTWORD'

/** Rows of every kind: with and without rowid, with an index, and long enough for other pages; then the secret ones are deleted. */
function filled(file: string): Database {
  const created = openFile(file)
  created.pragma(`application_id = ${APPLICATION_ID}`)
  created.close()
  const db = connect(file, 1000)
  onTestFinished(() => void db.close())
  // As in the first version.
  db.pragma('secure_delete = OFF')
  db.exec(`CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE two (a TEXT, b INTEGER, text TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
    CREATE INDEX one_text ON one (text)`)
  const [one, two] = ['INSERT INTO one VALUES (?, ?)', 'INSERT INTO two VALUES (?, ?, ?)'].map((sql) => db.prepare(sql))
  transact(db, () => {
    for (let at = 0; at < 3000; at += 1) {
      const word = at % 3 === 0 ? KEPT : SECRET
      const text = `${word} ${at} ${'long '.repeat((at * 7919) % (at % 50 === 0 ? 4000 : 60))}`
      one?.run((at * 1237) % 3001, text)
      two?.run(String((at * 97) % 11), at, text)
    }
  })
  db.exec(`DELETE FROM one WHERE text LIKE '${SECRET}%'; DELETE FROM two WHERE text LIKE '${SECRET}%'`)
  return db
}
const contentOf = (db: Database) => JSON.stringify([db.prepare('SELECT * FROM one').all(), db.prepare('SELECT * FROM two').all()])
const count = (file: string, word: string) =>
  ['', '-wal'].reduce(
    (sum, end) =>
      sum +
      readFileSync(file + end)
        .toString('latin1')
        .split(word).length -
      1,
    0,
  )

it('after erasing, no byte of deleted rows is in the file, and every row is as it was', async () => {
  const file = join(folder(), 'free.db')
  const db = filled(file)
  // From here on its pages are in memory, and nothing but erasing makes the connection read them again.
  db.pragma('wal_checkpoint(TRUNCATE)')
  const before = contentOf(db)
  expect(count(file, SECRET)).toBeGreaterThan(100)
  expect(await eraseFreeSpace(db, 1000)).toBe(true)
  expect(count(file, SECRET)).toBe(0)
  expect(count(file, KEPT)).toBeGreaterThanOrEqual(3000)
  expect([db.pragma('integrity_check'), contentOf(db) === before]).toEqual(['ok', true])
  // Pages that were in memory before are not written back.
  db.exec(`UPDATE one SET text = text || '.'; UPDATE two SET text = text || '.'`)
  expect(count(file, SECRET)).toBe(0)
})

it('a database that is opened through a symbolic link is erased too', async () => {
  const file = join(folder(), 'free.db')
  filled(file)
  const link = join(folder(), 'link.db')
  symlinkSync(file, link)
  const db = connect(link, 1000)
  onTestFinished(() => void db.close())
  expect([await eraseFreeSpace(db, 1000), count(file, SECRET)]).toEqual([true, 0])
})

it('rows that others write while free space is erased are kept', async () => {
  const file = join(folder(), 'free.db')
  const db = filled(file)
  const writer = connect(file, 1000)
  onTestFinished(() => void writer.close())
  const insert = writer.prepare("INSERT INTO two VALUES ('new', ?, ?)")
  let written = 0
  let isErasing = true
  const erasing = eraseFreeSpace(db, 5000).finally(() => {
    isErasing = false
  })
  while (isErasing) {
    insert.run(written, `${KEPT} ${'new '.repeat(written % 900)}`)
    written += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await erasing).toBe(true)
  expect(written).toBeGreaterThan(1)
  expect(db.prepare("SELECT count(*) FROM two WHERE a = 'new'").pluck().get()).toBe(written)
  expect([db.pragma('integrity_check'), count(file, SECRET)]).toEqual(['ok', 0])
})

it('what others move to a page behind the eraser is erased in another pass', async () => {
  const file = join(folder(), 'free.db')
  const db = filled(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  // Stays open, for the locks.
  const descriptor = openSync(file, 'r+')
  const size = Number(db.pragma('page_size'))
  const readPage = (page: number) => readFileSync(file).subarray((page - 1) * size, page * size)
  // Until its first pause it erases at least the pages at the beginning of the file.
  const erasing = eraseFreeSpace(db, 1000)
  const free = freePages(readPage)
  const page = [2, 3, 4, 5].find((one) => deadRanges(readPage(one), one, free).some(([start, end]) => end - start > SECRET.length)) ?? 0
  const [start] = deadRanges(readPage(page), page, free).find(([from, to]) => to - from > SECRET.length) ?? [0]
  writeSync(descriptor, SECRET, (page - 1) * size + start)
  expect(count(file, SECRET)).toBeGreaterThan(0)
  expect(await erasing).toBe(true)
  expect(count(file, SECRET)).toBe(0)
})

it('a connection that reads pages just before they are erased does not write their old bytes back', () => {
  const file = join(folder(), 'free.db')
  const db = filled(file)
  const other = connect(file, 1000)
  onTestFinished(() => void other.close())
  const readBefore = Object.create(db, {
    exec: {
      value(sql: string) {
        // In another process or thread this can happen between the emptying of the log and the lock for writing.
        if (sql === 'BEGIN IMMEDIATE') contentOf(other)
        db.exec(sql)
      },
    },
  }) as Database
  // Stays open: closing it would release the locks of both connections.
  const descriptor = openSync(file, 'r+')
  let words = ['long', 'LONG']
  for (let page: number | null = 1; page !== 0; ) {
    page = eraseSlice(readBefore, descriptor, page, { bytes: 0 })
    if (page === null) throw new Error('Nobody else uses the file.')
    other.exec(`UPDATE two SET text = replace(text, '${words[0]}', '${words[1]}')`)
    words = words.toReversed()
  }
  other.pragma('wal_checkpoint(TRUNCATE)')
  expect([count(file, SECRET), db.pragma('integrity_check')]).toEqual([0, 'ok'])
})

it('pages that cannot be what they should be are left as they are', () => {
  const page = Buffer.alloc(4096, 7)
  const free = { leaves: new Set<number>(), trunks: new Map<number, number>() }
  const leaf = (cells: number, content: number, block = 0) => {
    page.writeUInt8(13, 0)
    page.writeUInt16BE(block, 1)
    page.writeUInt16BE(cells, 3)
    page.writeUInt16BE(content, 5)
    return () => deadRanges(page, 2, free)
  }
  expect(leaf(2, 4000)()).toEqual([[12, 4000]])
  expect(leaf(2000, 4000)).toThrow('Page 2 of the database is damaged.')
  expect(leaf(2, 5000)).toThrow('Page 2 of the database is damaged.')
  expect(leaf(2, 4000, 4090)).toThrow('Page 2 of the database is damaged.')
  page.writeUInt32BE(3, 0)
  expect(deadRanges(page, 2, free)).toEqual([])
})
