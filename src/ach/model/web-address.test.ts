// Links of evidence and sources: only addresses of web pages, because a link is clicked.
import { expect, test } from 'vitest'
import { LIMITS, TEXT_PROBLEMS } from './texts.ts'
import { urlSchema, webHost, webTarget } from './web-address.ts'

test.each(['https://example.org', 'http://127.0.0.1:8080/a?b=c#d', 'HTTPS://EXAMPLE.ORG/', 'https://пример.org/страница'])(
  'the address %s is kept as typed',
  (url) => {
    expect(urlSchema.parse(url)).toBe(url)
  },
)

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://example.org',
  'example.org',
  '//example.org',
  'https://',
  'https:///a',
  'https:/example.org',
  'https://exa mple.org',
  'https://example.org/a b',
  'https://[',
  'see https://example.org',
])('the text %s is refused with a sentence', (url) => {
  expect(urlSchema.safeParse(url).error?.issues[0]?.message).toBe(TEXT_PROBLEMS.url)
})

test('a longer address than the limit is refused', () => {
  const long = `https://example.org/${'a'.repeat(LIMITS.url)}`
  expect(urlSchema.safeParse(long.slice(0, LIMITS.url)).success).toBe(true)
  expect(urlSchema.safeParse(long).success).toBe(false)
})

test('the host of a link is shown in ASCII, without the name of a user', () => {
  expect(webHost('https://bank.example@evil.example:8080/x')).toBe('evil.example:8080')
  expect(webHost('https://аpple.com/')).toBe('xn--pple-43d.com')
})

test('the target of a link contains no quotation marks, angle brackets or other letters than ASCII', () => {
  expect(webTarget('https://example.org/"<ы>')).toBe('https://example.org/%22%3C%D1%8B%3E')
})
