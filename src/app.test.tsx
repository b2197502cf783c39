import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Refused } from './ach/model/refused.ts'
import { NO_SUCH_PAGE } from './http/well-formed.ts'
import { paths } from './paths.ts'
import { HTMX, testApp } from './tests/support/test-app.ts'
import type { PageEnv } from './web/shared/open-view.ts'

const trialRoutes = new Hono<PageEnv>()
  .get('/trial/breaks', () => {
    throw new Error('a secret in the stack')
  })
  .get('/trial/no', () => {
    throw new Refused('parked', 'E1 is parked.')
  })
  .get('/trial/long', (c) => c.html('<p>long</p>'.repeat(2000)))
  .get('/trial/short', (c) => c.html('<p>short</p>'.repeat(70)))
  .post('/trial/body', async (c) => c.text(String((await c.req.text()).length)))

const trialApp = () => testApp({ routes: trialRoutes })

describe('the headers of every response', () => {
  test('every response forbids inline and foreign content and is not cached', async () => {
    const app = await trialApp()
    for (const path of ['/trial/long', '/nowhere', '/trial/breaks']) {
      const { headers } = await app.get(path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('vary')).toContain('HX-Request, HX-Request-Type')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  test('behind TLS, browsers are told to use nothing else', async () => {
    const app = await testApp({ signIn: true, baseUrl: new URL('https://ach.example.org') })
    expect((await app.get('/sign-in')).headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('the method %s is refused with the methods that work', async (method) => {
    const app = await trialApp()
    const response = await app.request('/trial/body', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each(['/workbooks/x%0d%0ay/settings/', '/workbooks/%00/duplicate', '/workbooks/a%1b/aids', '/%7f'])(
    'a control character in the path %s is refused with the usual headers',
    async (path) => {
      const app = await trialApp()
      for (const method of ['GET', 'POST']) {
        const { status, headers } = await app.request(path, { method })
        expect([status, headers.get('x-content-type-options')]).toEqual([404, 'nosniff'])
      }
    },
  )

  test('a long response is compressed if the browser accepts it', async () => {
    const app = await trialApp()
    const compressed = await app.get('/trial/long', { 'accept-encoding': 'gzip, deflate, br' })
    expect(compressed.headers.get('content-encoding')).toBe('br')
    expect(compressed.headers.get('vary')).toContain('Accept-Encoding')
    expect((await compressed.arrayBuffer()).byteLength).toBeLessThan(1000)
    expect((await app.get('/trial/long')).headers.get('content-encoding')).toBeNull()
    expect((await app.get('/trial/short', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBeNull()
  })
})

describe('a server without sign-in', () => {
  const at = (app: { app: Hono<PageEnv> }, address: string | undefined, headers: Record<string, string>) =>
    app.app.request('/trial/long', { headers }, address === undefined ? {} : { incoming: { socket: { remoteAddress: address } } })

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('a server without sign-in serves a request from %s', async (address) => {
    expect((await at(await trialApp(), address, { host: 'localhost:3000' })).status).toBe(200)
  })

  test.each(['192.168.1.5', '::ffff:10.0.0.1', undefined])('a server without sign-in refuses a request from %s', async (address) => {
    const response = await at(await trialApp(), address, { host: 'localhost:3000' })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Without sign-in')
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '0.0.0.0:3000', ''])(
    'a server without sign-in refuses the host name %j',
    async (host) => {
      expect((await at(await trialApp(), '127.0.0.1', { host })).status).toBe(403)
    },
  )

  test.each([
    ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-prefix', 'x-real-ip', 'cf-connecting-ip'],
    ...['true-client-ip', 'x-original-host', 'x-original-url', 'x-client-ip', 'fly-client-ip', 'cdn-loop', 'x-envoy-external-address'],
  ])('a server without sign-in refuses a request with the header %s', async (name) => {
    const app = await trialApp()
    expect((await app.get('/trial/long', { [name]: 'x' })).status).toBe(403)
  })

  test('a server without sign-in refuses HTTP/1.0, which proxies use and browsers do not', async () => {
    const { app } = await trialApp()
    const send = (httpVersion: string) =>
      app.request('/trial/long', { headers: { host: 'localhost' } }, { incoming: { httpVersion, socket: { remoteAddress: '127.0.0.1' } } })
    expect((await send('1.0')).status).toBe(403)
    expect((await send('1.1')).status).toBe(200)
  })

  test('with a start link only a browser that opened it is let in, and a wrong token is refused', async () => {
    const { get, fromCase } = await testApp({ startToken: 'the-token' })
    const pages = ['/', paths.workbook(await fromCase()), paths.join(), paths.help()]
    for (const page of pages) expect((await get(page)).status).toBe(403)
    expect((await get(`${paths.start()}?token=wrong`)).status).toBe(403)
    const opened = await get(`${paths.start()}?token=the-token`)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
    const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    for (const page of pages) expect((await get(page, { cookie })).status).toBe(200)
    expect((await get('/', { cookie: cookie.replace(/=.*/, '=wrong') })).status).toBe(403)
    expect((await get(`${paths.start()}?token=the-token`, { host: '[::1]' })).status).toBe(303)
  })
})

describe('requests that write', () => {
  const send = async (headers: Record<string, string>) => {
    const app = await trialApp()
    return (await app.request('/trial/body', { method: 'POST', body: 'abc', headers: { host: 'localhost:3000', ...headers } })).status
  }

  test('a write is accepted from the own origin, the same site or a client that is not a browser', async () => {
    expect(await send({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await send({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await send({})).toBe(200)
  })

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('a write with the headers %o is refused', async (headers) => {
    expect(await send(headers as Record<string, string>)).toBe(403)
  })
})

describe('the size limit of request bodies', () => {
  test('a body whose declared length is too large is refused unread', async () => {
    const app = await trialApp()
    const response = await app.request('/trial/body', { method: 'POST', body: 'x', headers: { 'content-length': '9000000' } })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('limit of 1 MB')
  })

  test('a body without a declared length is refused once it exceeds the limit', async () => {
    const app = await trialApp()
    const post = (size: number) =>
      app.request('/trial/body', { method: 'POST', body: 'x'.repeat(size), headers: { 'transfer-encoding': 'chunked' } })
    expect((await post(2_000_000)).status).toBe(413)
    expect(await (await post(1000)).text()).toBe('1000')
  })
})

describe('how a refusal is shown', () => {
  test('a refusal is a page with its sentence', async () => {
    const response = await (await trialApp()).get('/trial/no')
    expect(response.status).toBe(409)
    expect(await response.text()).toMatch(/<!doctype html>[\s\S]*E1 is parked\./i)
  })

  test('a refusal to htmx is a message outside the swapped element', async () => {
    const response = await (await trialApp()).get('/trial/no', HTMX)
    expect(response.status).toBe(409)
    const text = await response.text()
    expect(text).toMatch(/^<hx-partial hx-target="#toasts"/)
    expect(text).toContain('E1 is parked.')
  })

  test('a refusal to a request for JSON is JSON', async () => {
    const response = await (await trialApp()).get('/nowhere.json')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: NO_SUCH_PAGE })
  })
})

test('an unexpected error shows an id; the log has the stack under that id, without the query', async () => {
  const app = await trialApp()
  const response = await app.get('/trial/breaks?q=private')
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toContain('secret')
  const id = /[2-9A-Z]{4}-[2-9A-Z]{3}/.exec(text)?.[0]
  expect(id).toBeDefined()
  expect(app.logged).toHaveLength(1)
  const line = JSON.parse(app.logged[0] ?? '')
  expect(line).toMatchObject({ level: 'error', what: 'fault', id, method: 'GET', path: '/trial/breaks' })
  expect(line.stack).toContain('a secret in the stack')
  expect(app.logged[0]).not.toContain('private')
})

test('/healthz and /readyz respond without a page, and /readyz fails once the workbooks are closed', async () => {
  const app = await trialApp()
  expect((await app.get('/healthz')).status).toBe(200)
  expect((await app.get('/readyz')).status).toBe(200)
  const closed = await trialApp()
  await closed.workbooks.close()
  expect((await closed.get('/readyz')).status).toBe(503)
})
