import { expect, test } from 'vitest'
import { hashOf } from '../../access/secrets.ts'
import { paths } from '../../paths.ts'
import { cookieOf, KEY, participant, runFrom, signInAs, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const lines = (logged: readonly string[]) => logged.map((line) => JSON.parse(line))
const pathsIn = (logged: readonly string[]) => lines(logged).flatMap(({ what, path }) => (what === 'request' ? [path] : []))

test('the request log has one line for each response, with its number and without the query', async () => {
  const app = await testApp({ logLevel: 'info' })
  const found = await app.get('/help?q=private')
  const missing = await app.get('/nowhere')
  expect(lines(app.logged)).toEqual([
    {
      at: '2026-01-02T03:04:05.000Z',
      level: 'info',
      what: 'request',
      id: found.headers.get('x-request-id'),
      method: 'GET',
      path: '/help',
      status: 200,
      ms: expect.any(Number),
    },
    expect.objectContaining({ id: missing.headers.get('x-request-id'), path: '/nowhere', status: 404 }),
  ])
  expect(found.headers.get('x-request-id')).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{3}$/)
  expect(found.headers.get('x-request-id')).not.toBe(missing.headers.get('x-request-id'))
})

test('the request log contains no keys, names, cookies or user texts', async () => {
  const app = await testApp({ logLevel: 'info', signIn: true })
  await app.store.setAccessKey(hashOf(KEY))
  const cookie = cookieOf(await visitor(app).get(`${paths.signIn()}?key=${KEY}`))
  const person = visitor(app, cookie)
  await person.post(paths.name(), { name: 'Aigerim' })
  const workbook = await app.fromCase()
  await person.post(paths.rating(workbook, 'E1', 'H1'), { rating: 'C', reason: 'Quite private' })
  const page = await (await person.post(paths.links(workbook), {})).text()
  const secret = /\/read\/([\w-]+)/.exec(page)?.[1] ?? 'none'
  expect((await visitor(app).get(paths.read(secret))).status).toBe(303)
  expect(pathsIn(app.logged)).toEqual([paths.signIn(), paths.name(), paths.rating(workbook, 'E1', 'H1'), paths.links(workbook), '/read/…'])
  for (const hidden of [KEY, 'Aigerim', 'Quite private', secret, cookie.split('=')[1] ?? ''])
    expect(app.logged.join(), hidden).not.toContain(hidden)
})

test('the request log never contains the secret of a reader link, even if the address is mistyped', async () => {
  const app = await testApp({ logLevel: 'info', signIn: true })
  const mangled = ['/read%2Fsecret', '/sign-in%3Fkey=secret', '/start%3ftoken%3Dsecret', '/join%2fsecret']
  for (const path of ['/read/secret/', '/read//secret', '//read/secret', '/READ/secret', '/read/secret/and-more', ...mangled])
    await visitor(app).get(path)
  expect(pathsIn(app.logged)).toHaveLength(9)
  expect(app.logged.join()).not.toContain('secret')
})

test('the log says from which address people signed in, joined or sent a wrong secret, and who was removed', async () => {
  const app = await testApp({ logLevel: 'info', signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const { rejoin } = await participant(app, run, 'Madina')
  await visitor(app).post(paths.signIn(), { key: 'wrong' })
  await visitor(app).get(paths.joinWith('ZZZZZZZZ'))
  await facilitator.post(paths.redact(run), { sure: 'yes' })
  const found = lines(app.logged).filter(({ what }) => what !== 'request')
  const at = { id: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{3}$/), address: '192.168.1.7' }
  expect(found).toMatchObject([
    { what: 'signed in', ...at },
    { what: 'joined', workbook: run, ...at },
    { what: 'wrong secret', kind: 'key', ...at },
    { what: 'wrong secret', kind: 'join', ...at },
    { what: 'personal data removed', workbook: run, ...at },
  ])
  expect(pathsIn(app.logged)).toContain('/join/…')
  for (const hidden of ['ZZZZZZZZ', 'Aigerim', 'Madina', rejoin]) expect(app.logged.join(), hidden).not.toContain(hidden)
})

test('a fault has the same number in the log and in the response', async () => {
  const app = await testApp({ logLevel: 'info' })
  app.store.listPart = () => Promise.reject(new Error('broken on purpose'))
  const answer = await app.get('/')
  const [fault, request] = lines(app.logged)
  expect(fault).toMatchObject({ what: 'fault', stack: expect.stringContaining('broken on purpose') })
  expect(request).toMatchObject({ what: 'request', id: fault.id, status: 500 })
  expect(await answer.text()).toContain(fault.id)
})
