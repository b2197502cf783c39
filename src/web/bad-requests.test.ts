// Requests that no page of ours sends: they get a clear "no", never a fault, and nothing is changed by them.
import { expect, test } from 'vitest'
import { testApp } from '../http/test-app.ts'
import { paths } from '../paths.ts'

test.each(['multipart/form-data', 'multipart/form-data; boundary=abc'])('a form that cannot be read is refused (%s)', async (type) => {
  const { request, fromCase, logged } = await testApp()
  const id = await fromCase()
  for (const path of [paths.rating(id, 'E1', 'H1'), paths.settings(id), paths.pasteItems(id, 'evidence'), paths.imports(), '/workbooks']) {
    const answer = await request(path, { method: 'POST', headers: { 'content-type': type }, body: 'rubbish' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('could not be read as a form')
  }
  expect(logged).toEqual([])
})

test.each(['constructor', 'toString', '__proto__', '%00', 'E'.repeat(33)])('a cell of %s is not found', async (name) => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  expect((await post(paths.rating(id, name, 'H1'), { value: 'CC' })).status).toBe(404)
  expect((await post(paths.rating(id, 'E1', name), { value: 'CC' })).status).toBe(404)
})

test('asking for the headers of the stream opens no stream', async () => {
  const { request, fromCase } = await testApp()
  const live = paths.live(await fromCase())
  for (let times = 0; times < 201; times += 1) expect((await request(live, { method: 'HEAD' })).status).toBe(200)
  const stream = await request(live)
  expect(stream.status).toBe(200)
  await stream.body?.cancel()
})

test('a page that answered a mistake can be loaded again', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  for (const path of [paths.person(id), paths.duplicate(id)]) expect((await get(path)).headers.get('location')).toBe(paths.settings(id))
  for (const path of [paths.workbooks(), paths.imports()]) expect((await get(path)).headers.get('location')).toBe('/')
})

test('a refusal inside a workbook leads back to it', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const refused = await post(paths.undo(id))
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain(`href="${paths.workbook(id)}"`)
})
