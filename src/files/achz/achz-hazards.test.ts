// PARC ACH files that are damaged, too large or malicious: each is refused with its reason.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { GUNZIP_REFUSALS } from '../decode/gunzip.ts'
import { achzOf, achzOfXml, projectXml, refusalOf, utf16 } from './achz.test-support.ts'
import { ACHZ_REFUSALS, readAchz } from './achz.ts'
import { tooLongText, tooManyItems } from './achz-document.ts'
import { XML_REFUSALS } from './xml-tree.ts'

const refused = (bytes: Uint8Array) => refusalOf(() => readAchz(bytes))
const small = { matrices: [{ hypotheses: ['Coup', 'Ұлт'], evidence: [{ NAME: 'Әуежай', VALUES: 'C,I I' }] }] }
const xml = projectXml(small)
const read = (bytes: Uint8Array) => readAchz(bytes).workbooks.map(({ document }) => document)

test('UTF-16 in both byte orders and UTF-8 are read, with and without a byte order mark', () => {
  const expected = read(achzOf(small))
  const little = Buffer.from(xml, 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16(), utf16(xml).swap16(), Buffer.from(xml), Buffer.from(`\ufeff${xml}`)])
    expect(read(gzipSync(bytes))).toEqual(expected)
})

test('texts stay whole wherever the file is split while reading', () => {
  for (let shift = 0; shift < 8; shift += 1) {
    const long = { matrices: [{ hypotheses: ['H'], evidence: Array.from({ length: 12 }, () => ({ NAME: 'a\r🙂ә&<'.repeat(1_500) })) }] }
    const bytes = achzOf({ ...long, title: 'x'.repeat(shift + 1) })
    for (const { statement } of read(bytes)[0]?.evidence ?? []) expect(statement).toBe('a\n🙂ә&<'.repeat(1_500))
    const item = `<EVIDENCE><NAME>${'x'.repeat(shift)}${'\r\n🙂'.repeat(4_900)}</NAME></EVIDENCE>`
    const lines = `<P><MATRIX>${item.repeat(12)}</MATRIX></P>`
    for (const file of [gzipSync(Buffer.from(lines)), achzOfXml(lines)])
      for (const { statement } of read(file)[0]?.evidence ?? []) expect(statement).toBe(`${'x'.repeat(shift)}${'\n🙂'.repeat(4_900)}`)
  }
})

test('control characters from old programs do not make a file unreadable', () => {
  expect(read(achzOfXml(xml.replace('Coup', 'Co\u000bup\u0000\ud800')))[0]?.hypotheses[0]?.label).toBe('Coup\ufffd')
})

test('an empty .achz, one that is not gzip, a damaged and a truncated one have different refusals', () => {
  expect(refused(new Uint8Array())).toMatchObject({ code: 'invalid', message: GUNZIP_REFUSALS.empty })
  for (const bytes of [utf16(xml), Buffer.from('PK\u0003\u0004 something'), Uint8Array.of(0x1f)])
    expect(refused(bytes)).toMatchObject({ code: 'invalid', message: GUNZIP_REFUSALS.notGzip })
  const whole = achzOf(small)
  for (const length of [2, 10, 40, whole.length - 9, whole.length - 1])
    expect(refused(whole.slice(0, length)), `${length} bytes`).toMatchObject({
      code: 'invalid',
      message: GUNZIP_REFUSALS.truncated,
    })
  const damaged = Uint8Array.from(whole)
  damaged.fill(0xff, 30, 60)
  expect(refused(damaged)).toMatchObject({ code: 'invalid', message: GUNZIP_REFUSALS.damaged })
})

test('a file that unpacks to 300 MB of blanks is refused after unpacking only 64 MB', () => {
  // A gzip file may have several members: the same 10 MB of blanks thirty times.
  const block = gzipSync(Buffer.alloc(10 * 1024 * 1024, ' '), { level: 9 })
  const bomb = Buffer.concat(Array.from({ length: 30 }, () => block))
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const before = process.memoryUsage().arrayBuffers
  expect(refused(bomb)).toMatchObject({
    code: 'invalid',
    message: GUNZIP_REFUSALS.bomb,
  })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024)
})

test('10 MB and one byte are refused unread; 10 MB are read', () => {
  const bytes = new Uint8Array(10 * 1024 * 1024 + 1)
  expect(refused(bytes)).toMatchObject({ code: 'invalid', message: GUNZIP_REFUSALS.tooLarge })
  expect(refused(bytes.subarray(1)).message).toBe(GUNZIP_REFUSALS.notGzip)
})

test.each([
  ['a document type', '<!DOCTYPE PROJECT><PROJECT/>'],
  ['entities', '<!DOCTYPE P [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><P><MATRIX><HYPOTHESIS><NAME>&b;</NAME></HYPOTHESIS></MATRIX></P>'],
  ['an outside entity', '<!DOCTYPE P SYSTEM "file:///etc/passwd"><P/>'],
])('a file with %s is refused', (_, text) => {
  expect(refused(achzOfXml(text))).toMatchObject({
    code: 'invalid',
    message: XML_REFUSALS.doctype,
  })
})

test.each([
  ['an element that is not closed', '<P><MATRIX>'],
  ['elements closed in the wrong order', '<P>\n<A><B></A></B></P>'],
  ['an entity that is not declared', '<P>&nbsp;</P>'],
  ['an entity named as something that objects have', '<P>&constructor;</P>'],
  ['a lone ampersand', '<P>Smith & Sons</P>'],
  ['an attribute twice', '<P a="1" a="2"/>'],
  ['two roots', '<P/><P/>'],
  ['text alone', 'Hello'],
  ['nothing', ''],
])('an .achz with %s is refused with its place', (_, text) => {
  const { code, message } = refused(achzOfXml(text))
  const [line = Number.NaN, character = Number.NaN] = message.match(/\d+/g)?.map(Number) ?? []
  expect({ code, message }).toEqual({ code: 'invalid', message: XML_REFUSALS.malformed(line, character) })
})

test('bytes that are neither UTF-16 nor UTF-8 are refused', () => {
  expect(refused(gzipSync(Buffer.from('<P>caf\u00e9</P>', 'latin1'))).message).toBe(XML_REFUSALS.encoding)
})

test('endlessly nested elements and far too many entries are refused', () => {
  const deep = refused(gzipSync(Buffer.from('<a>'.repeat(1_000_000))))
  expect(deep).toMatchObject({ code: 'invalid', message: XML_REFUSALS.tooDeep })
  expect(refused(gzipSync(Buffer.from(`<P>${'<a/>'.repeat(1_000_000)}</P>`)))).toMatchObject({
    code: 'invalid',
    message: XML_REFUSALS.tooMany,
  })
  const attributes = Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')
  expect(refused(gzipSync(Buffer.from(`<P ${attributes}/>`)))).toMatchObject({ code: 'invalid', message: XML_REFUSALS.tooMany })
})

test.each([
  ['text', (long: string) => `<P>${long}</P>`],
  ['attribute', (long: string) => `<P a="${long}"/>`],
  ['comment', (long: string) => `<P><!--${long}`],
  ['name', (long: string) => `<P${long.replace(/\W/g, '')}`],
])('an endless %s is refused before all of it is read', (_, written) => {
  expect(refused(gzipSync(Buffer.from(written('word &amp; '.repeat(2_000_000)))))).toMatchObject({
    code: 'invalid',
    message: XML_REFUSALS.longText,
  })
})

test('a file without a matrix, or with empty ones only, is refused', () => {
  expect(refused(achzOf({ matrices: [] }))).toMatchObject({ code: 'invalid', message: ACHZ_REFUSALS.noMatrix })
  expect(refused(achzOf({ matrices: [{ hypotheses: [], evidence: [] }] }))).toMatchObject({
    code: 'invalid',
    message: ACHZ_REFUSALS.empty,
  })
})

test('a matrix larger than a workbook is refused by name; the largest that fits is read', () => {
  const hypotheses = (length: number) => Array.from({ length }, (_, at) => `Hypothesis ${at}`)
  const evidence = (length: number) => Array.from({ length }, (_, at) => ({ NAME: `Item ${at}`, VALUES: 'C' }))
  const fits = { hypotheses: hypotheses(20), evidence: evidence(1000) }
  const [document] = read(achzOf({ matrices: [fits] }))
  expect([document?.hypotheses.length, document?.evidence.length]).toEqual([20, 1000])
  expect(refused(achzOf({ matrices: [{ ...fits, hypotheses: hypotheses(21) }] }))).toMatchObject({
    code: 'limit',
    message: tooManyItems('The matrix', 21, 'hypotheses', LIMITS.hypotheses),
  })
  expect(refused(achzOf({ matrices: [fits, { ...fits, evidence: evidence(1001), more: '<NAME>Draft</NAME>' }] }))).toMatchObject({
    code: 'limit',
    message: tooManyItems('Matrix 2 of 2 (“Draft”)', 1001, 'items of evidence', LIMITS.evidence),
  })
  expect(refused(achzOf({ matrices: Array.from({ length: 51 }, () => ({ hypotheses: ['H'], evidence: [] })) }))).toMatchObject({
    code: 'limit',
    message: ACHZ_REFUSALS.tooMany(51),
  })
})

test('a text longer than a workbook holds is refused by name, never shortened', () => {
  const long = 'x'.repeat(20_001)
  const message = (matrix: { hypotheses?: string[]; evidence?: Record<string, string>[] }, classification = '') =>
    refused(achzOf({ classification, matrices: [{ hypotheses: ['H'], evidence: [], ...matrix }] }))
  expect(message({ hypotheses: [long] })).toMatchObject({ code: 'limit', message: tooLongText('The matrix', 'the text of H1 is') })
  expect(message({ evidence: [{ NAME: long }] })).toMatchObject({ code: 'limit', message: expect.stringContaining(`the text of E1 (“xxx`) })
  expect(message({ evidence: [{ NAME: 'Seen', NOTES: long.slice(5), CODE: 'K' }] })).toMatchObject({
    code: 'limit',
    message: tooLongText('The matrix', 'the notes of E1 (“Seen”), including fields moved there, are'),
  })
  expect(message({}, long)).toMatchObject({
    code: 'limit',
    message: tooLongText('The matrix', 'the background text with title and classification is'),
  })
})
