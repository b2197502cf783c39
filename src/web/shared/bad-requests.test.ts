// Malformed requests, which no page sends: each is refused with a clear message, logs no fault and changes nothing.
import { expect, test } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { linkMissing } from '../../forms/item-links.ts'
import { UNREADABLE_FORM } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

test.each(['multipart/form-data', 'multipart/form-data; boundary=abc'])('an unreadable form is refused (%s)', async (type) => {
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
])('a form of more than a thousand parts is refused before it is parsed (%s)', async (type, part, end) => {
  const { request } = await testApp()
  const answer = await request(paths.imports(), {
    method: 'POST',
    headers: { 'content-type': type },
    body: part.repeat(1001) + end,
  })
  expect([answer.status, (await answer.text()).includes(UNREADABLE_FORM)]).toEqual([422, true])
})

test('forms that anyone may send are refused above 16 KB or 50 fields', async () => {
  const { request } = await testApp({ signIn: true })
  for (const path of [paths.signIn(), paths.join(), paths.rejoin()]) {
    const status = async (body: string, type = 'application/x-www-form-urlencoded') =>
      (await request(path, { method: 'POST', headers: { 'content-type': type, 'content-length': `${body.length}` }, body })).status
    expect(await status(`code=${'a'.repeat(16 * 1024)}`), path).toBe(413)
    expect(await status('a&'.repeat(51)), path).toBe(422)
    expect(
      await status('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(51), 'multipart/form-data; boundary=b'),
      path,
    ).toBe(422)
    expect([403, 404, 422], path).toContain(await status('key=wrong&code=ZZZZZZZZ&name=A'))
  }
})

test('a form with two boundaries is refused, because two parsers could choose different ones', async () => {
  const { request } = await testApp()
  const answer = await request(paths.imports(), {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=zzz; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
  })
  expect([answer.status, (await answer.text()).includes(UNREADABLE_FORM)]).toEqual([422, true])
})

test.each(['constructor', 'toString', '__proto__', '%00', 'E'.repeat(33)])('rating a cell of %s is not found', async (name) => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  expect((await post(paths.rating(id, name, 'H1'), { value: 'CC' })).status).toBe(404)
  expect((await post(paths.rating(id, 'E1', name), { value: 'CC' })).status).toBe(404)
})

test('HEAD requests for the live stream open no stream', async () => {
  const { request, fromCase } = await testApp()
  const live = paths.live(await fromCase())
  for (let times = 0; times < 201; times += 1) expect((await request(live, { method: 'HEAD' })).status).toBe(200)
  const stream = await request(live)
  expect(stream.status).toBe(200)
  await stream.body?.cancel()
})

test('the address of a form that showed an error can be reloaded', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  for (const path of [paths.person(id), paths.duplicate(id)]) expect((await get(path)).headers.get('location')).toBe(paths.settings(id))
  for (const path of [paths.workbooks(), paths.imports()]) expect((await get(path)).headers.get('location')).toBe('/')
})

test('the error page of a refusal in a workbook links back to it', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const refused = await post(paths.undo(id))
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain(`href="${paths.workbook(id)}"`)
})

test('forms clean texts as documents do, so an export can be imported unchanged', async () => {
  const { post, workbooks, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E1', 'H1'), { value: 'C', note: 'a\u0000b' })
  await post(paths.reasons(id, 'E1'), { reason: 'why\u0007\r\nnot' })
  const me = (await workbooks.open(id)).workbook.raters.get('me')
  expect(me?.notes.get('E1')?.get('H1')).toBe('ab')
  expect(me?.rationales.get('E1')).toBe('why\nnot')
})

test('a note or reason that is too long is refused at its field and keeps the text as typed', async () => {
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
  'a %s body that breaks off is refused and logs no fault',
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

test('a full workbook with parked items can be duplicated, exported and imported', async () => {
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

test('a file whose raters leave no space for the person is refused in the preview', async () => {
  const { request } = await testApp()
  const raters = Array.from({ length: LIMITS.raters }, (_, at) => ({ id: `r${at}`, name: 'R' }))
  const document = { format: 'ach-workbook', version: 1, title: 'T', question: 'Q', hypotheses: [], evidence: [], raters }
  const body = new FormData()
  body.set('file', new File([JSON.stringify(document)], 'full.json'))
  const answer = await request(paths.imports(), { method: 'POST', body })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('250 raters')
})

test('a form with an unreadable version is a conflict and keeps the text as typed', async () => {
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

test('a body that is too large is refused on an open connection, so the client can read the reason', async () => {
  const { request } = await testApp()
  const answer = await request(paths.imports(), { method: 'POST', headers: { 'content-length': '30000000' }, body: 'x' })
  expect(answer.status).toBe(413)
  expect(answer.headers.get('connection')).toBeNull()
})
