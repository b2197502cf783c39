import { expect, test } from 'vitest'
import { DOCUMENT_REFUSALS, writeDocument } from '../../ach/document/document.ts'
import { achzOf } from '../achz/achz.test-support.ts'
import { readAchz } from '../achz/achz.ts'
import { GUNZIP_REFUSALS } from './gunzip.ts'
import { JSON_NOT_UTF8, readJson } from './read-json.ts'

const document = readAchz(achzOf({ title: 'Қаңтар 🙂', matrices: [{ hypotheses: ['H'], evidence: [{ NAME: 'E' }] }] })).workbooks[0]
  ?.document

test('a document is read, with a byte order mark and without', () => {
  const text = document ? writeDocument(document) : expect.fail('There is no document to read.')
  expect(readJson(Buffer.from(text))).toEqual({ ok: true, document, dropped: [] })
  expect(readJson(Buffer.from(`\ufeff${text}`))).toEqual({ ok: true, document, dropped: [] })
})

test('an empty .json, one that is not UTF-8, one that is not JSON and one that is no workbook are refused differently', () => {
  const problems = (bytes: Uint8Array) => {
    const read = readJson(bytes)
    return read.ok ? [] : read.problems
  }
  expect(problems(new Uint8Array())).toEqual([GUNZIP_REFUSALS.empty])
  for (const bytes of [Uint8Array.of(0x7b, 0xff), Buffer.from('\ufeff{}', 'utf16le')]) expect(problems(bytes)).toEqual([JSON_NOT_UTF8])
  expect(problems(Buffer.from('{'))).toEqual([expect.stringMatching(/^This is not JSON: /)])
  expect(problems(Buffer.from('{}'))).toEqual([DOCUMENT_REFUSALS.otherFormat])
})
