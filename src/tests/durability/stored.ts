// What the database file contains, read with a separate connection and replayed by the core alone.

import { expect } from 'vitest'
import { documentOf, writeDocument } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { type Database, openFile } from '../../store/sqlite/driver/driver.ts'
import { noteOf, type Writer } from './writers.ts'

export interface Stored {
  readonly batch: string
  readonly seq: number
  readonly change: Change
}

export function reading<T>(file: string, read: (db: Database) => T): T {
  const db = openFile(file, { readonly: true, fileMustExist: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

export function logOf(db: Database, workbook: string): Stored[] {
  return db
    .prepare<[string], { batch: string; seq: number; change: string }>('SELECT batch, seq, change FROM log WHERE workbook = ? ORDER BY seq')
    .all(workbook)
    .map((row) => ({ ...row, change: JSON.parse(row.change) as Change }))
}

/** The export of the replayed log, made without the server. */
export function replayed(db: Database, workbook: string): string {
  return documentFrom(logOf(db, workbook), namesOf(db, workbook))
}

/** Names of people by rater id. */
export function namesOf(db: Database, workbook: string): Map<string, string> {
  const people = db.prepare<[string], { rater: string; name: string }>('SELECT rater, name FROM people WHERE workbook = ?').all(workbook)
  return new Map(people.map(({ rater, name }) => [rater, name]))
}

export function documentFrom(log: readonly Stored[], names: ReadonlyMap<string, string>): string {
  const workbook = applyChanges(
    NO_WORKBOOK,
    log.map(({ change }) => change),
  )
  return writeDocument(documentOf(viewFor(workbook, { rater: 'me', names })))
}

/**
 * Expects every acknowledged rating in the log exactly once, with its value and in the writer's order, nothing that was not sent, and no
 * gaps.
 */
export function expectEverything(log: readonly Stored[], workbook: string, writers: readonly Writer[]): void {
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
  const mine = writers.filter((writer) => writer.workbook === workbook)
  const byName = new Map(mine.map((writer) => [writer.name, { writer, numbers: [] as number[], values: new Map<number, string | null>() }]))
  const cells = new Map<string, string | null>()
  for (const { change } of log) {
    if (change.type === 'rated') cells.set(`${change.evidence} ${change.hypothesis}`, change.after)
    if (change.type !== 'noted' || change.after === null) continue
    const [name = '', number] = change.after.split(' wrote ')
    const entry = byName.get(name)
    entry?.numbers.push(Number(number))
    entry?.values.set(Number(number), cells.get(`${change.evidence} ${change.hypothesis}`) ?? null)
  }
  for (const { writer, numbers, values } of byName.values()) {
    expect(numbers, `${writer.name}: in order, once each`).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.at(-1) ?? 0, `${writer.name}: nothing that was not sent`).toBeLessThanOrEqual(writer.sent)
    const lost = writer.acknowledged.filter(({ number, value }) => values.get(number) !== value)
    expect(
      lost.map(({ number }) => noteOf(writer.name, number)),
      `${writer.name}: acknowledged and lost`,
    ).toEqual([])
  }
}
