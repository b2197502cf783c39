// OpenDocument spreadsheets: values, comments, colours, merged areas, repeated cells; damaged and hostile files are refused.
import { expect, it, test } from 'vitest'
import { gridFromSheet } from '../../import/table/grid.ts'
import { craftedZip } from '../../xlsx/crafted-zip.test-support.ts'
import { readFile } from '../read-file.ts'
import { documentRead, ratingLines, readBytes } from '../table-fixtures.test-support.ts'
import { ODS_REFUSALS, readOds } from './read-ods.ts'

const NAMES = ['office', 'table', 'text', 'style', 'fo'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ')
const STYLES =
  '<style:style style:name="red" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>' +
  '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'
const content = (tables: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
const ods = (tables: string) =>
  craftedZip([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', text: content(tables) },
  ])
const text = (value: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const table = (name: string, rows: string, attributes = '') => `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`

const MATRIX = table(
  'ACH',
  row(text('Evidence'), text('Credibility'), text('H1: Coup'), text('H2: Riot')) +
    row(text('Troops'), text('high', 'table:number-rows-spanned="2"'), text('C'), text('II')) +
    row(
      text('Phones'),
      '<table:covered-table-cell/>',
      '<table:table-cell office:value-type="string"><office:annotation><text:p>by Ann</text:p></office:annotation><text:p>N</text:p></table:table-cell>',
      text('CC'),
    ),
)

it('is read like any other spreadsheet, with comments and merged cells, whatever its name', () => {
  for (const name of ['a.ods', 'a.xlsx']) {
    const document = documentRead(readBytes(name, ods(MATRIX)))
    expect(ratingLines(document)).toEqual(['C II', 'N CC'])
    expect(document.evidence.map(({ credibility }) => credibility)).toEqual(['high', 'high'])
    expect(document.raters[0]?.notes).toEqual({ E2: { H1: 'by Ann' } })
  }
})

it('has numbers, dates, truth values, errors, lines and repeated cells', () => {
  const cells = row(
    '<table:table-cell office:value-type="float" office:value="1.5"><text:p>1,50</text:p></table:table-cell>',
    '<table:table-cell office:value-type="date" office:date-value="2022-01-05T00:00:00"><text:p>5. Jan.</text:p></table:table-cell>',
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>',
    '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>',
    text('x', 'table:number-columns-repeated="3"'),
  )
  const [sheet] = readOds(
    ods(table('A', `<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>${cells}`)),
  ).sheets
  const { grid, problems } = gridFromSheet(sheet ?? expect.fail('no sheet'), { from1904: false })
  expect(grid.rows).toEqual([{ row: 5, cells: ['1.5', '2022-01-05', 'TRUE', '', 'a  b\nc', 'x', 'x', 'x'] }])
  expect(problems).toHaveLength(1)
})

it('has colours of empty cells, and hidden sheets', () => {
  const { sheets } = readOds(
    ods(table('A', row('<table:table-cell table:style-name="red"/>', text('x'))) + table('B', row(text('y')), 'table:style-name="off"')),
  )
  expect(sheets[0]?.fills).toEqual(new Map([[1, new Map([[1, 'FF0000']])]]))
  expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
})

test.each([
  ['a million repeated cells', table('A', row(text('x', 'table:number-columns-repeated="1000000"')))],
  ['a million repeated rows', table('A', `<table:table-row table:number-rows-repeated="1000000">${text('x')}</table:table-row>`)],
  [
    'a cell in row two million',
    table('A', `<table:table-row table:number-rows-repeated="2000000"><table:table-cell/></table:table-row>${row(text('x'))}`),
  ],
])('%s are refused', (_, tables) => {
  expect(readFile({ name: 'a.ods', bytes: ods(tables) })).toMatchObject({
    kind: 'refused',
    problems: [expect.stringContaining(ODS_REFUSALS.tooMuch)],
  })
})

test('empty cells that are repeated to the end of the sheet cost nothing', () => {
  const wide = '<table:table-cell table:style-name="red" table:number-columns-repeated="16384"/>'
  const tables = table('A', `${row(text('x'), wide)}<table:table-row table:number-rows-repeated="1048576">${wide}</table:table-row>`)
  expect(readOds(ods(tables)).sheets[0]?.fills).toBeUndefined()
})

test('an .ods without content is refused', () => {
  const bytes = craftedZip([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }])
  expect(readFile({ name: 'a.ods', bytes })).toMatchObject({ kind: 'refused', problems: [expect.stringContaining(ODS_REFUSALS.noContent)] })
})
