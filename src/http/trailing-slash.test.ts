// Addresses with a slash too many, directly and behind a proxy.
import { expect, test } from 'vitest'
import { called } from '../tests/support/sign-in.test-support.ts'
import { testApp } from '../tests/support/test-app.ts'

test('a slash too many leads to the page, whatever name and protocol it was asked by', async () => {
  const app = await testApp({ signIn: true, baseUrl: new URL('https://ach.example.org:3000'), proxies: 1 })
  const somebody = await called(app, 'Aigerim')
  const place = async (path: string) => {
    const answer = await somebody.get(path, { 'x-forwarded-proto': 'https' })
    return [answer.status, answer.headers.get('location')]
  }
  expect(await place('/help/')).toEqual([301, '/help'])
  expect(await place('/help/?q=1')).toEqual([301, '/help?q=1'])
  expect(await place('/help')).toEqual([200, null])
  expect(await place('//evil.example/')).toEqual([301, '/evil.example'])
  expect((await place('//'))[0]).toBe(404)
})
