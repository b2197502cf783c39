// Detecting the kind of a file: its content counts more than its name.
import { expect, test } from 'vitest'
import { type FileKind, fileKind } from './file-kind.ts'
import { foreignKind } from './foreign-kind.ts'

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

test.each([
  ['a.csv', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a picture (SVG)'],
  ['a.json', '<?xml version="1.0"?><a>', 'an XML file'],
  ['a.txt', '{\\rtf1', 'a text document (RTF)'],
  ['a.csv', '\u0089PNG\r\n\u001a\n\0\0\0', 'a picture (PNG)'],
  ['a.csv', '\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF', 'a picture (JPEG)'],
  ['a.csv', 'GIF89a\u0001\0', 'a picture (GIF)'],
  ['a.csv', 'RIFF\u0001\0\0\0WEBP', 'a picture, a sound or a film'],
])('the file %s is refused by its first bytes: %j', (name, content, kind) => {
  const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0))
  expect(fileKind(name, bytes)).toBe('other')
  expect(foreignKind(name, bytes)?.what).toBe(kind)
})

test.each(['BMW was seen at the gate', 'GIF8 is a word', 'RIFFs were heard', 'Rar! he said'])('the text “%s” is a text', (content) => {
  expect(text('a.txt', content)).toBe('text')
})
