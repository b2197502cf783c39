// Redirects of addresses with a trailing slash, directly and behind a proxy.
import { expect, test } from 'vitest'
import { signInAs } from '../tests/support/sign-in.test-support.ts'
import { testApp } from '../tests/support/test-app.ts'

test('a trailing slash redirects to the page, whatever host and protocol the request used', async () => {
  const app = await testApp({ signIn: true, baseUrl: new URL('https://ach.example.org:3000'), proxies: 1 })
  const person = await signInAs(app, 'Aigerim')
  const redirect = async (path: string) => {
    const answer = await person.get(path, { 'x-forwarded-proto': 'https' })
    return [answer.status, answer.headers.get('location')]
  }
  expect(await redirect('/help/')).toEqual([301, '/help'])
  expect(await redirect('/help/?q=1')).toEqual([301, '/help?q=1'])
  expect(await redirect('/help')).toEqual([200, null])
  expect(await redirect('//evil.example/')).toEqual([301, '/evil.example'])
  expect((await redirect('//'))[0]).toBe(404)
})
