// Times outside the log have no checksum. One that was damaged in the database is shown as unknown; the rest of the page works.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { openDatabaseFile } from '../../store/sqlite/database.test-support.ts'
import { reader, runFrom, signInAs, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const DAMAGED = ['', '2026-0', 'zzzz', '999999-01-01T00:00:00.000Z']

test('a damaged time in one row does not take a list down, and a deleted workbook with one can be restored', async () => {
  const app = await testApp({ signIn: true })
  const analyst = await signInAs(app, 'Aigerim')
  const [shown, deleted] = [await app.fromCase(), await app.fromCase('tokyo-1995')]
  await reader(app, analyst, shown)
  await analyst.post(paths.delete(deleted))
  const pages = [paths.home(), paths.deleted(), paths.links(shown)]
  for (const time of DAMAGED) {
    openDatabaseFile(join(app.folder, 'workbooks.db'), (db) => {
      db.prepare('UPDATE listed SET changed_at = ?').run(time)
      db.prepare('UPDATE workbooks SET created_at = ?').run(time)
      db.prepare('UPDATE workbooks SET deleted_at = ? WHERE workbook = ?').run(time, deleted)
      db.prepare('UPDATE reader_links SET at = ?').run(time)
    })
    for (const path of pages) {
      const page = await analyst.get(path)
      expect([path, page.status, (await page.text()).includes('at an unknown time')]).toEqual([path, 200, true])
    }
    expect(await (await analyst.get(paths.deleted())).text()).toContain('until you restore it')
  }
  expect((await analyst.post(paths.restoreWorkbook(deleted))).status).toBe(303)
  expect((await analyst.get(paths.workbook(deleted))).status).toBe(200)
})

test('a join code whose time was damaged has expired, and the desk and the wall still open', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const { code } = (await app.store.joinCodeOf(run)) ?? expect.fail('The exercise has no join code.')
  for (const time of DAMAGED) {
    openDatabaseFile(join(app.folder, 'workbooks.db'), (db) => db.prepare('UPDATE join_codes SET at = ?').run(time))
    expect((await visitor(app).post(paths.join(), { code, name: 'Madina' })).status).toBe(409)
    for (const path of [paths.exercise(run), paths.wall(run)]) expect([path, (await facilitator.get(path)).status]).toEqual([path, 200])
    expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('The join code has expired')
  }
})
