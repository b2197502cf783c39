import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { OTHER_VERSIONS } from '../contract/move-source.ts'
import { filledFile, open, queryRows, refusal, rowsOfPostgres } from '../move.test-support.ts'
import { MOVE_REFUSALS } from '../move.ts'
import { databaseAt, databaseWith, folder, inspectDatabase } from '../sqlite/database.test-support.ts'
import { openFile } from '../sqlite/driver/driver.ts'
import { newerVersion, otherProgram, SQLITE_MIGRATIONS } from '../sqlite/schema.ts'
import { SCHEMA } from './postgres-connect.ts'

describe('move is refused', () => {
  it('move is refused if the target is not empty, and says what it contains', async () => {
    const { at, file } = await filledFile()
    const postgres = await newDatabase()
    const store = await open(postgres)
    await store.setAccessKey('another')
    await store.close()
    const before = await rowsOfPostgres(postgres)
    expect(await refusal(`file:${file}`, postgres)).toMatch(
      /^The database ach_\d+ in PostgreSQL at 127\.0\.0\.1:\d+ is not empty: it contains 1 access key\. Choose an empty database\.$/,
    )
    expect(await rowsOfPostgres(postgres)).toEqual(before)
    await databaseWith(at('other.db'), 'w1')
    expect(await refusal(postgres, `file:${at('other.db')}`)).toMatch(
      /is not empty: it contains 1 workbook with \d+ changes, 1 name in a workbook\. /,
    )
    expect(inspectDatabase(at('other.db')).workbooks).toEqual(['w1'])
  })

  it('move is refused if source and target are the same, however they are written', async () => {
    const { at, file } = await filledFile()
    const postgres = await newDatabase()
    symlinkSync(file, at('link.db'))
    expect(await refusal(`file:${file}`, `file:${at('link.db')}`)).toBe(MOVE_REFUSALS.same)
    expect(await refusal(postgres, postgres.replace('postgres:', 'postgresql:').replace('postgres@', 'somebody@'))).toBe(MOVE_REFUSALS.same)
  })

  it('move is refused if the source is missing or empty, and creates nothing', async () => {
    const made = folder()
    const [empty, postgres] = [join(made, 'empty.db'), await newDatabase()]
    expect(await refusal(`file:${join(made, 'none.db')}`, `file:${join(made, 'to.db')}`)).toBe(
      `There is no database ${join(made, 'none.db')}.`,
    )
    expect(await refusal(postgres, `file:${join(made, 'to.db')}`)).toMatch(/has no tables of ACH workbook\.$/)
    expect(readdirSync(made)).toEqual([])
    expect(await queryRows(postgres, `SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`)).toEqual([])
    await (await open(`file:${empty}`)).close()
    expect(await refusal(`file:${empty}`, postgres)).toBe(MOVE_REFUSALS.nothing(`The database ${empty}`))
    expect(await queryRows(postgres, `SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`)).toEqual([])
  })

  it('move is refused if either database is of another version, and upgrades nothing', async () => {
    const { at, file } = await filledFile()
    const old = databaseAt(at('old.db'), SQLITE_MIGRATIONS.length - 1)
    expect(await refusal(`file:${old}`, `file:${at('to.db')}`)).toBe(OTHER_VERSIONS.older(`The database ${old}`))
    expect(await refusal(`file:${file}`, `file:${old}`)).toBe(OTHER_VERSIONS.older(`The database ${old}`))
    expect([inspectDatabase(old).version, readdirSync(at('.')).sort()]).toEqual([SQLITE_MIGRATIONS.length - 1, ['full.db', 'old.db']])
    const newer = openFile(databaseAt(at('newer.db'), SQLITE_MIGRATIONS.length))
    newer.pragma(`user_version = ${SQLITE_MIGRATIONS.length + 1}`)
    newer.close()
    expect(await refusal(`file:${at('newer.db')}`, `file:${at('to.db')}`)).toBe(
      newerVersion(at('newer.db'), SQLITE_MIGRATIONS.length + 1, SQLITE_MIGRATIONS.length),
    )
    const postgres = await newDatabase()
    await (await open(postgres)).close()
    for (const [steps, word] of [
      ['steps + 1', 'newer'],
      ['0.5', 'older'],
    ] as const) {
      await queryRows(postgres, `ALTER TABLE ${SCHEMA}.version ALTER steps TYPE numeric; UPDATE ${SCHEMA}.version SET steps = ${steps}`)
      expect(await refusal(postgres, `file:${at('to.db')}`)).toContain(word)
      expect(await refusal(`file:${file}`, postgres)).toContain(word)
    }
    expect(existsSync(at('to.db'))).toBe(false)
  })

  it('move is refused if either database belongs to another program', async () => {
    const { at, file } = await filledFile()
    const other = openFile(at('other.db'))
    other.exec('CREATE TABLE notes (text)')
    other.close()
    const bytes = readFileSync(at('other.db'))
    expect(await refusal(`file:${at('other.db')}`, `file:${at('to.db')}`)).toBe(
      otherProgram(at('other.db')).replace(' with DATABASE_URL', ''),
    )
    expect(await refusal(`file:${file}`, `file:${at('other.db')}`)).toContain('of another program')
    expect(readFileSync(at('other.db')).equals(bytes)).toBe(true)
    const postgres = await newDatabase()
    await queryRows(postgres, `CREATE SCHEMA ${SCHEMA}; CREATE TABLE ${SCHEMA}.log (line text)`)
    expect(await refusal(`file:${file}`, postgres)).toContain('of another program')
  })

  it('move is refused while a server uses either file', async () => {
    const { at, file } = await filledFile()
    const size = statSync(file).size
    const used = await open(`file:${at('used.db')}`)
    expect(await refusal(`file:${file}`, `file:${at('used.db')}`)).toContain(`The database ${at('used.db')} is in use by`)
    expect(await refusal(`file:${at('used.db')}`, `file:${at('to.db')}`)).toContain(`The database ${at('used.db')} is in use by`)
    expect([await used.list(), statSync(file).size, existsSync(at('to.db'))]).toEqual([[], size, false])
  })

  it('move is refused if a database cannot be reached or denies access, without revealing a password', async () => {
    const { at, file } = await filledFile()
    const { port } = new URL(await newDatabase())
    for (const address of ['postgres://u:secret@127.0.0.1:1/x', `postgres://u:secret@127.0.0.1:${port}/nothing`]) {
      for (const message of [await refusal(address, `file:${at('to.db')}`), await refusal(`file:${file}`, address)]) {
        expect(message).toMatch(/cannot be reached|denied access to u|has no database nothing/)
        expect(message).not.toContain('secret')
      }
    }
    expect(existsSync(at('to.db'))).toBe(false)
  })
})
