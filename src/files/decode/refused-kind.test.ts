import { expect, it, test } from 'vitest'
import { KIND_REFUSALS, refusedKind } from './refused-kind.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const XML =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'

test.each([
  ['matrix.rtf', '{\\rtf1\\ansi {\\trowd', 'rtf'],
  ['matrix.txt', '{\\rtf1', 'rtf'],
  ['matrix.slk', 'ID;PWXL;N;E\r\nC;Y1;X1;K"Evidence"', 'sylk'],
  ['matrix.csv', 'ID;PWXL;N;E', 'sylk'],
  ['matrix.dif', 'TABLE\r\n0,1\r\n"EXCEL"', 'dif'],
  ['matrix.xls', '<html><body><table><tr><td>Evidence', 'htmlAsXls'],
  ['matrix.xls', '\ufeff<!DOCTYPE html>', 'htmlAsXls'],
  ['matrix.xml', XML, 'xml2003'],
  ['matrix.xls', XML, 'xml2003'],
] as const)('%s that begins with %j is refused as %s', (name, text, kind) => {
  expect(refusedKind(name, bytes(text))).toBe(KIND_REFUSALS[kind])
})

it('tells Excel 2003 XML in UTF-16 too', () => {
  expect(refusedKind('a.xml', Buffer.from(`\ufeff${XML}`, 'utf16le'))).toBe(KIND_REFUSALS.xml2003)
})

it.each([
  ['a.html', '<html><table>'],
  ['a.csv', 'ID;Evidence;H1'],
  ['a.csv', 'TABLE,H1\nx,C'],
  ['a.json', '{"rtf": 1}'],
  ['a.csv', ''],
])('does not refuse %s that begins with %j', (name, text) => {
  expect(refusedKind(name, bytes(text))).toBeNull()
})
