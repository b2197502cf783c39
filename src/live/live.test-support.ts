// Workbooks on a SQLite file in a temporary folder, with a deterministic clock and ids.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Change } from '../ach/log/change.ts'
import { rateCell } from '../ach/log/rater-changes.ts'
import type { Rating } from '../ach/model/rating.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { emptyRater, ratingAt, type Workbook } from '../ach/model/workbook.ts'
import type { Store } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { openWorkbooks, type Workbooks } from './workbooks.ts'

export const NAMES = new Map([
  ['me', 'Analyst'],
  ['other', 'Anna'],
])

let ids = 0
/** Returns a clock that advances by one minute at each call, from noon. */
export function clock(): () => Date {
  let minute = 0
  return () => new Date(Date.UTC(2026, 0, 1, 12, minute++))
}
export function liveWorkbooks(store: Store, capacity?: number): Workbooks {
  const workbooks = openWorkbooks(store, { now: clock(), newId: () => `id${++ids}`, ...(capacity && { capacity }) })
  stores.set(workbooks, store)
  return workbooks
}

const stores = new WeakMap<Workbooks, Store>()
/** The store of workbooks that `liveWorkbooks` opened. */
export function liveStoreOf(workbooks: Workbooks): Store {
  const store = stores.get(workbooks)
  if (!store) throw new Error('These workbooks were not opened by liveWorkbooks().')
  return store
}

/** The URL of a new database, deleted after the test. */
export function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ach-live-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'workbooks.db')}`
}

/** Workbooks on that file, closed after the test. */
export function openAt(url: string, capacity?: number): Workbooks {
  const workbooks = liveWorkbooks(openSqlite(url), capacity)
  onTestFinished(() => workbooks.close())
  return workbooks
}

/** Opens the sample workbook. */
export async function started(url = place(), capacity?: number): Promise<{ workbooks: Workbooks; id: string; url: string }> {
  const workbooks = openAt(url, capacity)
  return { workbooks, id: await workbooks.create('me', sampleChanges, NAMES), url }
}

export const rate =
  (evidence: string, hypothesis: string, after: Rating | null, rater = 'me') =>
  (workbook: Workbook): readonly Change[] => {
    return rateCell(workbook.raters.get(rater) ?? emptyRater(rater), evidence, hypothesis, after)
  }
export const title =
  (after: string) =>
  (workbook: Workbook): readonly Change[] => [{ type: 'settings', before: { title: workbook.title }, after: { title: after } }]
export const ratingOf = (workbook: Workbook, evidence: string, hypothesis: string, rater = 'me') => {
  const found = workbook.raters.get(rater)
  return found ? ratingAt(found, evidence, hypothesis) : null
}
