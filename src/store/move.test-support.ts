// Fills a store so that every table has rows, and reads all rows of a database without using the code under test.
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { liveWorkbooks, NAMES, rate, title } from '../live/live.test-support.ts'
import { UNMOVED_TABLES } from './contract/move-tables.ts'
import { after, firstBatch } from './contract/store.contract.ts'
import type { Store } from './contract/store.ts'
import { move } from './move.ts'
import { openStore } from './open-store.ts'
import { SCHEMA } from './postgres/postgres-connect.ts'
import { folder } from './sqlite/database.test-support.ts'
import { openFile } from './sqlite/driver/driver.ts'

const AT = '2026-01-01T12:00:00.000Z'
export const ODD = 'Ω “quotes” 👩‍👩‍👧 {"a","b"} NULL \\x00 \\\\ \n\ttab \' " %00 \u2028'

/** Returns the id of a workbook in which `me` can undo and redo. Closes the store. */
async function fill(store: Store): Promise<string> {
  const workbooks = liveWorkbooks(store)
  const id = await workbooks.create('me', sampleChanges, NAMES)
  await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
  await workbooks.change(id, 'me', title(ODD))
  await workbooks.change(id, 'other', rate('E1', 'H1', 'I', 'other'))
  await workbooks.change(id, 'me', rate('E2', 'H1', 'II'))
  await workbooks.undo(id, 'me')
  await workbooks.list('me')
  for (const workbook of ['w1', 'W2', 'w-3']) await store.create(workbook, firstBatch(workbook), new Map([['me', ODD]]))
  await store.append(after(firstBatch('w1'), 'b2', { undoes: 'w1-1', people: new Map([['R2', '']]) }))
  await store.setDeleted('W2', '2026-02-01T00:00:00.000Z')
  await store.setAccessKey('key-hash')
  for (const [person, name] of Object.entries({ z: 'Aigerim', a: 'Zarina', m: ODD })) await store.keepPerson({ id: person, name })
  await store.keepPerson({ id: 'z', name: 'Aigerim B.' })
  const link = { rater: null, names: true, notes: false, at: AT, revokedAt: null }
  await store.keepLink({ ...link, id: 'l1', workbook: 'w1', hash: 'h1' })
  await store.keepLink({ ...link, id: 'l2', workbook: id, hash: 'h2', rater: 'me', names: false, notes: true })
  await store.revokeLink(id, 'l2', '2026-01-02T12:00:00.000Z')
  for (const hash of ['s-nobody', 's-person']) await store.keepSession({ hash, at: AT })
  await store.nameSession('s-person', 'z')
  await store.keepJoinCode({ workbook: 'w1', code: 'K7MPQ4', at: AT })
  for (const rater of ['ann', 'bob']) {
    await store.keepRejoinCode({ workbook: 'w1', rater }, `back-${rater}`)
    for (const browser of [1, 2]) await store.keepParticipantSession({ workbook: 'w1', rater, hash: `${rater}-${browser}`, at: AT })
  }
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const files = [ODD, 'b.xlsx', 'a.xlsx'].map((name, index) => ({ name, bytes: every.slice(0, index * 128) }))
  await store.keepUpload({ id: 'u1', at: AT, workbook: 'w1', files })
  await store.keepUpload({ id: 'u2', at: AT, workbook: null, files: files.slice(1) })
  await workbooks.close()
  return id
}

type Line = Record<string, unknown>
/** Rows by table, each cell as text: persons in their order, other tables sorted. */
export type Everything = Record<string, string[]>

const NOT_MOVED = [...UNMOVED_TABLES.filter((table) => table !== 'listed'), 'version']
const rowTexts = (table: string, lines: Line[]): string[] => {
  const cell = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : typeof value === 'boolean' ? Number(value) : value)
  const rows = lines.map((line) => JSON.stringify(Object.entries(line).map(([column, value]) => [column, cell(value)])))
  return table === 'persons' ? rows : rows.sort()
}
const everything = (tables: string[], lines: Line[][]): Everything =>
  Object.fromEntries(
    tables.map((table, index) => [table, rowTexts(table, lines[index] ?? [])] as const).filter(([table]) => !NOT_MOVED.includes(table)),
  )

export function rowsOfFile(file: string): Everything {
  const db = openFile(file, { readonly: true, fileMustExist: true })
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
      .pluck()
      .all()
    return everything(
      tables,
      tables.map((table) => db.prepare<[], Line>(`SELECT * FROM ${table} ${table === 'persons' ? 'ORDER BY rowid' : ''}`).all()),
    )
  } finally {
    db.close()
  }
}

export async function rowsOfPostgres(url: string): Promise<Everything> {
  const tables = (
    await queryRows(url, `SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' ORDER BY tablename COLLATE "C"`)
  ).map(({ tablename }) => String(tablename))
  const lines: Line[][] = []
  for (const table of tables) {
    const rows = await queryRows(url, `SELECT * FROM ${SCHEMA}.${table} ${table === 'persons' ? 'ORDER BY number' : ''}`)
    lines.push(table === 'persons' ? rows.map(({ number, ...row }) => row) : rows)
  }
  return everything(tables, lines)
}

/** The rows that one statement returns, run as the owner of the database. */
export async function queryRows(url: string, text: string): Promise<Line[]> {
  const client = new pg.Client(url)
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows
}

export async function open(url: string): Promise<Store> {
  const store = await openStore(url, { snapshots: false })
  onTestFinished(() => store.close())
  return store
}

/** A file with rows in every table, in a new folder. */
export async function filledFile(): Promise<{ at: (name: string) => string; file: string; id: string }> {
  const made = folder()
  const at = (name: string) => join(made, name)
  return { at, file: at('full.db'), id: await fill(await open(`file:${at('full.db')}`)) }
}

export const refusal = (from: string, to: string): Promise<string> =>
  move(from, to).then(
    () => 'moved',
    (error: Error) => error.message,
  )
