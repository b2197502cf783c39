// A workbook whose log is damaged: it can be read up to the damage and not be changed.
import { expect, it, vi } from 'vitest'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { openDatabaseFile } from '../store/sqlite/database.test-support.ts'
import { makeSqliteSnapshot } from '../store/sqlite/snapshots.ts'
import { NAMES, openAt, rate, ratingOf, started, title } from './live.test-support.ts'
import type { Workbooks } from './workbooks.ts'

const START = sampleChanges.length

/** A workbook with two ratings of one cell and then another title. Returns a function that alters its rows and opens it again. */
async function damageable() {
  const { workbooks, id, url } = await started()
  await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
  await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
  await workbooks.change(id, 'me', title('Later'))
  const file = url.slice('file:'.length)
  const other = await workbooks.create('me', sampleChanges, NAMES)
  await workbooks.close()
  return {
    id,
    other,
    snapshot: () => openDatabaseFile(file, (db) => makeSqliteSnapshot(db, id)),
    damage(sql: string): Workbooks {
      openDatabaseFile(file, (db) => db.exec(`${sql} WHERE workbook = '${id}' AND seq = ${START + 2}`))
      return openAt(url)
    },
  }
}
const OTHER_RATING = `UPDATE log SET change = replace(change, 'II', 'CC')`

it('a damaged workbook is shown as before the damage, in every way in which it can be read', async () => {
  const { id, damage } = await damageable()
  const workbooks = damage(OTHER_RATING)
  const { workbook, changedAt } = await workbooks.open(id)
  expect([workbook.seq, ratingOf(workbook, 'E1', 'H1'), workbook.title]).toEqual([START + 1, 'C', 'A title'])
  const history = await workbooks.history(id, Number.MAX_SAFE_INTEGER, 2)
  expect(history.map(({ seq }) => seq)).toEqual([START + 1, START])
  expect(history[0]?.at).toBe(changedAt)
  expect((await workbooks.history(id, START, 100)).map(({ seq }) => seq)).toEqual(
    sampleChanges.map((_, index) => START - 1 - index).slice(0, -1),
  )
  expect((await workbooks.since(id, START - 1, 100)).map(({ seq }) => seq)).toEqual([START, START + 1])
  expect(await workbooks.since(id, START + 1, 100)).toEqual([])
  expect((await workbooks.batchesBy(id, 'me')).map(({ from, to }) => [from, to])).toEqual([
    [1, START],
    [START + 1, START + 1],
  ])
  expect(workbooks.damageOf(id)?.from).toBe(START + 2)
})

it('a damaged workbook cannot be changed, can be deleted, and is marked in the list', async () => {
  const { id, other, damage } = await damageable()
  const workbooks = damage(OTHER_RATING)
  const sentence = expect.stringContaining(`damaged from change ${START + 2} on`)
  const refusal = { code: 'damaged', message: sentence }
  await expect(workbooks.change(id, 'me', title('Mine'))).rejects.toMatchObject(refusal)
  await expect(workbooks.undo(id, 'me')).rejects.toMatchObject(refusal)
  await expect(workbooks.redo(id, 'me')).rejects.toMatchObject(refusal)
  await expect(workbooks.namePerson(id, 'me', 'Ada')).rejects.toMatchObject(refusal)
  await expect(workbooks.redact(id, 'me')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await workbooks.undoable(id, 'me')).toEqual({ undo: null, redo: null })
  const listed = new Map((await workbooks.list('me')).workbooks.map((line) => [line.id, [line.title, line.damage]]))
  expect([listed.get(id), listed.get(other)]).toEqual([
    ['A title', sentence],
    ['A title', null],
  ])
  expect((await workbooks.change(other, 'me', title('Works'))).workbook.title).toBe('Works')
  await workbooks.delete(id)
  await expect(workbooks.open(id)).rejects.toMatchObject({ code: 'unknown' })
})

it('damage that a snapshot covers is found soon after opening, and pages are told', async () => {
  const { id, snapshot, damage } = await damageable()
  snapshot()
  const workbooks = damage(OTHER_RATING)
  const heard: unknown[] = []
  workbooks.subscribe(id, (_, workbook) => heard.push(workbook))
  // The snapshot was made from the intact log, so it is right.
  expect(ratingOf((await workbooks.open(id)).workbook, 'E1', 'H1')).toBe('II')
  await vi.waitFor(() => expect(workbooks.damageOf(id)?.from).toBe(START + 2))
  expect(heard).toEqual([null])
  expect((await workbooks.open(id)).workbook.seq).toBe(START + 1)
  expect((await workbooks.list('me')).workbooks.find((line) => line.id === id)?.damage).toContain('damaged')
})

it('a workbook whose first change is damaged cannot be opened', async () => {
  const { workbooks, id, url } = await started()
  await workbooks.close()
  openDatabaseFile(url.slice('file:'.length), (db) => db.exec("UPDATE log SET at = ''"))
  const again = openAt(url)
  await expect(again.open(id)).rejects.toMatchObject({ code: 'unavailable', from: 1 })
  expect((await again.list('me')).workbooks.map(({ question }) => question)).toEqual([expect.stringContaining('its change 1 is damaged')])
})

it('a summary that was altered in the database is made again', async () => {
  const { workbooks, url } = await started()
  await workbooks.list('me')
  openDatabaseFile(url.slice('file:'.length), (db) => {
    const { changes } = db.prepare("UPDATE summaries SET json = replace(json, 'A title', 'B title')").run()
    expect(changes).toBe(1)
  })
  expect((await workbooks.list('me')).workbooks.map((line) => line.title)).toEqual(['A title'])
})
