// Requests that no page of ours sends: they get a clear "no", never a fault, and nothing is changed by them.
import { expect, test } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { linkMissing } from '../../forms/item-links.ts'
import { UNREADABLE_FORM } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

test.each(['multipart/form-data', 'multipart/form-data; boundary=abc'])('a form that cannot be read is refused (%s)', async (type) => {
  const { request, fromCase, logged } = await testApp()
  const id = await fromCase()
  for (const path of [paths.rating(id, 'E1', 'H1'), paths.settings(id), paths.pasteItems(id, 'evidence'), paths.imports(), '/workbooks']) {
    const answer = await request(path, { method: 'POST', headers: { 'content-type': type }, body: 'rubbish' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(UNREADABLE_FORM)
  }
  expect(logged).toEqual([])
})

test.each([
  ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nx\r\n', '--b--\r\n'],
  ['application/x-www-form-urlencoded', 'rows=a&', ''],
])('a form of many thousand parts is refused before it is taken apart (%s)', async (type, part, end) => {
  const { request } = await testApp()
  const answer = await request(paths.imports(), {
    method: 'POST',
    headers: { 'content-type': type },
    body: part.repeat(11_000) + end,
  })
  expect([answer.status, (await answer.text()).includes(UNREADABLE_FORM)]).toEqual([422, true])
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

test('texts are cleaned as documents are, so that what is exported comes back the same', async () => {
  const { post, workbooks, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E1', 'H1'), { value: 'C', note: 'a\u0000b' })
  await post(paths.reasons(id, 'E1'), { reason: 'why\u0007\r\nnot' })
  const me = (await workbooks.open(id)).workbook.raters.get('me')
  expect(me?.notes.get('E1')?.get('H1')).toBe('ab')
  expect(me?.rationales.get('E1')).toBe('why\nnot')
})

test('a note or a reason that is too long is refused at its field, with what was typed', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const typed = 'long '.repeat(5000)
  for (const [path, form, what] of [
    [paths.rating(id, 'E1', 'H1'), { note: typed }, 'The note'],
    [paths.reasons(id, 'E1'), { reason: typed }, 'The reason'],
  ] as const) {
    const answer = await post(path, form)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(`${what} is longer than 20,000 characters.`)
    expect(page).toContain(typed)
  }
})

test('an unknown source or cluster is refused at its field', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  for (const path of [paths.item(id, 'evidence', 'E1'), paths.items(id, 'evidence')]) {
    const answer = await post(path, { statement: 'kept as typed', source: '<b>', cluster: 'C999' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const words of [linkMissing('source'), linkMissing('cluster'), 'kept as typed']) expect(page).toContain(words)
  }
})

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=abc'])(
  'a %s that breaks off is no fault of ours',
  async (type) => {
    const { request, fromCase, logged } = await testApp()
    const path = paths.rating(await fromCase(), 'E1', 'H1')
    for (const [name, value] of [
      ['content-length', '100'],
      ['transfer-encoding', 'chunked'],
    ] as const) {
      let begun = false
      const pull = (stream: ReadableStreamDefaultController) => {
        if (begun) stream.error(new Error('aborted'))
        else stream.enqueue(new TextEncoder().encode('value=C'))
        begun = true
      }
      const body = new ReadableStream({ pull })
      const answer = await request(path, {
        method: 'POST',
        headers: { [name]: value, 'content-type': type },
        body,
        duplex: 'half',
      } as RequestInit)
      expect(answer.status).toBe(422)
    }
    expect(logged).toEqual([])
  },
)

test('a full workbook with parked items beside can be copied, and taken out and brought in again', async () => {
  const { get, post, request, workbooks, fromCase } = await testApp()
  const id = await fromCase()
  for (let number = 5; number <= 20; number += 1) await post(paths.items(id, 'hypotheses'), { label: `L${number}`, statement: 's' })
  await post(paths.park(id, 'hypotheses', 'H1'))
  expect((await post(paths.items(id, 'hypotheses'), { label: 'One more', statement: 's' })).status).toBe(303)
  const made = async (answer: Response) => (await workbooks.open(answer.headers.get('location')?.split('/').at(-1) ?? '')).workbook

  const copy = await made(await post(paths.duplicate(id), { ratings: 'yes' }))
  expect([copy.hypotheses.size, copy.hypotheses.get('H1')?.parked]).toEqual([21, true])

  const body = new FormData()
  body.set('file', new File([await (await get(paths.export(id, 'json'))).text()], 'full.json'))
  const preview = await request(paths.imports(), { method: 'POST', body })
  expect((await made(await post(preview.headers.get('location') ?? ''))).hypotheses.size).toBe(21)
})

test('a file with so many raters that there is no room for the person is refused when it is looked at', async () => {
  const { request } = await testApp()
  const raters = Array.from({ length: LIMITS.raters }, (_, at) => ({ id: `r${at}`, name: 'R' }))
  const document = { format: 'ach-workbook', version: 1, title: 'T', question: 'Q', hypotheses: [], evidence: [], raters }
  const body = new FormData()
  body.set('file', new File([JSON.stringify(document)], 'full.json'))
  const answer = await request(paths.imports(), { method: 'POST', body })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('250 raters')
})

test('a version that cannot be read counts as an old one: nothing typed is lost', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  for (const [path, form] of [
    [paths.item(id, 'evidence', 'E1'), { statement: 'as typed', version: 'abc' }],
    [paths.settings(id), { title: 'as typed', version: '-1' }],
  ] as const) {
    const answer = await post(path, form)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('as typed')
  }
})

test('a body that is too large is refused on a connection that stays, so that the sender can read why', async () => {
  const { request } = await testApp()
  const answer = await request(paths.imports(), { method: 'POST', headers: { 'content-length': '30000000' }, body: 'x' })
  expect(answer.status).toBe(413)
  expect(answer.headers.get('connection')).toBeNull()
})
