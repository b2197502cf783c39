import { expect, it } from 'vitest'
import { parseDocument, writeDocument } from './document.ts'
import { emptyDocument, emptyDocumentRater } from './empty-document.ts'

it('emptyDocument equals a parsed file that has only a title, a question and a rater', () => {
  const raters = [emptyDocumentRater('R1', 'Anna')]
  const read = parseDocument(
    JSON.stringify({
      ...{ format: 'ach-workbook', version: 1, title: 'T', question: 'Q?', hypotheses: [], evidence: [] },
      raters: [{ id: 'R1', name: 'Anna' }],
    }),
  )
  const document = { ...emptyDocument('T', 'Q?'), raters }
  expect(read).toEqual({ ok: true, document, dropped: [] })
  expect(read.ok && writeDocument(read.document)).toBe(writeDocument(document))
})
