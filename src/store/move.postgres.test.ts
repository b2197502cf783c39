import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { documentOf, writeDocument } from '../ach/document/document.ts'
import { viewFor } from '../ach/view/view.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { liveWorkbooks, ratingOf } from '../live/live.test-support.ts'
import { newDatabase, ownPostgres } from '../tests/support/postgres.ts'
import { countRows, type MoveSource } from './contract/move-source.ts'
import { countsInWords, MOVED_TABLES } from './contract/move-tables.ts'
import { filledFile, open, queryRows, refusal, rowsOfFile, rowsOfPostgres } from './move.test-support.ts'
import { MOVE_REFUSALS, move } from './move.ts'
import { openStore } from './open-store.ts'
import { SCHEMA } from './postgres/postgres-connect.ts'
import { postgresSource, postgresTarget } from './postgres/postgres-rows.ts'
import { folder, inspectDatabase, leaveKilledDatabase, openDatabaseFile } from './sqlite/database.test-support.ts'
import { openFile } from './sqlite/driver/driver.ts'
import { sqliteSource } from './sqlite/sqlite-rows.ts'

describe('move', () => {
  it('move copies every row unchanged, from a file through two PostgreSQL databases and back to files', async () => {
    const { at, file } = await filledFile()
    const before = rowsOfFile(file)
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
    const [one, two] = [await newDatabase(), await newDatabase()]
    const stations = [`file:${file}`, one, two, `file:${at('back.db')}`, `file:${at('folder/last.db')}`]
    const moved = []
    for (const [index, to] of stations.slice(1).entries()) moved.push(countsInWords((await move(stations[index] ?? '', to)).counts))
    expect([await rowsOfPostgres(one), await rowsOfPostgres(two)]).toEqual([before, before])
    expect([rowsOfFile(at('back.db')), rowsOfFile(at('folder/last.db')), rowsOfFile(file)]).toEqual([before, before, before])
    expect(new Set(moved).size).toBe(1)
    expect(moved[0]).toMatch(/^4 workbooks with \d+ changes, .*1 access key, 3 people, 2 reader links, 2 signed-in browsers/)
  })

  it('move keeps sessions, participants and their codes, undo and exports', async () => {
    const { at, file, id } = await filledFile()
    const contentsOf = async (url: string) => {
      const store = await open(url)
      const workbooks = liveWorkbooks(store)
      const { workbook, names } = await workbooks.open(id)
      const view = viewFor(workbook, { rater: null, names })
      const found = {
        json: writeDocument(documentOf(view)),
        csv: csvOf(view, ['me', 'other']),
        md: markdownOf(view, 'me', null),
        persons: await store.persons(),
        sessions: [await store.session('s-person'), await store.session('s-nobody')],
        participants: [await store.rejoining('back-ann'), await store.participantSession('bob-2'), await store.joinCode('K7MPQ4')],
        key: await store.accessKey(),
        list: await store.list(),
      }
      return { found, workbooks }
    }
    const before = await contentsOf(`file:${file}`)
    await before.workbooks.close()
    expect(before.found.sessions.map((session) => session?.person?.name)).toEqual(['Aigerim B.', undefined])
    const postgres = await newDatabase()
    await move(`file:${file}`, postgres)
    const moved = await contentsOf(postgres)
    expect(moved.found).toEqual(before.found)
    expect(ratingOf((await moved.workbooks.redo(id, 'me')).workbook, 'E2', 'H1')).toBe('II')
    await moved.workbooks.undo(id, 'me')
    await moved.workbooks.undo(id, 'me')
    expect((await moved.workbooks.open(id)).workbook.title).toBe('A title')
    await moved.workbooks.close()
    await move(postgres, `file:${at('back.db')}`)
    const back = await contentsOf(`file:${at('back.db')}`)
    expect(ratingOf((await back.workbooks.undo(id, 'me')).workbook, 'E1', 'H1')).toBe(null)
    await back.workbooks.close()
  })

  it('move copies more rows than fit on one page', async () => {
    const { at, file } = await filledFile()
    const db = openFile(file)
    db.exec(`WITH RECURSIVE numbers (value) AS (SELECT 1000 UNION ALL SELECT value + 1 FROM numbers WHERE value < 2600)
      INSERT INTO log SELECT 'w1', value, '', 'me', 'b', NULL, 1, '{}', '' FROM numbers`)
    db.close()
    const postgres = await newDatabase()
    await move(`file:${file}`, postgres)
    await move(postgres, `file:${at('back.db')}`)
    expect(rowsOfFile(at('back.db'))).toEqual(rowsOfFile(file))
  })

  it('move includes what a killed server left in the -wal file', async () => {
    const at = (name: string) => join(made, name)
    const made = folder()
    const file = await leaveKilledDatabase(at('a.db'), 'settled', 'newest')
    await move(`file:${file}`, `file:${at('b.db')}`)
    expect([inspectDatabase(at('b.db')).workbooks, inspectDatabase(file).workbooks]).toEqual([
      ['newest', 'settled'],
      ['newest', 'settled'],
    ])
  })

  it('move omits the sessions that an earlier version stored for readers', async () => {
    const { at, file } = await filledFile()
    openDatabaseFile(file, (db) => db.prepare("INSERT INTO sessions (hash, at, link) VALUES ('s-link', '', 'l1')").run())
    await move(`file:${file}`, `file:${at('other.db')}`)
    const sessions = rowsOfFile(at('other.db')).sessions ?? []
    expect([sessions.length, sessions.filter((row) => row.includes('s-link'))]).toEqual([2, []])
  })
})

describe('move while the source or the target is in use', () => {
  const log = MOVED_TABLES.filter(({ name }) => name === 'log')
  const read = (source: MoveSource, interfere: () => Promise<unknown>) =>
    source.read(async (rows) => {
      const counts = await countRows(rows)
      await interfere()
      const found = []
      for (const table of log) for await (const page of rows.pages(table)) found.push(...page)
      return [counts.get('log'), found.length]
    })

  it('a PostgreSQL source is read as of one moment', async () => {
    const { file } = await filledFile()
    const postgres = await newDatabase()
    await move(`file:${file}`, postgres)
    const source = await postgresSource(postgres)
    onTestFinished(() => source.close())
    const [counted, found] = await read(source, () => queryRows(postgres, `DELETE FROM ${SCHEMA}.log WHERE workbook = 'w1'`))
    expect(found).toBe(counted)
    expect(found).toBeGreaterThan(rowsOfFile(file).log?.filter((row) => !row.includes('"w1"')).length ?? 0)
  })

  it('no other program can write to a source file', async () => {
    const { file } = await filledFile()
    const source = await sqliteSource(file)
    const [counted, found] = await read(source, async () => {
      const other = openFile(file, { timeout: 0 })
      expect(() => other.exec("DELETE FROM log WHERE workbook = 'w1'")).toThrow('locked')
      other.close()
    })
    expect(found).toBe(counted)
    await source.close()
    await (await open(`file:${file}`)).close()
  })

  it('one of two moves into the same PostgreSQL database is refused', async () => {
    const [one, two] = [await filledFile(), await filledFile()]
    const postgres = await newDatabase()
    const outcomes = await Promise.all([one, two].map(({ file }) => refusal(`file:${file}`, postgres)))
    expect(outcomes.sort()).toEqual([expect.stringMatching(/is not empty: it contains 4 workbooks with|is in use/), 'moved'])
    expect([rowsOfFile(one.file), rowsOfFile(two.file)]).toContainEqual(await rowsOfPostgres(postgres))
  })

  it('move is refused while a server writes to the target', async () => {
    const { file } = await filledFile()
    const postgres = await newDatabase()
    await (await open(postgres)).close()
    const client = new pg.Client(postgres)
    await client.connect()
    await client.query(`BEGIN; INSERT INTO ${SCHEMA}.access_key VALUES ('another')`)
    expect(await refusal(`file:${file}`, postgres)).toMatch(/is in use by a server or another program\. Stop it first\.$/)
    await client.end()
  })

  it('move reports a lost PostgreSQL server, and nothing was moved', async () => {
    const { file } = await filledFile()
    const server = await ownPostgres()
    const [from, to] = [await server.database(), await server.database()]
    await move(`file:${file}`, from)
    const [source, target] = [await postgresSource(from), await postgresTarget(to)]
    onTestFinished(async () => {
      await Promise.all([source.close(), target.close()])
    })
    const lost = source.read((rows) =>
      target.write(async (into) => {
        for (const table of MOVED_TABLES) {
          for await (const page of rows.pages(table)) await into.add(table, page)
          if (table.name === 'people') await server.stop('immediate')
        }
      }),
    )
    await expect(lost).rejects.toThrow(
      /^The database ach_\d+ in PostgreSQL at 127\.0\.0\.1:\d+ can no longer be reached\. Nothing was moved\.$/,
    )
    await server.start()
    expect(Object.values(await rowsOfPostgres(to)).flat()).toEqual([])
    await move(from, to)
    expect(await rowsOfPostgres(to)).toEqual(rowsOfFile(file))
  })
})

describe('move is all or nothing', () => {
  const none = (everything: Record<string, string[]>) => Object.values(everything).flat().length === 0

  it('PostgreSQL stays empty if a row of the file breaks one of its constraints', async () => {
    const { file } = await filledFile()
    const db = openFile(file)
    db.prepare("UPDATE upload_files SET name = 'a' || char(0) || 'b' WHERE upload = 'u2' AND number = 2").run()
    db.close()
    const postgres = await newDatabase()
    expect(await refusal(`file:${file}`, postgres)).toMatch(/^A row of the table upload_files cannot be moved: .*Nothing was moved\.$/)
    expect(none(await rowsOfPostgres(postgres))).toBe(true)
  })

  it('a file stays empty if a row of PostgreSQL breaks one of its constraints', async () => {
    const { at, file } = await filledFile()
    const postgres = await newDatabase()
    await move(`file:${file}`, postgres)
    await queryRows(postgres, `UPDATE ${SCHEMA}.participants SET hash = 'back-ann'`)
    expect(await refusal(postgres, `file:${at('back.db')}`)).toMatch(
      /^A row of the table participants cannot be moved: .*Nothing was moved\.$/,
    )
    expect(none(rowsOfFile(at('back.db')))).toBe(true)
    await queryRows(postgres, `UPDATE ${SCHEMA}.participants SET hash = 'back-' || rater`)
    await move(postgres, `file:${at('back.db')}`)
    expect(rowsOfFile(at('back.db'))).toEqual(rowsOfFile(file))
  })

  it('the target stays empty if fewer rows arrive than were sent', async () => {
    const { file } = await filledFile()
    const postgres = await newDatabase()
    await (await openStore(postgres, { snapshots: false })).close()
    await queryRows(postgres, `CREATE RULE lost AS ON INSERT TO ${SCHEMA}.upload_files WHERE new.number = 2 DO INSTEAD NOTHING`)
    expect(await refusal(`file:${file}`, postgres)).toBe(MOVE_REFUSALS.rowsLost('upload_files', 5, 3))
    expect(none(await rowsOfPostgres(postgres))).toBe(true)
  })
})
