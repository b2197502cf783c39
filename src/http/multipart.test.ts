// Forms with files, however the network splits them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMultipart } from './multipart.ts'

const LIMITS = { bytes: 1_000_000, fields: 20 }

async function* split(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** Reads a form that arrives in parts of this size; its texts as they are, its files with their bytes as text. */
async function read(form: FormData | string, size = 65_536, { known = true, limits = LIMITS } = {}) {
  const response = new Response(form)
  const contentType = typeof form === 'string' ? 'multipart/form-data; boundary=b' : (response.headers.get('content-type') ?? '')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const entries = await readMultipart({ body: split(bytes, size), contentType, size: known ? bytes.length : null }, limits)
  return entries.map(([name, value]) => [
    name,
    typeof value === 'string' ? value : { name: value.name, text: Buffer.from(value.bytes).toString('latin1') },
  ])
}

test('a form is read as it was sent, in parts of any size, whether or not its size is known in advance', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom('\r\n', '\r\n--', '--', '\r\n------formdata').map((one) => Buffer.from(one)),
  )
  const entry = fc.oneof(text, fc.record({ name: fc.stringMatching(/^[a-zЖ"; ]{1,20}$/), bytes }))
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.integer({ min: 1, max: 70 }), fc.boolean(), async (entries, size, known) => {
      const form = new FormData()
      for (const one of entries) {
        if (typeof one === 'string') form.append('text', one)
        else form.append('file', new File([Buffer.from(one.bytes)], one.name))
      }
      const sent = await Promise.all(
        [...form].map(async ([name, value]) => [
          name,
          // As the format asks, every line break of a text is sent as CRLF.
          typeof value === 'string'
            ? value.replace(/\r\n?|\n/g, '\r\n')
            : { name: value.name, text: Buffer.from(await value.arrayBuffer()).toString('latin1') },
        ]),
      )
      expect(await read(form, size, { known })).toEqual(sent)
    }),
  )
})

test('many files of one form share the memory that the form had', async () => {
  const form = new FormData()
  for (const letter of 'abc') form.append('file', new File([letter.repeat(100_000)], letter))
  const response = new Response(form)
  const contentType = response.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await response.arrayBuffer())
  const entries = await readMultipart({ body: split(bytes, 65_536), contentType, size: bytes.length }, LIMITS)
  const buffers = entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.bytes.buffer]))
  expect([buffers.length, new Set(buffers).size, buffers[0]?.byteLength]).toEqual([3, 1, bytes.length])
})

const part = (name: string, text = 'x') => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`

test.each([
  ['breaks off', part('a')],
  ['breaks off within a file', '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nxyz'],
  ['has a field without a name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'],
  ['has more fields than allowed', `${part('a').repeat(21)}--b--\r\n`],
  ['is empty', ''],
])('a form that %s is refused', async (_, body) => {
  for (const size of [1, 7, 65_536]) await expect(read(body, size)).rejects.toThrow(Error)
})

test('a form of the most fields is read', async () => {
  expect(await read(`${part('a').repeat(20)}--b--\r\n`)).toHaveLength(20)
})
