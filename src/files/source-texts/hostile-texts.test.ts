// The process that reads texts survives files that would take endless time or memory, and reads the next file.
import { expect, onTestFinished, test } from 'vitest'
import { createImporter, UNREADABLE_FILES } from '../importer.ts'
import { DOCX_REFUSALS } from './docx-text.ts'
import { SOURCE_FILE_REFUSALS } from './read-text.ts'
import { docxBomb, pdf, pdfBomb, pdfEndless } from './text-files.test-support.ts'

/** `patience`: milliseconds for one text. */
function reader(patience?: number) {
  const importer = createImporter(undefined, patience)
  onTestFinished(() => importer.close())
  return (name: string, bytes: Uint8Array) => importer.text({ name, bytes })
}
const good = pdf([[50, 700, 10, 'Still here.']])
const goodRead = { found: { title: 'good', date: null, body: 'Still here.', pages: [0] } }

test('a PDF of 2 MB that unpacks to 2 GB ends its process, not the server, and the next file is read', async () => {
  const read = reader()
  expect(await read('bomb.pdf', pdfBomb(2000))).toEqual({ refused: UNREADABLE_FILES.largeText })
  expect(await read('good.pdf', good)).toEqual(goodRead)
})

test('a PDF whose page never ends is given up in time, and the next file is read', async () => {
  const read = reader(5000)
  expect(await read('endless.pdf', pdfEndless())).toEqual({ refused: UNREADABLE_FILES.slowText })
  expect(await read('good.pdf', good)).toEqual(goodRead)
})

test('a .docx that unpacks to millions of paragraphs is refused', async () => {
  const read = await reader()('bomb.docx', docxBomb())
  expect([SOURCE_FILE_REFUSALS.empty, DOCX_REFUSALS.unreadable]).toContain('refused' in read ? read.refused : read)
})

test('HTML of many unclosed tags, quotes and comments is read in proportion to its size', async () => {
  const read = reader(15_000)
  for (const unit of ['<a <b ', '<p title="', '<!-- ', '</x>', '<nav>', '<article><p>', '&#38;', '<script>'])
    expect(await read('heavy.html', Buffer.from(`<p>Start</p>${unit.repeat(200_000)}`)), unit).not.toMatchObject({
      refused: UNREADABLE_FILES.slowText,
    })
})
