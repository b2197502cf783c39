import { expect, it, test } from 'vitest'
import { readFile } from '../read-file.ts'
import { fileKind } from './file-kind.ts'
import { foreignKind } from './foreign-kind.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const XML =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'

test.each([
  ['matrix.rtf', '{\\rtf1\\ansi {\\trowd', 'a text document (RTF)'],
  ['matrix.txt', '{\\rtf1', 'a text document (RTF)'],
  ['matrix.slk', 'ID;PWXL;N;E\r\nC;Y1;X1;K"Evidence"', 'a SYLK file'],
  ['matrix.csv', 'ID;PWXL;N;E', 'a SYLK file'],
  ['matrix.dif', 'TABLE\r\n0,1\r\n"EXCEL"', 'a DIF file'],
  ['matrix.xls', '<html><body><table><tr><td>Evidence', 'a web page with the ending of a spreadsheet'],
  ['matrix.xls', '\ufeff<!DOCTYPE html>', 'a web page with the ending of a spreadsheet'],
  ['matrix.xml', XML, 'a spreadsheet in the XML format of Excel 2003'],
  ['matrix.xls', XML, 'a spreadsheet in the XML format of Excel 2003'],
] as const)('%s that begins with %j is refused as %s', (name, text, kind) => {
  expect(fileKind(name, bytes(text))).toBe('other')
  const { what, instead } = foreignKind(name, bytes(text)) ?? {}
  expect(what).toBe(kind)
  expect(readFile({ name, bytes: bytes(text) })).toEqual({ kind: 'refused', problems: [`This is ${what}: ${instead}.`] })
})

it('tells Excel 2003 XML in UTF-16 too', () => {
  expect(foreignKind('a.xml', Buffer.from(`\ufeff${XML}`, 'utf16le'))).toMatchObject({
    what: 'a spreadsheet in the XML format of Excel 2003',
  })
})

it.each([
  ['a.html', '<html><table>'],
  ['a.csv', 'ID;Evidence;H1'],
  ['a.csv', 'TABLE,H1\nx,C'],
  ['a.json', '{"rtf": 1}'],
  ['a.csv', ''],
])('does not refuse %s that begins with %j', (name, text) => {
  expect(foreignKind(name, bytes(text))).toBeNull()
})
