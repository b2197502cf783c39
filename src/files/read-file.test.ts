// Files of every kind, detected by content; useless or oversized ones are refused with a sentence.
import { describe, expect, test } from 'vitest'
import { DOCUMENT_REFUSALS, writeDocument } from '../ach/document/document.ts'
import { achzOf } from './achz/achz.test-support.ts'
import { readAchz } from './achz/achz.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { FILE_REFUSALS, readFile } from './read-file.ts'

const readText = (name: string, text: string) => readFile({ name, bytes: new TextEncoder().encode(text) })
const TABLE = 'Evidence;Coup\nSeen;CC\n'

test.each([
  ['an empty file', 'a.csv', '', GUNZIP_REFUSALS.empty],
  ['nothing but blanks', 'a.csv', ' \n\n', FILE_REFUSALS.nothing],
  ['a text of more than 8 MB', 'a.csv', `${TABLE}${'x'.repeat(8 * 1024 * 1024)}`, FILE_REFUSALS.tooLarge],
  ['a text of more than 100,000 lines', 'a.csv', 'a;b\n'.repeat(100_001), FILE_REFUSALS.tooLarge],
  ['a text of more than 100,000 lines that end in CR', 'a.csv', `${TABLE}${'a\r'.repeat(100_000)}`, FILE_REFUSALS.tooLarge],
  ['a text of more than 100,000 lines that end in CRLF', 'a.csv', `${TABLE}${'a\r\n'.repeat(100_000)}`, FILE_REFUSALS.tooLarge],
  ['a cell that is longer than one in a spreadsheet', 'a.csv', `${TABLE}${'x'.repeat(40_000)};C\n`, FILE_REFUSALS.longCell(3, 40_000)],
  ['a table of more rows than a workbook holds', 'a.csv', `${TABLE}${'Seen;C\n'.repeat(5001)}`, FILE_REFUSALS.tableTooLarge(5003, 2)],
  ['a table of too many columns', 'a.csv', `${'a;'.repeat(81)}\n${'b;'.repeat(81)}x\n`, FILE_REFUSALS.tableTooLarge(2, 82)],
  ['a sheet of another program', 'a.numbers', 'PK\u0003\u0004', FILE_REFUSALS.otherSpreadsheet],
])('a file with %s is refused', (_, name, text, sentence) => {
  expect(readText(name, text)).toMatchObject({ kind: 'refused', problems: [sentence] })
})

test('a table is recognised whatever its file name', () => {
  for (const name of ['a.csv', 'a.txt', 'Pasted rows'])
    expect(readText(name, TABLE)).toMatchObject({
      kind: 'tables',
      tables: [{ name, grid: { rows: [{ row: 1 }, { row: 2 }] } }],
      note: null,
    })
})

test('lines that end in CRLF or CR count once, as lines that end in LF do', () => {
  for (const end of ['\n', '\r\n', '\r'])
    expect(readText('a.csv', `Evidence;Coup${end}${`Seen;CC${end}`.repeat(4999)}`)).toMatchObject({
      tables: [{ grid: { rows: { length: 5000 } } }],
    })
})

test('a text file with a guessed encoding has a note about it', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('Evidence;Coup\n'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x3b, 0x43])
  expect(readFile({ name: 'a.csv', bytes })).toMatchObject({ kind: 'tables', note: expect.stringContaining('windows-1251') })
})

describe('a .json document', () => {
  const readJson = (bytes: Uint8Array) => readFile({ name: 'a.json', bytes })
  const project = achzOf({ title: 'Қаңтар 🙂', matrices: [{ hypotheses: ['H'], evidence: [{ NAME: 'E' }] }] })
  const document = readAchz(project).workbooks[0]?.document

  test('is read with and without a byte order mark', () => {
    const text = document ? writeDocument(document) : expect.fail('There is no document to read.')
    for (const variant of [text, `\ufeff${text}`])
      expect(readJson(Buffer.from(variant))).toEqual({ kind: 'documents', from: 'json', documents: [{ document, losses: [] }] })
  })

  test('that is empty, not UTF-8, not JSON or not a workbook is refused with the matching reason', () => {
    const problems = (bytes: Uint8Array) => {
      const read = readJson(bytes)
      return read.kind === 'refused' ? read.problems : []
    }
    expect(problems(new Uint8Array())).toEqual([GUNZIP_REFUSALS.empty])
    for (const bytes of [Uint8Array.of(0x7b, 0xff), Buffer.from('\ufeff{}', 'utf16le')])
      expect(problems(bytes)).toEqual([FILE_REFUSALS.jsonNotUtf8])
    expect(problems(Buffer.from('{'))).toEqual([expect.stringMatching(/^This is not valid JSON: /)])
    expect(problems(Buffer.from('{}'))).toEqual([DOCUMENT_REFUSALS.otherFormat])
  })
})

test('references, annotations and STIX bundles are recognised by their content, whatever their names', () => {
  const csl = JSON.stringify([{ id: 1, type: 'book', title: 'A book' }])
  const stix = JSON.stringify({ type: 'bundle', objects: [{ type: 'note', id: 'note--1', content: 'Seen' }] })
  for (const text of ['TY  - BOOK\nTI  - A book\nER  - \n', '@book{a, title={A book}}', csl, stix])
    for (const name of ['Pasted rows', 'a.json', 'a.txt'].filter((one) => one !== 'a.json' || /^[[{]/.test(text)))
      expect(readText(name, text), text).toMatchObject({ kind: 'tables', tables: [{ grid: { listed: true } }], note: expect.any(String) })
})

test('a bundle without anything to read is refused, and so is one that is too large', () => {
  expect(readText('a.json', '{"type":"bundle","objects":[]}')).toMatchObject({
    kind: 'refused',
    problems: [expect.stringContaining(FILE_REFUSALS.noItems)],
  })
  const large = `{"type":"bundle","objects":["${'x'.repeat(8 * 1024 * 1024)}"]}`
  expect(readText('a.json', large)).toMatchObject({ kind: 'refused', problems: [FILE_REFUSALS.tooLarge] })
})
