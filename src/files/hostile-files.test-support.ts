// Small files of every kind that would need much memory to read, beyond the spreadsheets in src/xlsx/hazards.test-support.ts. Their bytes are
// created on demand.
import { gzipSync } from 'node:zlib'
import { DOCUMENT_REFUSALS } from '../ach/document/document.ts'
import { moreThan } from '../ach/document/document-size.ts'
import { JSON_BOUNDS } from '../ach/document/json-bounds.ts'
import { TOO_MANY_CELLS } from '../import/table/grid.ts'
import {
  craftedParts,
  relations,
  SHEET,
  STRINGS,
  sheetTag,
  strings,
  WORKBOOK,
  WORKBOOK_RELATIONS,
  workbook,
  worksheet,
} from '../xlsx/crafted-book.test-support.ts'
import { craftedZip } from '../xlsx/crafted-zip.test-support.ts'
import { HAZARDS } from '../xlsx/hazards.test-support.ts'
import { HIDDEN_SHEET_MESSAGES } from '../xlsx/returned/read-hidden-sheet.ts'
import { DATA_SHEET, dataSheet } from '../xlsx/sheets/hidden-sheet.ts'
import { XML_REFUSALS } from './achz/xml-tree.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { FILE_REFUSALS } from './read-file.ts'

export interface HostileFile {
  readonly name: string
  /** the name under which it is uploaded */
  readonly file: string
  readonly bytes: () => Uint8Array
  /** a part of the refusal; null if the file is read, within the memory that it may take */
  readonly refusal: string | null
}

const MEGABYTE = 1 << 20
const UNSTAMPED = { kind: 'workbook', from: null, seq: 0, at: null } as const

const filled = (megabytes: number, unit: string) => unit.repeat(Math.floor((megabytes * MEGABYTE) / unit.length))
const document = (content: string) => `{"format":"ach-workbook","version":1,${content}}`
const heavy = (name: string, file: string, refusal: string | null, bytes: () => Uint8Array): HostileFile => ({
  name,
  file,
  refusal,
  bytes,
})
const text = (name: string, file: string, refusal: string | null, content: () => string) =>
  heavy(name, file, refusal, () => Buffer.from(content()))
const json = (name: string, refusal: string, content: () => string) => text(name, 'heavy.json', refusal, content)
/** A spreadsheet whose hidden sheet holds this document, without any other content. */
const hidden = (name: string, content: () => string) =>
  heavy(name, 'heavy.xlsx', HIDDEN_SHEET_MESSAGES.damaged('it contains no workbook').slice(0, -1), () => craftedZip(hiddenParts(content())))
const achz = (name: string, refusal: string, xml: () => string) =>
  heavy(name, 'heavy.achz', refusal, () => gzipSync(Buffer.from(xml(), 'utf16le'), { level: 1 }))

/** JSON of another program; larger ones are no matrix. */
const foreignMatrix = (items: number, hypotheses: number) =>
  JSON.stringify({
    hypotheses: Array.from({ length: hypotheses }, (_, at) => `H${at}`),
    evidence: Array.from({ length: items }, (_, at) => `item ${at}`),
    matrix: Array.from({ length: items }, () => Array<string>(hypotheses).fill('CC')),
  })

function hiddenParts(content: string) {
  const rows = dataSheet(UNSTAMPED, content).rows.map(({ cells }) => {
    const value = cells[0]?.value
    return typeof value === 'number' ? `<row><c><v>${value}</v></c></row>` : `<row><c t="str"><v>${value}</v></c></row>`
  })
  return craftedParts({
    [WORKBOOK]: workbook(sheetTag('Matrix', 1) + sheetTag(DATA_SHEET, 2, 'state="veryHidden"')),
    [WORKBOOK_RELATIONS]: relations([
      [1, 'worksheet', 'worksheets/sheet1.xml'],
      [2, 'worksheet', 'worksheets/sheet2.xml'],
    ]),
    [SHEET]: worksheet(''),
    'xl/worksheets/sheet2.xml': worksheet(rows.join('')),
  })
}

const sheet = (name: string, refusal: string | null, rows: () => string) =>
  heavy(name, 'heavy.xlsx', refusal, () =>
    craftedZip(craftedParts({ [SHEET]: worksheet(rows()), [STRINGS]: strings(`<si><t>${'x'.repeat(32_000)}</t></si>`) })),
  )

const SHALLOW: readonly string[] = ['[]', '{}', '""', '0', '{"a":0}']

const HEAVY_FILES: readonly HostileFile[] = [
  hidden('a hidden sheet with 11 million brackets', () => '['.repeat(11 * MEGABYTE)),
  hidden('a hidden sheet with 20 MB of empty objects', () => `[${filled(20, '{},')}0]`),
  hidden('a hidden sheet with a text of 20 MB', () => document(`"title":"${filled(20, 'x')}"`)),
  json('11 million brackets', JSON_BOUNDS.deep, () => `{"a":${'['.repeat(11 * MEGABYTE)}`),
  ...SHALLOW.map((value) => json(`20 MB of ${value}`, JSON_BOUNDS.many, () => document(`"a":[${filled(20, `${value},`)}0]`))),
  json('1.2 million empty objects', moreThan(100, 'hypotheses'), () => document(`"hypotheses":[${'{},'.repeat(1_200_000)}{}]`)),
  json(
    '400,000 objects with a different key each',
    DOCUMENT_REFUSALS.otherFormat,
    () => `{"a":[${Array.from({ length: 400_000 }, (_, at) => `{"k${at}":${at}}`).join()}]}`,
  ),
  json(
    'a million different keys',
    DOCUMENT_REFUSALS.otherFormat,
    () => `{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join()}}`,
  ),
  json('5,000 items with 20 unknown keys each', 'evidence', () =>
    document(`"evidence":[${`{${Array.from({ length: 20 }, (_, at) => `"k${at}":{}`).join()}},`.repeat(4999)}{}]`),
  ),
  json('a title of 20 MB', 'title', () => document(`"title":"${filled(20, 'x')}"`)),
  json('20 MB of escaped characters', 'title', () => document(`"title":"${filled(20, '\\u0416')}"`)),
  text('3.9 million lines that end in CR', 'heavy.csv', FILE_REFUSALS.tooLarge, () => `Evidence,H1\r${'a\r'.repeat(3_900_000)}`),
  text('8 million empty lines that end in CR', 'heavy.csv', FILE_REFUSALS.tooLarge, () => '\r'.repeat(8 * MEGABYTE - 1)),
  text('4 million lines that end in CRLF', 'heavy.csv', FILE_REFUSALS.tooLarge, () => '\r\n'.repeat(4 * MEGABYTE - 1)),
  text('8 million empty cells', 'heavy.csv', TOO_MANY_CELLS, () => `Evidence,H1\n${','.repeat(8 * MEGABYTE - 100)}`),
  text('8 million quotes', 'heavy.csv', 'A', () => '"'.repeat(8 * MEGABYTE - 1)),
  text('a cell of 8 MB', 'heavy.csv', 'Row 2', () => `Evidence,H1\n${filled(7, 'word ')}`),
  text('8 million vertical lines', 'heavy.md', 'Row 1', () => '|'.repeat(8 * MEGABYTE - 10)),
  text('90,000 rows of Markdown', 'heavy.md', FILE_REFUSALS.tableTooLarge(90_000, 2), () => '| a | b |\n'.repeat(90_000)),
  text(
    '480,000 cells of HTML',
    'heavy.html',
    FILE_REFUSALS.tableTooLarge(8000, 60),
    () => `<table>${`<tr>${'<td>C'.repeat(60)}`.repeat(8000)}`,
  ),
  text('1.5 million comments of HTML that do not end', 'heavy.html', null, () => `<table><tr><td>a<tr><td>b${'<!-- '.repeat(1_500_000)}`),
  text('2.6 million tags of HTML that do not end', 'heavy.html', 'Row 1', () => `<table><tr><tr>${'<a '.repeat(2_600_000)}`),
  text('2 million marks of emphasis', 'heavy.md', null, () => `|Evidence|H1|\n|---|---|\n${`|${'**a_'.repeat(450)}|C|\n`.repeat(4000)}`),
  json('a matrix of another program with a million ratings', FILE_REFUSALS.tableTooLarge(5002, 22), () => foreignMatrix(5000, 20)),
  heavy('8 MB of old Cyrillic words', 'heavy.csv', 'Row 2', () =>
    Buffer.concat([Buffer.from('Evidence,H1\n'), Buffer.alloc(7_800_000, Buffer.from([0xe0, 0xe1, 0x20]))]),
  ),
  heavy('8 MB of old punctuation', 'heavy.csv', 'Row 2', () =>
    Buffer.concat([Buffer.from('Evidence,H1\n'), Buffer.alloc(7_800_000, Buffer.from([0x80, 0x61]))]),
  ),
  heavy('4 million lone surrogates', 'heavy.csv', 'Row 1', () =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(7_800_000, Buffer.from([0x00, 0xd8, 0x61, 0x00]))]),
  ),
  sheet('80 columns with one long text in 3,200 rows', FILE_REFUSALS.longTables, () =>
    `<row>${'<c t="s"><v>0</v></c>'.repeat(13)}</row>`.repeat(70),
  ),
  sheet('a cell in column 256 of each of 10,000 rows', 'This table has 10,000 rows and 256 columns', () =>
    Array.from({ length: 10_000 }, (_, row) => `<row><c r="IV${row + 1}"><v>1</v></c></row>`).join(''),
  ),
  sheet('300,000 formulas without a value', null, () => `<row><c><v>1</v></c>${'<c><f/></c>'.repeat(59)}</row>`.repeat(4990)),
  achz('30 MB of text', XML_REFUSALS.longText, () => `<P><MATRIX><NAME>${filled(15, 'x')}</NAME></MATRIX></P>`),
  achz(
    '100 texts of 200,000 characters',
    'longer',
    () => `<P><MATRIX>${`<EVIDENCE><NAME>${'x'.repeat(200_000)}</NAME></EVIDENCE>`.repeat(100)}</MATRIX></P>`,
  ),
  achz(
    'character references in 190,000 elements',
    '',
    () => `<P><MATRIX>${`<EVIDENCE><NAME>${'&#65;'.repeat(20)}</NAME></EVIDENCE>`.repeat(90_000)}</MATRIX></P>`,
  ),
  heavy('300 MB of blanks', 'heavy.achz', GUNZIP_REFUSALS.bomb, () =>
    Buffer.concat(Array<Buffer>(30).fill(gzipSync(Buffer.alloc(10 * MEGABYTE, ' '), { level: 9 }))),
  ),
]

/** All hostile files, as someone would upload them. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  ...HEAVY_FILES,
  ...HAZARDS.map(({ name, bytes, expected }) => ({
    name,
    file: 'workbook.xlsx',
    bytes,
    // A file with a known beginning is named before anything reads it.
    refusal: expected === 'harmless' ? null : name === 'a picture' ? 'This is a picture (PNG)' : expected,
  })),
]
