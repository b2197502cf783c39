// Access with sign-in: requests every route of the app as a stranger, person, reader, participant and facilitator.
import { expect, test } from 'vitest'
import { participantRunIn, paths } from '../paths.ts'
import { responseProblems } from '../tests/hostile/responses.test-support.ts'
import { cookieOf, KEY, participant, reader, runFrom, signInAs, signInWithKey, visitor } from '../tests/support/sign-in.test-support.ts'
import { type TestApp, testApp } from '../tests/support/test-app.ts'
import { NAMELESS_MAY, PARTICIPANT_MAY, READER_MAY, READER_MAY_TOO, type Route, STRANGER_MAY } from './permissions.ts'
import { hashOf } from './secrets.ts'

const open = () => testApp({ signIn: true })
/** They do not depend on a person: /metrics is for programs with the key. */
const OPEN_TO_ALL = ['/healthz', '/readyz', '/version', '/metrics']

const LAST = new Set([paths.signOut(), paths.leaveExercise(':id')])

/** Every route of the app. */
const routesOf = ({ app }: TestApp): Route[] =>
  app.routes
    .filter(({ method, path }) => (method === 'GET' || method === 'POST') && path !== '*' && path !== '/*' && !OPEN_TO_ALL.includes(path))
    .map(({ method, path }): Route => [method as 'GET' | 'POST', path])
    // signing out comes last, because it ends the session
    .sort(([, a], [, b]) => Number(LAST.has(a)) - Number(LAST.has(b)))

/** The home page redirects a reader to the workbook of the link. */
const REDIRECTS: readonly Route[] = [['GET', paths.home()]]

const named = ([method, path]: Route) => `${method} ${path}`
const filled = (pattern: string, id: string) => pattern.replace(':id', id).replaceAll(/:\w+/g, 'X1')

/** Cancels a stream, which never ends by itself. */
async function bodyOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  await answer.body?.cancel()
  return ''
}

/** The routes that are not refused with this cookie. */
async function permittedRoutes(app: TestApp, cookie: string, workbook: string): Promise<string[]> {
  const client = visitor(app, cookie)
  const all: string[] = []
  for (const [method, pattern] of routesOf(app)) {
    const path = filled(pattern, workbook)
    const answer = method === 'GET' ? await client.get(path, { accept: '*/*' }) : await client.post(path)
    const body = await bodyOf(answer)
    expect(responseProblems({ status: answer.status, headers: [...answer.headers], body }), named([method, pattern])).toEqual([])
    if (answer.status !== 403 || body.includes('not the key')) all.push(named([method, pattern]))
  }
  return [...new Set(all)].sort()
}
const names = (...lists: (readonly Route[])[]) => [...new Set(lists.flat().map(named))].sort()

test('the permission tables list these routes and no others', () => {
  expect(names(STRANGER_MAY)).toEqual([
    'GET /join',
    'GET /join/:code',
    'GET /read/:secret',
    'GET /rejoin',
    'GET /sign-in',
    'GET /wall/:code',
    'GET /wall/:code/hints',
    'POST /join',
    'POST /rejoin',
    'POST /sign-in',
  ])
  for (const [, path] of PARTICIPANT_MAY) expect(path).toMatch(/^\/exercises\/:id\/participant(\/|$)/)
  expect(names(NAMELESS_MAY)).toEqual(['GET /help', 'GET /help/:page', 'GET /name', 'POST /name', 'POST /sign-out'])
  expect(names(READER_MAY, READER_MAY_TOO)).toEqual([
    'GET /help',
    'GET /help/:page',
    'GET /workbooks/:id',
    'GET /workbooks/:id/analysis',
    'GET /workbooks/:id/analysis/group',
    'GET /workbooks/:id/analysis/robustness',
    'GET /workbooks/:id/export.csv',
    'GET /workbooks/:id/export.docx',
    'GET /workbooks/:id/export.json',
    'GET /workbooks/:id/export.md',
    'GET /workbooks/:id/export.stix.json',
    'GET /workbooks/:id/export.xlsx',
    'GET /workbooks/:id/exports',
    'GET /workbooks/:id/heat-map',
    'GET /workbooks/:id/marking.css',
    'GET /workbooks/:id/matrix-check',
    'GET /workbooks/:id/matrix-check.md',
    'GET /workbooks/:id/matrix-copy.json',
    'GET /workbooks/:id/overview',
    'GET /workbooks/:id/pictures/:file',
    'GET /workbooks/:id/report',
    'GET /workbooks/:id/scores.json',
    'GET /workbooks/:id/scores/:hypothesis',
    'GET /workbooks/:id/verdict',
    'POST /sign-out',
  ])
})

test('a stranger can open the pages for signing in and joining, and no other route', async () => {
  const app = await open()
  expect(await permittedRoutes(app, '', await app.fromCase())).toEqual(names(STRANGER_MAY))
})

test('a person with the key but without a name can enter a name, and nothing else', async () => {
  const app = await open()
  const { cookie } = await signInWithKey(app)
  const may = await permittedRoutes(app, cookie, await app.fromCase())
  expect(may).toEqual(names(STRANGER_MAY, NAMELESS_MAY))
})

test('a reader can read the workbook of the link, and no other', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const [own, other] = [await app.fromCase(), await app.fromCase('tokyo-1995')]
  const { cookie } = await reader(app, facilitator, own, { rater: 'me' })
  expect(await permittedRoutes(app, cookie, own)).toEqual(names(STRANGER_MAY, READER_MAY, READER_MAY_TOO, REDIRECTS))
  const otherReader = await reader(app, facilitator, own, { rater: 'me' })
  expect((await otherReader.get('/')).headers.get('location')).toBe(`/workbooks/${own}`)
  expect(await permittedRoutes(app, otherReader.cookie, other)).toEqual(names(STRANGER_MAY, READER_MAY_TOO, REDIRECTS))
})

test('a participant can open their pages of their own exercise, and of no other', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const workbook = await app.fromCase()
  const [own, other] = [await runFrom(facilitator, workbook), await runFrom(facilitator, workbook)]
  const { cookie } = await participant(app, own)
  expect(await permittedRoutes(app, cookie, own)).toEqual(names(STRANGER_MAY, PARTICIPANT_MAY, REDIRECTS))
  const otherParticipant = await participant(app, own, 'Nurlan')
  expect((await otherParticipant.get('/')).headers.get('location')).toBe(paths.participantHome(own))
  for (const elsewhere of [other, workbook])
    expect(await permittedRoutes(app, otherParticipant.cookie, elsewhere)).toEqual(names(STRANGER_MAY, REDIRECTS))
})

test('a facilitator who is also a participant has the pages of both', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const { cookie } = await participant(app, run)
  const both = visitor(app, `${facilitator.cookie}; ${cookie}`)
  expect((await both.get(paths.participantHome(run))).status).toBe(200)
  expect((await both.get(paths.exercise(run))).status).toBe(200)
  expect((await facilitator.get(paths.participantHome(run))).headers.get('location')).toBe(paths.join())
})

test('a facilitator may request every route', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const workbook = await app.fromCase()
  for (const [method, pattern] of routesOf(app)) {
    // these pages need the cookie of a participant
    if (participantRunIn(pattern) !== undefined) continue
    if (pattern === paths.signOut() || pattern === paths.signIn() || pattern === paths.links(':id')) continue
    const path = filled(pattern, workbook)
    const answer = method === 'GET' ? await facilitator.get(path) : await facilitator.post(path)
    expect([named([method, pattern]), answer.status]).not.toEqual([named([method, pattern]), 403])
  }
})

test('signing in and entering a name return to the requested page, never to another server', async () => {
  const app = await open()
  const id = await app.fromCase()
  await app.store.setAccessKey(hashOf(KEY))
  const stranger = visitor(app)
  const to = encodeURIComponent(`/workbooks/${id}`)
  expect((await stranger.get(`/workbooks/${id}`)).headers.get('location')).toBe(`/sign-in?to=${to}`)
  const signedIn = await stranger.post(paths.signIn(), { key: KEY, to: `/workbooks/${id}` })
  expect(signedIn.headers.get('location')).toBe(`/name?to=${to}`)
  const nameless = visitor(app, cookieOf(signedIn))
  expect((await nameless.post(paths.name(), { name: 'Aigerim', to: `/workbooks/${id}` })).headers.get('location')).toBe(`/workbooks/${id}`)
  for (const place of ['//evil.example/', 'https://evil.example/', '/\\evil.example'])
    expect((await nameless.post(paths.name(), { name: 'Aigerim', to: place })).headers.get('location')).toBe('/')
})

test('the sign-in link signs in and removes the key from the address', async () => {
  const app = await open()
  await app.store.setAccessKey(hashOf(KEY))
  const answer = await visitor(app).get(`${paths.signIn()}?key=${KEY}`)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/name'])
  expect(answer.headers.get('set-cookie')).toMatch(/^ach=[\w-]{32}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(app.logged.join()).not.toContain(KEY)
})

test('a person is recognised by name in another browser, rates under it, and undoes only their own changes', async () => {
  const app = await open()
  const id = await app.fromCase()
  const rating = paths.rating(id, 'E1', 'H1')
  const [aigerim, daniyar] = [await signInAs(app, 'Aigerim'), await signInAs(app, 'Daniyar')]
  await aigerim.post(rating, { value: 'CC' })
  await daniyar.post(rating, { value: 'II' })
  const otherBrowser = await signInAs(app, ' aigerim ')
  expect((await otherBrowser.post(paths.undo(id))).status).toBe(303)
  const { workbook, names: called_ } = await app.workbooks.open(id)
  const rated = [...workbook.raters.values()].map(({ id: rater, ratings }) => [called_.get(rater), ratings.get('E1')?.get('H1')])
  expect(rated.filter(([name]) => name === 'Aigerim' || name === 'Daniyar')).toEqual([
    ['Aigerim', undefined],
    ['Daniyar', 'II'],
  ])
  expect(await (await aigerim.get(`/workbooks/${id}`)).text()).toContain('Analyst')
})

test('wrong keys are refused after ten a minute; the right key and reader links still work', async () => {
  const app = await open()
  await app.store.setAccessKey(hashOf(KEY))
  const stranger = visitor(app)
  for (let time = 0; time < 10; time += 1) expect((await stranger.post(paths.signIn(), { key: `wrong${time}` })).status).toBe(403)
  expect((await stranger.post(paths.signIn(), { key: 'wrong again' })).status).toBe(429)
  expect((await stranger.post(paths.signIn(), { key: KEY })).status).toBe(303)
  expect((await stranger.get(paths.read('guess'))).status).toBe(404)
})

test('images on a page of another site do not use up the attempts of its visitors', async () => {
  const app = await open()
  await app.store.setAccessKey(hashOf(KEY))
  const stranger = visitor(app)
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }
  const statuses = []
  for (let time = 0; time < 11; time += 1) statuses.push((await stranger.get(`${paths.signIn()}?key=wrong${time}`, image)).status)
  expect(statuses.slice(-2)).toEqual([403, 429])
  expect((await stranger.post(paths.signIn(), { key: 'wrong' })).status).toBe(403)
})

test('a new key signs everyone out, and old cookies and keys stop working; reader links keep working', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const guest = await reader(app, facilitator, id)
  await app.store.setAccessKey(hashOf('another-key-of-these-tests'))
  expect((await facilitator.get('/')).headers.get('location')).toBe('/sign-in')
  expect((await guest.get(`/workbooks/${id}`)).status).toBe(200)
  expect((await visitor(app).post(paths.signIn(), { key: KEY })).status).toBe(403)
})

test('a session ends after 60 days, for people, readers and participants, even if the browser keeps its cookie', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const run = await runFrom(facilitator, id)
  const guest = await reader(app, facilitator, id)
  const now = app.deps.now().getTime()
  /** The statuses of a person, a reader and a participant whose sessions began that many days ago. */
  const statuses = async (days: number) => {
    const at = new Date(now - days * 24 * 60 * 60 * 1000).toISOString()
    const [key, part] = [`key-${days}`, `part-${days}`]
    await app.store.keepSession({ hash: hashOf(key), at })
    await app.store.nameSession(hashOf(key), (await app.store.persons())[0]?.id ?? '')
    await app.store.keepParticipantSession({ workbook: run, rater: 'ann', hash: hashOf(part), at })
    const ask = async (cookie: string, path: string) => (await visitor(app, cookie).get(path)).status
    return [
      await ask(`ach=${key}`, paths.workbook(id)),
      await ask(guest.cookie.replace(/\.\d+$/, `.${Date.parse(at)}`), paths.workbook(id)),
      (await visitor(app, `ach-part=${part}`).get(paths.participantHome(run))).headers.get('location') ?? 'served',
    ]
  }
  expect(await statuses(59.99)).toEqual([200, 200, 'served'])
  for (const days of [60, 20_000, -60]) expect(await statuses(days), `${days} days`).toEqual([303, 303, paths.joinAgain()])
})

test('signing out ends the session, and its cookie stops working', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  await facilitator.post(paths.signOut())
  expect((await facilitator.get('/')).headers.get('location')).toBe('/sign-in')
})

test('a revoked reader link stops working', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const guest = await reader(app, facilitator, id)
  const [link] = await app.store.links(id)
  expect((await facilitator.post(paths.revokeLink(id, link?.id ?? ''))).status).toBe(303)
  expect((await guest.get(`/workbooks/${id}`)).headers.get('location')).toContain('/sign-in')
})

test('a write from another site is refused even with a valid cookie', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]
  for (const headers of foreign) expect((await facilitator.post(paths.undo(id), {}, headers)).status).toBe(403)
})

test('behind a trusted TLS proxy, cookies are secure, the origin of writes is checked and guesses count per client address', async () => {
  const app = await testApp({ signIn: true, baseUrl: new URL('https://ach.example.org'), proxies: 1 })
  await app.store.setAccessKey(hashOf(KEY))
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'ach.example.org', 'x-forwarded-for': '10.0.0.1, 203.0.113.9' }
  const through = visitor(app, '', '127.0.0.1:3000')
  const answer = await through.post(paths.signIn(), { key: KEY }, { ...proxied, origin: 'https://ach.example.org' })
  expect([answer.status, answer.headers.get('set-cookie')?.includes('Secure')]).toEqual([303, true])
  expect((await through.post(paths.signIn(), { key: KEY }, { ...proxied, origin: 'http://ach.example.org' })).status).toBe(403)
  const foreign = await through.get('/', { ...proxied, 'x-forwarded-host': 'evil.example' })
  expect([foreign.status, (await foreign.text()).includes('https://ach.example.org')]).toEqual([403, true])
  for (let time = 0; time < 10; time += 1) await through.post(paths.signIn(), { key: 'wrong' }, proxied)
  expect((await through.post(paths.signIn(), { key: 'wrong' }, proxied)).status).toBe(429)
  const other = { ...proxied, 'x-forwarded-for': '203.0.113.9, 203.0.113.10' }
  expect((await through.post(paths.signIn(), { key: 'wrong' }, other)).status).toBe(403)
})

test('headers of a proxy that is not trusted are ignored', async () => {
  const app = await open()
  await app.store.setAccessKey(hashOf(KEY))
  const stranger = visitor(app)
  for (let time = 0; time < 10; time += 1) await stranger.post(paths.signIn(), { key: 'wrong' }, { 'x-forwarded-for': `203.0.113.${time}` })
  expect((await stranger.post(paths.signIn(), { key: 'wrong' }, { 'x-forwarded-for': '203.0.113.99' })).status).toBe(429)
})

test('the secret of a reader link is never logged, even when the server fails', async () => {
  const app = await open()
  const facilitator = await signInAs(app, 'Aigerim')
  const page = await (await facilitator.post(paths.links(await app.fromCase()), {})).text()
  const secret = /\/read\/([\w-]+)/.exec(page)?.[1] ?? ''
  const { store } = app
  store.linkBy = () => Promise.reject(new Error('broken on purpose'))
  expect((await visitor(app).get(paths.read(secret))).status).toBe(500)
  expect(app.logged.join()).toContain('broken on purpose')
  expect(app.logged.join()).not.toContain(secret)
})
