// Reports in the styles of a house template, which is an untrusted file.

import { expect, test } from 'vitest'
import { craftedZip } from '../xlsx/crafted-zip.test-support.ts'
import { all, partOf, partsIn } from '../xlsx/read-back.test-support.ts'
import { footerOf, houseTemplate } from './house-template.test-support.ts'
import { makeDocx } from './make-docx.ts'
import { reportOfCase } from './reports.test-support.ts'
import { faultsOf, paragraphsIn } from './structure.test-support.ts'
import { readTemplate, TEMPLATE_REFUSALS } from './template.ts'

const { report } = reportOfCase('kazakhstan-2022')
const inTemplate = async (marking: string | null = null) =>
  partsIn(await makeDocx({ report: { ...report, marking }, damage: null, pictures: [] }, readTemplate(houseTemplate())))

test('a report in a template is one that Word opens, and has its page and its styles, by their names', async () => {
  const parts = await inTemplate('TLP:AMBER')
  expect(faultsOf(parts)).toEqual([])
  const document = partOf(parts, 'word/document.xml')
  const used = new Set(all(document, 'w:pStyle').map(({ attributes }) => attributes['w:val']))
  expect([...used]).toEqual(expect.arrayContaining(['Titel', 'berschrift1']))
  expect(all(document, 'w:pgSz').map(({ attributes }) => attributes['w:w'])).toEqual(['12240', '15840'])
  const styles = partOf(parts, 'word/styles.xml')
  expect(all(styles, 'w:style').filter(({ attributes }) => attributes['w:default'] === '1')).toHaveLength(1)
  expect(parts.get('word/styles.xml')).toContain('Georgia')
  // A style of the template that only shares an id with one of ours
  expect(all(styles, 'w:style').map(({ attributes }) => attributes['w:styleId'])).toEqual(expect.arrayContaining(['Quote', 'Quote_']))
  expect(all(partOf(parts, 'word/footnotes.xml'), 'w:rStyle').map(({ attributes }) => attributes['w:val'])).toContain('Fn')
})

test('a report has the texts and the logo of the headers of its template, and nothing that could load or run', async () => {
  const parts = await inTemplate('TLP:AMBER')
  const headers = ['word/header1.xml', 'word/header2.xml'].map((name) => paragraphsIn(partOf(parts, name)).join('|'))
  expect(headers).toEqual(['House of Analysis the address, in a control|TLP:AMBER', 'Only on the first page|TLP:AMBER'])
  expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual(['word/media/rIdLogo1.png'])
  expect(all(partOf(parts, 'word/header1.xml'), 'w:drawing')).toHaveLength(1)
  const whole = [...parts.values()].join('\n')
  for (const trace of [
    'example.org/tracker',
    'evil',
    'secret',
    'DDE',
    'OLE',
    'field result',
    'simple result',
    'Text of the template',
    'onload',
  ])
    expect(whole).not.toContain(trace)
})

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const instruction = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
test('the page numbers of a template are kept and not added again', async () => {
  const footer = footerOf(
    `<w:r><w:t>Seite </w:t></w:r>${mark('begin')}${instruction(' PA')}${instruction('GE \\* MERGEFORMAT ')}${mark('separate')}<w:r><w:t>4</w:t></w:r>${mark('end')}<w:r><w:t>/</w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>`,
  )
  const parts = partsIn(await makeDocx({ report, damage: null, pictures: [] }, readTemplate(houseTemplate({ footer }))))
  expect(faultsOf(parts)).toEqual([])
  const footers = ['word/footer1.xml', 'word/footer2.xml'].map((name) => partOf(parts, name))
  expect(footers.map((one) => paragraphsIn(one).join('|'))).toEqual(['Seite 1/1', ''])
  expect(footers.flatMap((one) => all(one, 'w:instrText').map(({ text }) => text))).toEqual([' PAGE ', ' NUMPAGES '])
  const nested = footerOf(`${mark('begin')}${instruction(' PAGE ')}${mark('begin')}${instruction(' DDE x ')}${mark('end')}${mark('end')}`)
  const others = partsIn(await makeDocx({ report, damage: null, pictures: [] }, readTemplate(houseTemplate({ footer: nested }))))
  expect(faultsOf(others)).toEqual([])
  expect(paragraphsIn(partOf(others, 'word/footer1.xml')).join('|')).toBe('|Page 1 of 1')
})

test('the title page has its own header if the template says so', async () => {
  expect(all(partOf(await inTemplate(), 'word/document.xml'), 'w:titlePg')).toHaveLength(1)
})

const MACROS = 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'
test.each([
  ['a template with macros', houseTemplate({ mainType: MACROS }), 'macros'],
  ['a file with a macro that calls itself .docx', houseTemplate({ more: [{ name: 'word/vbaProject.bin', text: 'x' }] }), 'macros'],
  [
    'a spreadsheet',
    houseTemplate({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    'unreadable',
  ],
  ['no zip', Buffer.from('not a template'), 'unreadable'],
  ['an empty file', Buffer.alloc(0), 'unreadable'],
  ['a zip without a document', houseTemplate({ without: 'word/document.xml' }), 'unreadable'],
  ['a document without styles', houseTemplate({ without: 'word/styles.xml' }), 'unreadable'],
  ['styles that are no XML', houseTemplate({ styles: '<w:styles' }), 'unreadable'],
  ['entities', houseTemplate({ styles: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'unreadable'],
  [
    'a zip bomb',
    craftedZip([{ name: 'word/styles.xml', repeated: { before: '<a>', block: ' '.repeat(1 << 20), times: 80, after: '</a>' } }]),
    'unreadable',
  ],
] as const)('%s is refused as a template', (_, bytes, why) => {
  expect(() => readTemplate(bytes)).toThrow(TEMPLATE_REFUSALS[why])
})
