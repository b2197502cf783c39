// Arbitrary requests: every part is random, most of it close enough to valid to get far.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Known, type Route, valuesOf } from './pages.test-support.ts'
import type { RawRequest } from './surface.test-support.ts'

const NASTY_PARTS = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    '0',
    '-1',
    '1e9',
    '%00',
    '%2e%2e',
    '..%2f..%2f',
    '%2f',
    '%5c',
    'a\\b',
  ],
  ...['%E0%A4%A', '%', '%ff', '%F0%9F%98%80', '😀', '', '.', '..', ' ', 'E1;x', 'E'.repeat(33), 'x'.repeat(6000), '%0d%0aX:1', '*', ':id'],
]
const NASTY_TEXTS = [
  ...['', ' ', '\u0000', '__proto__', 'constructor', '-1', '1e400', 'NaN', '99999999999999999999', '0x10', '½', '٣', '\ud83d', '\u202e'],
  ...[
    '<script>x</script>',
    '"\'><img src=x>',
    '{"a":1}',
    '=1+1',
    '//evil.example/',
    'https://evil.example',
    'javascript:1',
    '/\\evil.example',
  ],
  ...['a\r\nX: 1', 'x'.repeat(20_001), '😀'.repeat(300), 'a\t\tb\n'.repeat(500), ',;|'.repeat(100), '[]', 'on', 'yes', '2022-02-31'],
]
const TYPES = [
  ...['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-16', 'multipart/form-data; boundary=abc'],
  ...['multipart/form-data', 'application/json', 'text/plain', 'image/png', '', ';', 'multipart/form-data; boundary=', 'x'.repeat(3000)],
]
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']
const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Encoding', 'gzip'],
  ['Accept-Encoding', 'gzip, br;q=0, *'],
  ['Accept-Encoding', 'br'],
  ['HX-Request', 'true'],
  ['HX-Request-Type', 'partial'],
  ['HX-Current-URL', 'http://evil.example/%'],
  ['Origin', 'null'],
  ['Origin', 'http://localhost'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Cookie', 'a=b; __proto__=1; =; ;;'],
  ['Referer', '%%%'],
  ['Range', 'bytes=0-0,5-'],
  ['If-None-Match', '*'],
  ['Expect', '100-continue'],
  ['Upgrade', 'websocket'],
  ['Last-Event-ID', '-1'],
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Accept', '\u00ff'],
  ['Content-Type', 'text/plain'],
  ['X-Long', 'x'.repeat(7000)],
]

const QUERY: Known = new Map(
  ['saved', 'before', 'rater', 'raters', 'view', 'as', 'anyway', 'find', 'back', 'card', 'seen', 'added', 'what', 'hypothesis'].map(
    (name) => [name, ['me', '1', 'all', 'E1', 'H1']],
  ),
)

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) => fc.oneof({ arbitrary: usual, weight: 4 }, { arbitrary: odd, weight: 1 })
const known = (values: Known, name: string) => fc.constantFrom(...(values.get(name) ?? ['']))
const text = fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }))

/** The fields of a form on a page: some left out, some with other values, some repeated. */
function fields(values: Known): fc.Arbitrary<[string, string][]> {
  const odd = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', '.', 'a[b]'), text)
  const field = (name: string) => mostly(known(values, name), text).map((value): [string, string] => [name, value])
  const form = [...values.keys()]
  return fc
    .tuple(
      fc.subarray(form, { minLength: Math.floor(form.length / 2) }),
      fc.array(form.length > 0 ? fc.constantFrom(...form) : odd, { maxLength: 2 }),
      odd,
      fc.nat(4),
    )
    .chain(([some, more, other, chance]) => fc.tuple(...[...some, ...more, ...(chance === 0 ? [other] : [])].map(field)))
}

const encoded = (values: readonly [string, string][]) =>
  Buffer.from(new URLSearchParams(values.map(([name, value]): [string, string] => [name, value])).toString())
const multipart = (values: readonly [string, string][], end: string) =>
  Buffer.from(
    `${values.map(([name, value]) => `--abc\r\nContent-Disposition: form-data; name="${name}"${name === 'file' ? '; filename="f.json"' : ''}\r\n\r\n${value}\r\n`).join('')}${end}`,
  )

type Sent = Pick<RawRequest, 'headers' | 'body' | 'hangsUp'>
const bodyOf = (type: string, body: Buffer, extra: readonly (readonly [string, string])[] = []): Sent => ({
  headers: [['Content-Type', type], ...(extra.length > 0 ? extra : [['Content-Length', String(body.length)] as const])],
  body,
  ...(extra.length > 0 && { hangsUp: true }),
})

function bodies(values: Known): fc.Arbitrary<Sent> {
  const form = fields(values)
  const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => Buffer.from(some))
  const type = fc.constantFrom(...TYPES)
  const odd = fc.oneof(
    form.map((values) => bodyOf('multipart/form-data; boundary=abc', multipart(values, '--abc--\r\n'))),
    fc
      .tuple(form, fc.constantFrom('', '--ab', '--abc'))
      .map(([values, end]) => bodyOf('multipart/form-data; boundary=abc', multipart(values, end))),
    fc.tuple(type, bytes).map(([one, body]) => bodyOf(one, body)),
    fc.tuple(type, form).map(([one, values]) => bodyOf(one, encoded(values))),
    form.map((values) => bodyOf('application/x-www-form-urlencoded', gzipSync(encoded(values)))),
    fc
      .tuple(type, bytes, fc.constantFrom('100000', '99999999999', '-1', '1e3', '0', ''))
      .map(([one, body, length]) => bodyOf(one, body, [['Content-Length', length]])),
    fc.tuple(type, bytes).map(([one, body]) => bodyOf(one, body, [['Transfer-Encoding', 'chunked']])),
    form.map((values) => {
      const body = encoded(values)
      const chunks = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
      return bodyOf('application/x-www-form-urlencoded', body.length === 0 ? Buffer.from('0\r\n\r\n') : chunks, [
        ['Transfer-Encoding', 'chunked'],
      ])
    }),
  )
  return mostly(
    form.map((values) => bodyOf('application/x-www-form-urlencoded', encoded(values))),
    odd,
  )
}

const target = (path: string, parts: Known): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...path.split('/').map((part) => {
        const [, name] = /^:(\w+)/.exec(part) ?? []
        if (name === undefined) return fc.constant(part)
        const usual = fc.constantFrom(...valuesOf(path, name, parts))
        return fc.oneof({ arbitrary: usual, weight: 12 }, { arbitrary: fc.constantFrom(...NASTY_PARTS), weight: 1 })
      }),
    )
    .map((all) => all.join('/') || '/')

/** Requests for one route: usually with its own method and for existing items. */
export function requestsFor({ method, path }: Route, parts: Known, form: Known): fc.Arbitrary<RawRequest> {
  const query = fc.oneof(
    fc.constant(''),
    fields(QUERY).map((values) => `?${encoded(values)}`),
    fc.constantFrom(
      '?',
      '?%',
      '?a[]=1&a=2&__proto__=3',
      '?saved=%ff&before=1e9',
      '?before=0&rater=__proto__&raters=all',
      `?find=${'x'.repeat(5000)}`,
    ),
  )
  return fc
    .record({
      method: mostly(fc.constant(method), fc.constantFrom(...METHODS)),
      path: fc.tuple(target(path, parts), query).map((both) => both.join('')),
      odd: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, { arbitrary: fc.subarray([...ODD_HEADERS], { maxLength: 3 }), weight: 1 }),
      body: bodies(form),
    })
    .map((draft) => {
      const bare = draft.method === 'GET' || draft.method === 'HEAD'
      const { headers, ...body } = bare ? { headers: [] } : draft.body
      return { method: draft.method, path: draft.path, ...body, headers: [...headers, ...draft.odd] }
    })
}
