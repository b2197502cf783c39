import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { documentOf, writeDocument } from '../ach/document.ts'
import { viewFor } from '../ach/view.ts'
import { type PostgresServer, postgresServer } from '../bench/postgres-server.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { live, mine } from '../live/live.test-support.ts'
import { databaseAt, databaseWith, folder, killedWith, look } from './database.test-support.ts'
import { asked, fill, inFile, inPostgres } from './move.test-support.ts'
import { move } from './move.ts'
import { countsInWords } from './move-tables.ts'
import { openStore } from './open-store.ts'
import { SCHEMA } from './postgres-connect.ts'
import { MIGRATIONS } from './schema.ts'
import type { Store } from './store.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await postgresServer()
}, 60_000)
afterAll(() => server.remove())

const open = async (url: string): Promise<Store> => {
  const store = await openStore(url, { snapshots: false })
  onTestFinished(() => store.close())
  return store
}
/** A file with something in every table. */
async function full(): Promise<{ at: (name: string) => string; file: string; id: string }> {
  const made = folder()
  const at = (name: string) => join(made, name)
  return { at, file: at('full.db'), id: await fill(await open(`file:${at('full.db')}`)) }
}
const refusal = (from: string, to: string) =>
  move(from, to).then(
    () => 'moved',
    (error: Error) => error.message,
  )

describe('moving', () => {
  it('carries every row, byte for byte, from a file into PostgreSQL, on into another, back into a file and on into a file', async () => {
    const { at, file } = await full()
    const before = inFile(file)
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
    const [one, two] = [await server.database(), await server.database()]
    const stations = [`file:${file}`, one, two, `file:${at('back.db')}`, `file:${at('folder/last.db')}`]
    const moved = []
    for (const [index, to] of stations.slice(1).entries()) moved.push(countsInWords(await move(stations[index] ?? '', to)))
    expect([await inPostgres(one), await inPostgres(two)]).toEqual([before, before])
    expect([inFile(at('back.db')), inFile(at('folder/last.db')), inFile(file)]).toEqual([before, before, before])
    expect(new Set(moved).size).toBe(1)
    expect(moved[0]).toMatch(/^4 workbooks with \d+ changes, .*1 key for signing in, 3 people, 2 links for readers, 3 signed-in browsers/)
  })

  it('keeps people signed in, participants with their codes, undo, and exports as they were', async () => {
    const { at, file, id } = await full()
    const seen = async (url: string) => {
      const store = await open(url)
      const workbooks = live(store)
      const { workbook, names } = await workbooks.open(id)
      const view = viewFor(workbook, { rater: null, names })
      const found = {
        json: writeDocument(documentOf(view)),
        csv: csvOf(view, ['me', 'other']),
        md: markdownOf(view, 'me', null),
        persons: await store.persons(),
        sessions: [await store.session('s-person'), await store.session('s-nobody'), await store.session('s-link')],
        participants: [await store.rejoining('back-ann'), await store.participantSession('bob-2'), await store.joinCode('K7MPQ4')],
        key: await store.accessKey(),
        list: await store.list(),
      }
      return { found, workbooks }
    }
    const before = await seen(`file:${file}`)
    await before.workbooks.close()
    expect(before.found.sessions.map((session) => session?.person?.name ?? session?.link?.id)).toEqual(['Aigerim B.', undefined, 'l1'])
    const postgres = await server.database()
    await move(`file:${file}`, postgres)
    const there = await seen(postgres)
    expect(there.found).toEqual(before.found)
    expect(mine((await there.workbooks.redo(id, 'me')).workbook, 'E2', 'H1')).toBe('II')
    await there.workbooks.undo(id, 'me')
    await there.workbooks.undo(id, 'me')
    expect((await there.workbooks.open(id)).workbook.title).toBe('A title')
    await there.workbooks.close()
    await move(postgres, `file:${at('back.db')}`)
    const back = await seen(`file:${at('back.db')}`)
    expect(mine((await back.workbooks.undo(id, 'me')).workbook, 'E1', 'H1')).toBe(null)
    await back.workbooks.close()
  })

  it('goes in pages: more rows than fit in one arrive too', async () => {
    const { at, file } = await full()
    const db = new Database(file)
    db.exec(`WITH RECURSIVE numbers (value) AS (SELECT 1000 UNION ALL SELECT value + 1 FROM numbers WHERE value < 2600)
      INSERT INTO log SELECT 'w1', value, '', 'me', 'b', NULL, 1, '{}' FROM numbers`)
    db.close()
    const postgres = await server.database()
    await move(`file:${file}`, postgres)
    await move(postgres, `file:${at('back.db')}`)
    expect(inFile(at('back.db'))).toEqual(inFile(file))
  })

  it('takes what a server that was killed left beside its file', async () => {
    const at = (name: string) => join(made, name)
    const made = folder()
    const file = await killedWith(at('a.db'), 'settled', 'newest')
    await move(`file:${file}`, `file:${at('b.db')}`)
    expect([look(at('b.db')).workbooks, look(file).workbooks]).toEqual([
      ['newest', 'settled'],
      ['newest', 'settled'],
    ])
  })

  it('leaves out sessions through a link that is gone, which open nothing', async () => {
    const { at, file } = await full()
    const postgres = await server.database()
    await move(`file:${file}`, postgres)
    await asked(postgres, `DELETE FROM ${SCHEMA}.reader_links WHERE id = 'l1'`)
    await move(postgres, `file:${at('back.db')}`)
    const sessions = inFile(at('back.db')).sessions ?? []
    expect([sessions.length, sessions.filter((row) => row.includes('s-link'))]).toEqual([2, []])
  })
})

describe('moving all or nothing', () => {
  const none = (everything: Record<string, string[]>) => Object.values(everything).flat().length === 0

  it('leaves PostgreSQL empty where something of a file breaks a rule of it', async () => {
    const { file } = await full()
    const db = new Database(file)
    db.prepare("UPDATE upload_files SET name = 'a' || char(0) || 'b' WHERE upload = 'u2' AND number = 2").run()
    db.close()
    const postgres = await server.database()
    expect(await refusal(`file:${file}`, postgres)).toMatch(/^Something in the table upload_files cannot be moved: .*Nothing was moved\.$/)
    expect(none(await inPostgres(postgres))).toBe(true)
  })

  it('leaves a file empty where something of PostgreSQL breaks a rule of it', async () => {
    const { at, file } = await full()
    const postgres = await server.database()
    await move(`file:${file}`, postgres)
    await asked(postgres, `UPDATE ${SCHEMA}.participants SET hash = 'back-ann'`)
    expect(await refusal(postgres, `file:${at('back.db')}`)).toMatch(
      /^Something in the table participants cannot be moved: .*Nothing was moved\.$/,
    )
    expect(none(inFile(at('back.db')))).toBe(true)
    await asked(postgres, `UPDATE ${SCHEMA}.participants SET hash = 'back-' || rater`)
    await move(postgres, `file:${at('back.db')}`)
    expect(inFile(at('back.db'))).toEqual(inFile(file))
  })

  it('leaves the target empty where fewer rows arrive than set out', async () => {
    const { file } = await full()
    const postgres = await server.database()
    await (await openStore(postgres, { snapshots: false })).close()
    await asked(postgres, `CREATE RULE lost AS ON INSERT TO ${SCHEMA}.uploads WHERE new.id = 'u2' DO INSTEAD NOTHING`)
    expect(await refusal(`file:${file}`, postgres)).toContain('Nothing was moved.')
    expect(none(await inPostgres(postgres))).toBe(true)
  })
})

describe('moving is refused', () => {
  it('into a database that is not empty, telling what it holds', async () => {
    const { at, file } = await full()
    const postgres = await server.database()
    const store = await open(postgres)
    await store.setAccessKey('another')
    await store.close()
    const before = await inPostgres(postgres)
    expect(await refusal(`file:${file}`, postgres)).toMatch(
      /^The database ach_\d+ in PostgreSQL at 127\.0\.0\.1:\d+ is not empty, it holds 1 key for signing in\. Move into an empty one\.$/,
    )
    expect(await inPostgres(postgres)).toEqual(before)
    await databaseWith(at('other.db'), 'w1')
    expect(await refusal(postgres, `file:${at('other.db')}`)).toMatch(
      /is not empty, it holds 1 workbook with \d+ changes, 1 name in a workbook\. Move/,
    )
    expect(look(at('other.db')).workbooks).toEqual(['w1'])
  })

  it('into itself, however it is written', async () => {
    const { at, file } = await full()
    const postgres = await server.database()
    symlinkSync(file, at('link.db'))
    expect(await refusal(`file:${file}`, `file:${at('link.db')}`)).toContain('are the same database')
    expect(await refusal(postgres, postgres.replace('postgres:', 'postgresql:').replace('postgres@', 'somebody@'))).toContain(
      'are the same database',
    )
  })

  it('from where there is nothing, and makes nothing', async () => {
    const made = folder()
    const [empty, postgres] = [join(made, 'empty.db'), await server.database()]
    expect(await refusal(`file:${join(made, 'none.db')}`, `file:${join(made, 'to.db')}`)).toBe(
      `There is no database ${join(made, 'none.db')}.`,
    )
    expect(await refusal(postgres, `file:${join(made, 'to.db')}`)).toMatch(/has no tables of ACH workbook\.$/)
    expect(readdirSync(made)).toEqual([])
    expect(await asked(postgres, `SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`)).toEqual([])
    await (await open(`file:${empty}`)).close()
    expect(await refusal(`file:${empty}`, postgres)).toBe(`The database ${empty} holds nothing that could be moved.`)
    expect(await asked(postgres, `SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`)).toEqual([])
  })

  it('from or into another version, and brings nothing up to date', async () => {
    const { at, file } = await full()
    const old = databaseAt(at('old.db'), MIGRATIONS.length - 1)
    expect(await refusal(`file:${old}`, `file:${at('to.db')}`)).toContain(
      'written by an older version of ACH workbook. Start the server on it once',
    )
    expect(await refusal(`file:${file}`, `file:${old}`)).toContain(
      'written by an older version of ACH workbook. Start the server on it once',
    )
    expect([look(old).version, readdirSync(at('.')).sort()]).toEqual([MIGRATIONS.length - 1, ['full.db', 'old.db']])
    const newer = new Database(databaseAt(at('newer.db'), MIGRATIONS.length))
    newer.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    newer.close()
    expect(await refusal(`file:${at('newer.db')}`, `file:${at('to.db')}`)).toContain('written by a newer version')
    const postgres = await server.database()
    await (await open(postgres)).close()
    for (const [steps, word] of [
      ['steps + 1', 'newer'],
      ['0.5', 'older'],
    ] as const) {
      await asked(postgres, `ALTER TABLE ${SCHEMA}.version ALTER steps TYPE numeric; UPDATE ${SCHEMA}.version SET steps = ${steps}`)
      expect(await refusal(postgres, `file:${at('to.db')}`)).toContain(word)
      expect(await refusal(`file:${file}`, postgres)).toContain(word)
    }
    expect(existsSync(at('to.db'))).toBe(false)
  })

  it('from or into what belongs to another program', async () => {
    const { at, file } = await full()
    const other = new Database(at('other.db'))
    other.exec('CREATE TABLE notes (text)')
    other.close()
    const bytes = readFileSync(at('other.db'))
    expect(await refusal(`file:${at('other.db')}`, `file:${at('to.db')}`)).toBe(
      `The file ${at('other.db')} is a database of another program. Choose another file.`,
    )
    expect(await refusal(`file:${file}`, `file:${at('other.db')}`)).toContain('of another program')
    expect(readFileSync(at('other.db')).equals(bytes)).toBe(true)
    const postgres = await server.database()
    await asked(postgres, `CREATE SCHEMA ${SCHEMA}; CREATE TABLE ${SCHEMA}.log (line text)`)
    expect(await refusal(`file:${file}`, postgres)).toContain('of another program')
  })

  it('while a server uses the file, on either side', async () => {
    const { at, file } = await full()
    const size = statSync(file).size
    const used = await open(`file:${at('used.db')}`)
    expect(await refusal(`file:${file}`, `file:${at('used.db')}`)).toContain(`uses the database ${at('used.db')}. Stop it first.`)
    expect(await refusal(`file:${at('used.db')}`, `file:${at('to.db')}`)).toContain(`uses the database ${at('used.db')}. Stop it first.`)
    expect([await used.list(), statSync(file).size, existsSync(at('to.db'))]).toEqual([[], size, false])
  })

  it('where a database cannot be reached or does not let in, and tells no password', async () => {
    const { at, file } = await full()
    for (const address of ['postgres://u:secret@127.0.0.1:1/x', `postgres://u:secret@127.0.0.1:${server.port}/nothing`]) {
      for (const said of [await refusal(address, `file:${at('to.db')}`), await refusal(`file:${file}`, address)]) {
        expect(said).toMatch(/cannot be reached|does not let u in|has no database nothing/)
        expect(said).not.toContain('secret')
      }
    }
    expect(existsSync(at('to.db'))).toBe(false)
  })
})
