// What kind of file it is: what is in it counts more than its name.
import { expect, test } from 'vitest'
import { type FileKind, fileKind } from './file-kind.ts'

const of = (name: string, ...bytes: number[]): FileKind => fileKind(name, new Uint8Array(bytes))
const text = (name: string, content: string): FileKind => fileKind(name, new TextEncoder().encode(content))

test('the first bytes tell a file that has the wrong name', () => {
  expect(of('matrix.json', 0x50, 0x4b, 3, 4)).toBe('spreadsheet')
  expect(of('matrix.csv', 0xd0, 0xcf, 0x11, 0xe0)).toBe('spreadsheet')
  expect(of('matrix.xlsx', 0x1f, 0x8b)).toBe('achz')
  expect(text('matrix.txt', '\ufeff \n{"format"')).toBe('json')
})

test('the name tells a file whose bytes say nothing', () => {
  expect(text('A.ACHZ', 'x')).toBe('achz')
  expect(text('a.ods', 'x')).toBe('spreadsheet')
  expect(text('a.json', 'x')).toBe('json')
  expect(text('a.csv', 'ID,Evidence')).toBe('text')
})
