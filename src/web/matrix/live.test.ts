import { expect, onTestFinished, test, vi } from 'vitest'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const targetsOf = (html: string) => [...html.matchAll(/hx-target="([^"]+)"/g)].map((match) => match[1])

test('the live stream starts with the number of the last change and announces each new one', async () => {
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

test('the live stream sends many changes at once as one hint, with the newest number', async () => {
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
  const hint = (await reader?.read())?.value ?? ''
  expect(hint.match(/data: /g)).toHaveLength(1)
  expect(hint).toContain(`data: ${seq + 5}`)
  await reader?.cancel()
})

test('a matrix that missed ratings gets their cells and the scores they changed', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II' })
  await app.post(`/workbooks/${id}/ratings/E3/H2`, { value: 'C' })
  const html = await (await app.get(`/workbooks/${id}/since/${seq}`, HTMX)).text()
  expect(targetsOf(html)).toEqual(expect.arrayContaining(['#c-E1-H1', '#c-E3-H2', '#t-H1', '#t-H2', '#scores', '#seq']))
  expect(targetsOf(html)).not.toContain('#matrix')
})

test('a matrix that missed other changes gets the whole matrix', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  const html = await (await app.get(`/workbooks/${id}/since/${seq}`, HTMX)).text()
  expect(targetsOf(html)).toEqual(['#verdict', '#matrix', '#below', '#undo-redo', '#seq'])
})

test('undo reverses the newest rating and offers redo; without htmx it redirects to the page it was pressed on', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II' })
  const { seq } = (await app.workbooks.open(id)).workbook
  const html = await (await app.post(`/workbooks/${id}/undo`, { view: '', seq: String(seq) }, HTMX)).text()
  expect(html).toContain('<td id="c-E1-H1" data-rating="">')
  expect(html).toContain('Redo: ')
  const plain = await app.post(`/workbooks/${id}/redo`, {}, { referer: `http://localhost/workbooks/${id}/evidence` })
  expect(plain.headers.get('location')).toBe(`/workbooks/${id}/evidence?redone=1`)
  for (const [from, to] of [
    ['pairs?saved=1', 'pairs'],
    ['new/expectations?added=X5&hypothesis=H1', 'new/expectations?hypothesis=H1'],
  ]) {
    const response = await app.post(`/workbooks/${id}/undo`, {}, { referer: `http://localhost/workbooks/${id}/${from}` })
    expect(response.headers.get('location')).toBe(`/workbooks/${id}/${to}`)
    await app.post(`/workbooks/${id}/redo`)
  }
  const elsewhere = await app.post(`/workbooks/${id}/undo`, {}, { referer: 'http://elsewhere.example/workbooks' })
  expect(elsewhere.headers.get('location')).toBe(`/workbooks/${id}`)
})
