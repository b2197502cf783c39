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

/** Returns the element sheetData in pieces. Each row is encoded on its own: one text of megabytes takes several times as much memory and time. */
export function sheetDataXml({ rows }: SheetPlan, numbers: SharedNumbers): Buffer[] {
  const letters = Array.from({ length: Math.max(0, ...rows.map(({ cells }) => cells.length)) }, (_, at) => columnLetters(at + 1))
  const encoded = [Buffer.from('<sheetData>')]
  rows.forEach(({ height, cells }, index) => {
    const row = index + 1
    if (height === undefined && cells.length === 0) return
    let xml = `<row r="${row}"${height === undefined ? '' : ` ht="${height}"`}>`
    cells.forEach((cell, at) => {
      if (cell) xml += cellXml(cell, `r="${letters[at]}${row}" s="${numbers.styleId(cell.style)}"`, numbers)
    })
    encoded.push(Buffer.from(`${xml}</row>`))
  })
  encoded.push(Buffer.from('</sheetData>'))
  return encoded
}

function cellXml({ value }: SheetPlanCell, attributes: string, { textId }: SharedNumbers): string {
  if (value === undefined || value === '') return `<c ${attributes}/>`
  if (typeof value === 'number') return `<c ${attributes}><v>${value}</v></c>`
  if (typeof value === 'string') return `<c ${attributes} t="s"><v>${textId(safeText(value))}</v></c>`
  const { formula, result } = value
  const [type, shown] = typeof result === 'number' ? ['', String(result)] : [' t="str"', elementText(plainText(result))]
  return `<c ${attributes}${type}><f>${elementText(formula)}</f><v>${shown}</v></c>`
}

/** The area of the cells, such as A1:N60. */
export function dimensionOf({ rows }: SheetPlan): string {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length))
  return `A1:${columnLetters(columns)}${Math.max(1, rows.length)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Escapes a text for an element, where quotes may stand: most formulas have some. */
const elementText = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '')
/** Escapes a text for an element or an attribute. */
export const cellXmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')
