// Damage in the database file: a damaged snapshot is rebuilt from the log; a damaged log is reported, and other workbooks keep working.
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CORE_VERSION } from '../../ach/log/snapshot.ts'
import { DamagedLog } from '../../store/contract/damaged-log.ts'
import { openFile } from '../../store/sqlite/driver/driver.ts'
import { readSqliteSnapshot } from '../../store/sqlite/snapshots.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { at, exported, fromCase, pollUntil, READY, rate, readiness } from './server-requests.ts'
import { documentFrom, logOf, namesOf, reading, replayed } from './stored.ts'

const CELL = { evidence: 'E1', hypothesis: 'H1' }

/** A stopped server whose first workbook has a snapshot and later changes, and which has a second workbook. */
async function stopped() {
  const served = await startBuiltServer({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const ask = at(served.address)
  const [first, second] = [await fromCase(ask), await fromCase(ask, 'tokyo-1995')]
  const cells = ['H1', 'H2', 'H3', 'H4'].flatMap((hypothesis) => ['E1', 'E2', 'E3', 'E4'].map((evidence) => ({ evidence, hypothesis })))
  for (let count = 0; count < 32; count += 1) await Promise.all(cells.map((cell) => rate(ask, first, cell, count % 2 ? 'CC' : 'II')))
  await served.restart()
  for (const value of ['N', 'C', 'N']) await rate(ask, first, CELL, value)
  await served.stop()
  const file = join(served.folder, 'workbooks.db')
  expect(reading(file, (db) => readSqliteSnapshot(db, first, CORE_VERSION)?.seq)).toBeGreaterThanOrEqual(500)
  const damage = (sql: string) => {
    const db = openFile(file)
    db.exec(sql)
    db.close()
  }
  return { served, ask, first, second, file, damage }
}

test('a damaged snapshot is ignored: the log is replayed and a new snapshot is made', async () => {
  const { served, ask, first, file, damage } = await stopped()
  for (const [what, sql] of [
    ['flipped bytes', "UPDATE snapshots SET body = replace(body, 'E1', 'E7') WHERE part = 'rater:me'"],
    ['a part that is missing', "DELETE FROM snapshots WHERE part = 'rater:me'"],
    ['a text that ends early', "UPDATE snapshots SET body = substr(body, 1, length(body) / 2) WHERE part = 'base'"],
    ['a whole that does not add up', "UPDATE snapshot_heads SET checksum = 'x'"],
  ] as const) {
    damage(sql)
    expect(
      reading(file, (db) => readSqliteSnapshot(db, first, CORE_VERSION)),
      what,
    ).toBe(null)
    await served.restart()
    expect(await exported(ask, first), what).toBe(reading(file, (db) => replayed(db, first)))
    expect((await rate(ask, first, CELL, 'N')).status).toBe(303)
    expect((await rate(ask, first, CELL, 'C')).status).toBe(303)
    await served.stop()
    expect(
      reading(file, (db) => readSqliteSnapshot(db, first, CORE_VERSION)?.seq),
      what,
    ).toBeGreaterThanOrEqual(500)
  }
})

test('a damaged workbook can be read up to its first damaged change and not be changed, and other workbooks keep working', async () => {
  const { served, ask, first, second, file, damage } = await stopped()
  const log = reading(file, (db) => logOf(db, first))
  const names = reading(file, (db) => namesOf(db, first))
  const last = log.length
  const at = (seq: number) => `WHERE workbook = '${first}' AND seq = ${seq}`
  // Each damage comes before the previous one; the last two are covered by the snapshot.
  for (const [from, sql] of [
    [last, `DELETE FROM log ${at(last)}`],
    [last - 1, `UPDATE log SET change = replace(change, '"C"', '"I"') ${at(last - 1)}`],
    [last - 2, `UPDATE log SET at = '2020-01-01T00:00:00.000Z' ${at(last - 2)}`],
    [400, `UPDATE log SET change = substr(change, 1, 20) ${at(400)}`],
    [300, `UPDATE log SET by = 'nobody' ${at(300)}`],
  ] as const) {
    damage(sql)
    await served.restart()
    const sentence = new DamagedLog(first, from, '').readOnlySentence
    const page = await pollUntil(
      async () => (await ask(`/workbooks/${first}`)).text(),
      (text) => text.includes(sentence),
    )
    expect(page).not.toContain('id="undo-redo"')
    for (const path of ['/', `/workbooks/${first}/history`, `/workbooks/${first}/report`, `/workbooks/${first}/exports`]) {
      const shown = await ask(path)
      expect([shown.status, (await shown.text()).includes(sentence)], path).toEqual([200, true])
    }
    expect(await exported(ask, first)).toBe(documentFrom(log.slice(0, from - 1), names))
    expect((await rate(ask, first, CELL, 'N')).status).toBe(409)
    expect((await ask('/')).status).toBe(200)
    expect((await rate(ask, second, CELL, 'N')).status).toBe(303)
    expect((await rate(ask, second, CELL, 'C')).status).toBe(303)
    expect(await readiness(ask)).toEqual(READY)
    await served.stop()
  }
})

test('a workbook whose row in the list was lost is found and opened again after a restart', async () => {
  const { served, ask, first, damage } = await stopped()
  damage(`DELETE FROM listed WHERE workbook = '${first}'`)
  await served.restart()
  await pollUntil(
    async () => (await ask('/?q=kazakhstan')).text(),
    (page) => page.includes(`/workbooks/${first}`),
  )
  expect((await rate(ask, first, CELL, 'C')).status).toBe(303)
})
