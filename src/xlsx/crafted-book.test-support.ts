// The parts of a small valid .xlsx with one sheet, Matrix, of ten rows. Tests replace single parts.
import type { CraftedPart } from './crafted-zip.test-support.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const SHEET = 'xl/worksheets/sheet1.xml'
export const WORKBOOK = 'xl/workbook.xml'
export const STRINGS = 'xl/sharedStrings.xml'
export const WORKBOOK_RELATIONS = 'xl/_rels/workbook.xml.rels'

export const TEN_ROWS = Array.from(
  { length: 10 },
  (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c><c r="B${index + 1}"><v>${index}</v></c></row>`,
).join('')

/** Puts `before` and `after` around the sheetData, and `doctype` before the root element. */
export const worksheet = (rows: string, { before = '', after = '', doctype = '' } = {}): string =>
  `${HEAD}${doctype}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

export const workbook = (sheets: string, { before = '', after = '' } = {}): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets}</sheets>${after}</workbook>`

export const sheetTag = (name: string, number: number, more = ''): string =>
  `<sheet name="${name}" sheetId="${number}" ${more} r:id="rId${number}"/>`

export const strings = (items: string): string => `${HEAD}<sst xmlns="${MAIN}">${items}</sst>`

/** Each target has a number, a type and a path. */
export const relations = (targets: readonly (readonly [number, string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">${targets
    .map(([number, type, target]) => `<Relationship Id="rId${number}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Returns the parts with replacements: null removes a part, and an unknown name adds one. */
export function craftedParts(replacements: Readonly<Record<string, string | Omit<CraftedPart, 'name'> | null>> = {}): CraftedPart[] {
  const parts: Record<string, string | Omit<CraftedPart, 'name'> | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': relations([[1, 'officeDocument', 'xl/workbook.xml']]),
    [WORKBOOK]: workbook(sheetTag('Matrix', 1)),
    [WORKBOOK_RELATIONS]: relations([
      [1, 'worksheet', 'worksheets/sheet1.xml'],
      [99, 'sharedStrings', 'sharedStrings.xml'],
    ]),
    [STRINGS]: strings('<si><t>shared</t></si>'),
    [SHEET]: worksheet(TEN_ROWS),
    ...replacements,
  }
  return Object.entries(parts).flatMap(([name, part]) =>
    part === null ? [] : [{ name, ...(typeof part === 'string' ? { text: part } : part) }],
  )
}
