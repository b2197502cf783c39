import { expect, onTestFinished, test, vi } from 'vitest'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const targetsOf = (html: string) => [...html.matchAll(/hx-target="([^"]+)"/g)].map((match) => match[1])

test('the stream begins with where the workbook is and tells each move', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.get(`/workbooks/${id}/live`)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(answer.headers.get('x-accel-buffering')).toBe('no')
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const { seq } = (await app.workbooks.open(id)).workbook
  expect((await reader?.read())?.value).toContain(`data: ${seq}`)
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'C' })
  expect((await reader?.read())?.value).toContain(`data: ${seq + 1}`)
  await reader?.cancel()
})

test('many moves at once are sent as one hint, with the newest number', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.get(`/workbooks/${id}/live`)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  const { seq } = (await app.workbooks.open(id)).workbook
  for (const item of ['E1', 'E2', 'E3', 'E4', 'E5']) {
    await app.post(`/workbooks/${id}/ratings/${item}/H1`, { value: 'C' })
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(250)
  const told = (await reader?.read())?.value ?? ''
  expect(told.match(/data: /g)).toHaveLength(1)
  expect(told).toContain(`data: ${seq + 5}`)
  await reader?.cancel()
})

test('a page that missed ratings gets their cells and what they moved', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II' })
  await app.post(`/workbooks/${id}/ratings/E3/H2`, { value: 'C' })
  const html = await (await app.get(`/workbooks/${id}/since/${seq}`, HTMX)).text()
  expect(targetsOf(html)).toEqual(expect.arrayContaining(['#c-E1-H1', '#c-E3-H2', '#t-H1', '#t-H2', '#scores', '#seq']))
  expect(targetsOf(html)).not.toContain('#matrix')
})

test('a page that missed anything else gets the whole matrix', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  const html = await (await app.get(`/workbooks/${id}/since/${seq}`, HTMX)).text()
  expect(targetsOf(html)).toEqual(['#verdict', '#matrix', '#undo-redo', '#seq'])
})

test('undo takes the newest rating back and names what comes next; without a page it leads back to where it was pressed', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II' })
  const { seq } = (await app.workbooks.open(id)).workbook
  const html = await (await app.post(`/workbooks/${id}/undo`, { view: '', seq: String(seq) }, HTMX)).text()
  expect(html).toContain('<td id="c-E1-H1" data-rating="">')
  expect(html).toContain('Redo: ')
  const plain = await app.post(`/workbooks/${id}/redo`, {}, { referer: `http://localhost/workbooks/${id}/evidence` })
  expect(plain.headers.get('location')).toBe(`/workbooks/${id}/evidence`)
  for (const [from, to] of [
    ['pairs?saved=1', 'pairs'],
    ['new/expectations?added=X5&hypothesis=H1', 'new/expectations?hypothesis=H1'],
  ]) {
    const back = await app.post(`/workbooks/${id}/undo`, {}, { referer: `http://localhost/workbooks/${id}/${from}` })
    expect(back.headers.get('location')).toBe(`/workbooks/${id}/${to}`)
    await app.post(`/workbooks/${id}/redo`)
  }
  const elsewhere = await app.post(`/workbooks/${id}/undo`, {}, { referer: 'http://elsewhere.example/workbooks' })
  expect(elsewhere.headers.get('location')).toBe(`/workbooks/${id}`)
})
