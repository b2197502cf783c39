// Detecting the kind of a file: its content counts more than its name.
import { expect, test } from 'vitest'
import { type FileKind, fileKind } from './file-kind.ts'

const of = (name: string, ...bytes: number[]): FileKind => fileKind(name, new Uint8Array(bytes))
const text = (name: string, content: string): FileKind => fileKind(name, new TextEncoder().encode(content))

test('the first bytes identify a file with the wrong name', () => {
  expect(of('matrix.json', 0x50, 0x4b, 3, 4)).toBe('spreadsheet')
  expect(of('matrix.csv', 0xd0, 0xcf, 0x11, 0xe0)).toBe('spreadsheet')
  expect(of('matrix.xlsx', 0x1f, 0x8b)).toBe('achz')
  expect(text('matrix.txt', '\ufeff \n{"format"')).toBe('json')
})

test('the name identifies a file whose bytes are ambiguous', () => {
  expect(text('A.ACHZ', 'x')).toBe('achz')
  expect(text('a.xlsx', 'x')).toBe('spreadsheet')
  expect(text('a.ods', 'PK')).toBe('ods')
  expect(text('a.json', 'x')).toBe('json')
  expect(text('a.csv', 'ID,Evidence')).toBe('text')
})
