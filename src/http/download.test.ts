import { expect, it } from 'vitest'
import { attachment } from './download.ts'

it('a download has an ASCII file name and one with all characters of the title', () => {
  expect(attachment('Kazakhstan, January 2022', 'xlsx')).toBe(
    `attachment; filename="Kazakhstan-January-2022.xlsx"; filename*=UTF-8''Kazakhstan-January-2022.xlsx`,
  )
  expect(attachment('Überfall "A"', 'md')).toBe(`attachment; filename="Uberfall-A.md"; filename*=UTF-8''%C3%9Cberfall-A.md`)
})

it('the file name of a download is never a path, a further header or empty', () => {
  expect(attachment('../../etc/passwd', 'csv')).toBe(`attachment; filename="etc-passwd.csv"; filename*=UTF-8''etc-passwd.csv`)
  expect(attachment('a\r\nSet-Cookie: x', 'csv')).toBe(`attachment; filename="a-Set-Cookie-x.csv"; filename*=UTF-8''a-Set-Cookie-x.csv`)
  expect(attachment('///', 'json')).toContain('filename="workbook.json"')
  expect(attachment('الأزمة', 'json')).toBe(
    `attachment; filename="workbook.json"; filename*=UTF-8''%D8%A7%D9%84%D8%A3%D8%B2%D9%85%D8%A9.json`,
  )
})

it('the file name of a download cuts a long title between characters', () => {
  expect(() => attachment('🙂'.repeat(200), 'md')).not.toThrow()
  expect(attachment('x'.repeat(300), 'md')).toContain(`filename="${'x'.repeat(80)}.md"`)
})
