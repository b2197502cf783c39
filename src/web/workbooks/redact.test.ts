// Removing personal data through its page: confirmation first, unchanged scores, no names or texts left on any page or in an export.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TEXT_REMOVED } from '../../ach/words/history/history-answer-words.ts'
import { REDACTED_IN_HISTORY } from '../../ach/words/history/history-words.ts'
import { BEFORE_REDACTION } from '../../live/undo-redo.ts'
import { paths } from '../../paths.ts'
import { neutralRest } from '../../tests/support/rate-half.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { TICK_FIRST } from './redact.tsx'
import { PERSONAL_DATA_REMOVED } from './settings.tsx'

const SECRET = 'SECRETNAME'

async function createWorkbook() {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(paths.person(id), { name: `${SECRET} of Old` })
  await app.post(paths.reasons(id, 'E1'), { reason: `${SECRET} because` })
  expect((await app.post(paths.rating(id, 'E1', 'H1'), { value: 'II' })).status).toBe(303)
  await app.post(paths.note(id, 'E1', 'H1'), { note: `${SECRET} beside the cell` })
  await app.post(paths.reportPart(id, 'bottom'), { text: `${SECRET} in the report` })
  return { ...app, id }
}
const pages = (id: string) => [
  paths.workbook(id),
  paths.settings(id),
  paths.history(id),
  paths.report(id),
  paths.card(id, 'E1'),
  paths.export(id, 'json'),
]

test('after removing personal data, scores are unchanged and no page or export contains names or user texts', async () => {
  const { id, get, post, folder } = await createWorkbook()
  const everywhere = async () =>
    (await Promise.all(pages(id).map(async (page) => (await get(page)).text()))).map((text) => text.includes(SECRET))
  expect(await everywhere()).toEqual([true, true, true, true, true, true])
  const scores = async () => (await (await get(paths.scores(id))).text()).replaceAll(`${SECRET} of Old`, 'Participant 1')
  const before = await scores()
  const response = await post(paths.redact(id), { sure: 'yes' })
  expect([response.status, response.headers.get('location')]).toEqual([303, `${paths.settings(id)}?saved=redacted`])
  expect(await (await get(`${paths.settings(id)}?saved=redacted`)).text()).toContain(PERSONAL_DATA_REMOVED)
  expect(await everywhere()).toEqual([false, false, false, false, false, false])
  expect(await scores()).toBe(before)
  expect(JSON.parse(before).hypotheses[0]).toMatchObject({ id: 'H1', count: 2 })
  const history = await (await get(paths.history(id))).text()
  expect(history).toContain(REDACTED_IN_HISTORY)
  expect(history).toContain(`dded a reason for E1 ${TEXT_REMOVED}`)
  expect(history).toContain('Participant 1')
  for (const end of ['', '-wal', '-shm']) expect(readFileSync(join(folder, `workbooks.db${end}`)).includes(SECRET)).toBe(false)
})

test('removing personal data also removes user texts from a ranking history shown before', async () => {
  const { id, get, post, workbooks } = await createWorkbook()
  await workbooks.change(id, 'me', () => neutralRest('me', ['E1/H1']))
  const item = paths.item(id, 'evidence', 'E1')
  for (const credibility of ['low', 'high']) await post(item, { credibility, notes: `${SECRET} with the weight ${credibility}` })
  const analysis = async () => (await get(paths.analysis(id))).text()
  expect(await analysis()).toContain(`${SECRET} with the weight`)
  await post(paths.redact(id), { sure: 'yes' })
  expect(await analysis()).toContain('the credibility of E1 ')
  expect(await analysis()).not.toContain(SECRET)
})

test('personal data is not removed without the confirming tick', async () => {
  const { id, get, post, workbooks } = await createWorkbook()
  expect(await (await get(paths.settings(id))).text()).toContain(`href="${paths.redact(id)}"`)
  expect(await (await get(paths.redact(id))).text()).toContain('What is removed')
  const { seq } = (await workbooks.open(id)).workbook
  const answer = await post(paths.redact(id))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(TICK_FIRST)
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
  expect((await post(paths.redact('nowhere'), { sure: 'yes' })).status).toBe(404)
})

test('removing personal data discards files uploaded for import into the workbook', async () => {
  const { id, post, deps } = await createWorkbook()
  const upload = {
    id: 'u1',
    at: '2026-01-02T03:04:05.000Z',
    workbook: id,
    files: [{ name: `${SECRET}.json`, bytes: new Uint8Array([123]) }],
  }
  await (await deps.uploads.begin(upload)).done
  await deps.uploads.begin({ ...upload, id: 'u2', workbook: null })
  await post(paths.redact(id), { sure: 'yes' })
  await expect(deps.uploads.of('u1')).rejects.toMatchObject({ code: 'unknown' })
  expect((await deps.uploads.of('u2')).upload.workbook).toBe(null)
})

test('undo after removing personal data is refused with the reason', async () => {
  const { id, get, post } = await createWorkbook()
  await post(paths.redact(id), { sure: 'yes' })
  expect(await (await post(paths.undo(id))).text()).toContain(BEFORE_REDACTION)
  expect(await (await get(paths.since(id, 0))).text()).not.toContain(SECRET)
})
