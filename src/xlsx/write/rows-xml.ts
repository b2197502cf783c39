// Writes the rows of a sheet as XML. exceljs would keep several objects for each cell, which takes seconds and hundreds of megabytes
// for the ratings of a large room.
import { plainText, safeText } from './safe-text.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell } from './sheet-plan.ts'
import type { StyleName } from './styles.ts'

/** Numbers that cells refer to. */
export interface SharedNumbers {
  styleId(name: StyleName): number
  /** Returns the number of a text, which it adds if it is new. */
  textId(text: string): number
}

/** Returns the element sheetData. */
export function sheetDataXml({ rows }: SheetPlan, numbers: SharedNumbers): string {
  const letters = Array.from({ length: Math.max(0, ...rows.map(({ cells }) => cells.length)) }, (_, at) => columnLetters(at + 1))
  let xml = ''
  rows.forEach(({ height, cells }, index) => {
    const row = index + 1
    if (height === undefined && cells.length === 0) return
    xml += `<row r="${row}"${height === undefined ? '' : ` ht="${height}"`}>`
    cells.forEach((cell, at) => {
      if (cell) xml += cellXml(cell, `r="${letters[at]}${row}" s="${numbers.styleId(cell.style)}"`, numbers)
    })
    xml += '</row>'
  })
  return `<sheetData>${xml}</sheetData>`
}

function cellXml({ value }: SheetPlanCell, attributes: string, { textId }: SharedNumbers): string {
  if (value === undefined || value === '') return `<c ${attributes}/>`
  if (typeof value === 'number') return `<c ${attributes}><v>${value}</v></c>`
  if (typeof value === 'string') return `<c ${attributes} t="s"><v>${textId(safeText(value))}</v></c>`
  const { formula, result } = value
  const [type, shown] = typeof result === 'number' ? ['', String(result)] : [' t="str"', cellXmlText(plainText(result))]
  return `<c ${attributes}${type}><f>${cellXmlText(formula)}</f><v>${shown}</v></c>`
}

/** The area of the cells, such as A1:N60. */
export function dimensionOf({ rows }: SheetPlan): string {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length))
  return `A1:${columnLetters(columns)}${Math.max(1, rows.length)}`
}

/** Escapes a text for an element or an attribute. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const cellXmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')
