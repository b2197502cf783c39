// A workbook with hostile text in every field, exported as a file: no formula, no markup, no broken part, and no text is lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDocument } from '../../ach/document/document.ts'
import { unescapeFormula } from '../../ach/document/formula-guard.ts'
import { paths } from '../../paths.ts'
import { ANNEX_HEADING, HEADINGS } from '../../report/rater/report.ts'
import { all, cellsIn, parseXml, partsIn, type XmlElement } from '../../xlsx/read-back.test-support.ts'
import { type TestApp, testApp } from '../support/test-app.ts'
import { HOSTILE, markedDocument } from './marked.test-support.ts'
import { importDocument } from './pages.test-support.ts'

const BEGINNINGS = ['=', '+', '-', '@', '＝', '\t=', 'a;=', 'a\n+', '']

/** One workbook for each beginning of the hostile text, in one app for all tests of this file. */
let app: TestApp
const workbooks = new Map<string, Promise<string>>()
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

async function exportOf(begin: string, path: (id: string) => string): Promise<{ bytes: Uint8Array; fields: ReadonlyMap<string, string> }> {
  const { json, fields } = markedDocument(begin)
  const workbook = workbooks.get(begin) ?? importDocument(app, json)
  workbooks.set(begin, workbook)
  const response = await app.get(path(await workbook))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.\w+"; filename\*=UTF-8''[\w.~%-]+$/)
  return { bytes: new Uint8Array(await response.arrayBuffer()), fields }
}
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

test('a hostile workbook survives the export to JSON and the import unchanged', async () => {
  for (const begin of BEGINNINGS) {
    const { bytes } = await exportOf(begin, (id) => `${paths.export(id, 'json')}?sourceTexts=yes`)
    const original = parseDocument(markedDocument(begin).json)
    expect(original).toMatchObject({ ok: true, dropped: [] })
    expect(parseDocument(textOf(bytes))).toEqual(original)
  }
})

const SHEETS = [
  ['the spreadsheet', (id: string) => `${paths.export(id, 'xlsx')}?raters=all`],
  ['the worksheet', paths.worksheet],
] as const

/** A matrix sheet as formulas name it: of the rater’s name only letters and digits are left. */
const MATRIX_REFERENCE = /'Matrix [\p{L}\p{M}\p{N} -]+'!/gu

test.each(SHEETS)('every part of a hostile workbook in %s is valid, and no text is a formula, a link or a macro', async (_, path) => {
  for (const begin of BEGINNINGS) {
    const { bytes, fields } = await exportOf(begin, path)
    const parts = partsIn(bytes)
    for (const [name, xml] of parts) {
      expect(name).toMatch(/\.(xml|rels|vml)$/)
      const root = parseXml(xml)
      for (const one of every(root)) {
        const typed = Object.values(one.attributes).filter((value) => value.includes('<script>'))
        // Formulas are written by the program; headings, sheet names and messages may contain user text.
        if (/^(f|formula|formula1|formula2|definedName)$/.test(one.name))
          expect(one.text.replace(MATRIX_REFERENCE, ''), name).not.toContain('script')
        if (one.name !== 'Relationship') continue
        // The links of items and sources are the only ones that lead out of the file.
        const outside = /^https?:\/\/[^\s<>"]+$/.test(one.attributes.Target ?? '') ? 'External' : undefined
        expect([one.attributes.TargetMode, typed], name).toEqual([outside, []])
      }
    }
    const texts = [...cellsIn(parts).values()].flatMap((cells) => [...cells.values()].map(({ value }) => value))
    for (const field of ['evidence[0].statement', 'hypotheses[1].label'])
      expect(
        texts.some((value) => typeof value === 'string' && value.includes(fields.get(field)?.trim() ?? '?')),
        field,
      ).toBe(true)
    expect(all(parseXml(parts.get('xl/workbook.xml') ?? ''), 'externalReference')).toEqual([])
  }
})

const every = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(every)]

const isContents = (line: string): boolean =>
  [...Object.values(HEADINGS), ANNEX_HEADING].includes(/^- \[([^\]]+)\]\(#[a-z-]+\)$/.exec(line)?.[1] ?? '')

test('the Markdown of a hostile workbook contains only the program’s own markup, and every text reads as typed', async () => {
  for (const begin of ['=', '- ', '+ ', '1. ', '2) ', '> ', '# ', '```', '[a](javascript:x) ', '![a](//a.example) ', '']) {
    const { bytes } = await exportOf(begin, (id) => paths.export(id, 'md'))
    // The links of items and sources stand on lines of their own.
    const markdown = textOf(bytes).replaceAll(/^ {2}<https:\/\/example\.org\/[^\s<>"]+>\\?$/gm, '')
    expect(markdown.replaceAll('<br>', '').match(/.{0,40}(<|&(?!(?:amp|lt|gt);)).{0,40}/g)).toBeNull()
    // The contents are the only links. User text contains no links or embeds and begins no block: it is escaped at the beginning of lines,
    // list items and quotations.
    const lines = markdown.split('\n').filter((line) => !isContents(line))
    expect(lines.filter((line) => /\]\(|!\[/.test(line.replaceAll(/\\./g, '')))).toEqual([])
    if (begin !== '') expect(lines.filter((line) => line.replace(/^\s*(> )?(- )?/, '').startsWith(`${begin}&lt;script`))).toEqual([])
    const read = markdown
      .replaceAll(/\\([\\`*_{}[\]#|~!$=+.)-])/g, '$1')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    for (const field of ['title', 'question', 'evidence[0].statement', 'hypotheses[0].label', 'report.bottom', 'raters[0].rationales.E1'])
      expect(read.includes(`${HOSTILE} ⟦${field}⟧`), field).toBe(true)
  }
})

test('no field of the CSV of a hostile workbook holds a formula in any locale, and every text reads as typed', async () => {
  for (const begin of BEGINNINGS) {
    const { bytes, fields } = await exportOf(begin, (id) => `${paths.export(id, 'csv')}?raters=all`)
    const found = [
      ...textOf(bytes)
        .slice(1)
        .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/gy),
    ].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
    const pieces = found.flatMap((field) => field.split(/[;\t\n]/))
    expect(pieces.filter((piece) => /^\s*[=+@＝-](?![\d.]+$)/.test(piece))).toEqual([])
    for (const field of ['evidence[1].statement', 'evidence[0].kind', 'sources[0].name', 'clusters[0].label', 'evidence[0].locator'])
      expect(found.map(unescapeFormula), field).toContain(fields.get(field))
  }
})
